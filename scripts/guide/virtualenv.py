"""Sets up a virtual environment; an unsupported Python or a failure is explained in one line.

This runs on any Python, so it uses no syntax newer than Python 3.6 and imports only the standard library.
"""

import errno
import os
import re
import shutil
import sys
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)  # the versions that the locks have wheels for, which tests/test_locks.py checks
ROOM = 1500  # MB: what `make test` installs (1.1 GB) and unpacks; `make` alone takes about 100 MB
FULL = (errno.ENOSPC, errno.EDQUOT)
NETWORK = (
    r"NewConnectionError|ConnectTimeout|NameResolution|Temporary failure in name|Connection (?:refused|reset|aborted|broken)|"
    r"[Tt]imed? ?out|IncompleteRead|SSLError|ProxyError|ProtocolError|HTTP error|Network is unreachable|BadZipFile|has an invalid wheel|"
    r"Could not install packages due to an OSError: HTTPS?ConnectionPool"
)


class SetupError(Exception):
    """Setting up failed: one line that says why, and what to do."""


def system() -> str:
    """The ids of this system, such as "ubuntu debian" or "darwin"; "" where it has none."""
    if sys.platform == "darwin":
        return "darwin"
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    return " ".join(re.findall(r'^ID(?:_LIKE)?="?([^"\n]*)', text, re.MULTILINE))


def require_supported(version: "tuple[int, int]") -> None:
    """Raise SetupError, with what to do on this system, unless the locks support this version of Python."""
    if OLDEST <= version <= NEWEST:
        return
    names = ["python{}.{}".format(OLDEST[0], minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]  # noqa: UP032 - no f-string of names
    found = next((name for name in names if shutil.which(name)), "")
    if found:
        remedy = f"Run: make PYTHON={found}"
    elif "darwin" in system():
        remedy = f"Run: brew install python@3.{NEWEST[1]}, then: make PYTHON=python3.{NEWEST[1]}"
    elif "ubuntu" in system() and version < OLDEST:
        remedy = "On Ubuntu 22.04, run: apt-get install python3.11 python3.11-venv, then: make PYTHON=python3.11. An older one: upgrade it"
    elif "debian" in system() and version < OLDEST:
        remedy = "Debian has one since version 12 (bookworm): upgrade to it"
    else:
        remedy = f"Install one, then name it: make PYTHON=python3.{NEWEST[1]}"
    wanted = f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed"
    raise SetupError(f"{wanted}, and this is {version[0]}.{version[1]}. {remedy}.")


def no_room() -> str:
    """The message for a full disk: how much is left here, and where temporary files go."""
    left = [f"{shutil.disk_usage(place).free // 1_000_000} MB in {place}" for place in (str(Path.cwd()), tempfile.gettempdir())]
    return f"The disk is full: {' and '.join(left)} left. Make room (`make test` needs {ROOM} MB), then run `make` again."


def pip_wheel() -> Path:
    """The wheel of pip that this Python carries. Raises SetupError where it has none, as on a Debian without python3-venv."""
    try:
        import ensurepip  # noqa: PLC0415  Debian's python3 has none

        folders = [
            Path(ensurepip.__file__).parent / "_bundled",
            Path(sysconfig.get_config_var("WHEEL_PKG_DIR") or "/usr/share/python-wheels"),
        ]
    except ImportError:
        folders = []
    wheels = [wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"))]
    if not wheels:
        package = "python3-venv" if sys.executable in ("/usr/bin/python3", "/bin/python3") else f"python3.{sys.version_info[1]}-venv"
        install = f"Run: apt-get install {package}" if "debian" in system() else "Install it with its modules venv and ensurepip"
        raise SetupError(f"This Python ({sys.executable}) has no pip to set up with. {install}.")
    return wheels[-1]


def create(folder: Path) -> None:
    """Create a virtual environment with pip, unless a complete one of this version of Python is there.

    pip's wheel is only unpacked, which is enough: ensurepip takes four seconds, and adds setuptools and bytecode (27 MB).
    Raises SetupError where this Python has no pip, or where the disk is full or cannot be written.
    """
    whole, version = folder / "whole", f"{sys.version_info[0]}.{sys.version_info[1]}\n"
    if whole.is_file() and whole.read_text() == version and (folder / "bin" / "python").exists():
        return
    wheel = pip_wheel()
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=False).create(str(folder))
        (packages,) = folder.glob("lib/python*/site-packages")
        with zipfile.ZipFile(str(wheel)) as files:
            files.extractall(str(packages))
        whole.write_text(version)
    except OSError as error:
        shutil.rmtree(str(folder), ignore_errors=True)
        raise SetupError(no_room() if error.errno in FULL else f"{folder} cannot be written: {error}.") from None


def reason(output: str, lock: str) -> str:
    """Why pip failed, in one line, from what it printed while it installed what `lock` names."""
    errors = re.findall(r"^ERROR: (.+)$", output, re.MULTILINE)
    last = errors[-1] if errors else (output.strip().splitlines() or ["pip said nothing"])[-1]
    if re.search(r"No space left on device|Disk quota exceeded|database or disk is full", output):
        return no_room()
    if "DO NOT MATCH THE HASHES" in output:
        file = re.search(r"^ {4}(\S+) from ", output, re.MULTILINE)
        what = file[1] if file else "A package"
        return (
            f"{what} was downloaded, and is not the file that {lock} names: the download broke off, or the package index has another file. "
            "Run `make` again; if that does not help, `.venv/bin/python -m pip cache purge`, then `make`."
        )
    if re.search(NETWORK, output):
        return f"A package could not be downloaded: {last} Check the network, then run `make` again."
    return f"pip could not install what {lock} names: {last}"
