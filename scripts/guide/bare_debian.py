"""A bare Debian in a folder, by mmdebstrap, and commands in it, by bubblewrap, as root and as a user."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("mmdebstrap", "bwrap")
INCLUDED = "git,make,python3,python3-venv"  # what the README requires
USER = 1000  # its user id; the bare system has no name for it
HOMES = {"root": Path("/root"), "user": Path("/home/user")}
GUIDE = "guide"  # the clone, in the user's home folder
SETTINGS = ("/etc/pip.conf", "/etc/xdg/pip", "~/.pip", "~/.config/pip", "~/.npmrc", "/etc/npmrc")
PASSED = re.compile(r"(?i)(pip|npm_config|uv)_\w+|(https?|no|all|ftp)_proxy|(ssl_cert|node_extra_ca|requests_ca|curl_ca)\w+|pytest_addopts")
"""The variables that say where packages come from, and which tests run."""


@dataclass(frozen=True)
class Bare:
    """A bare system: its suite, and the folder that is its root."""

    suite: str
    root: Path

    def run(self, who: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the clone of "root" or "user", without a terminal; stdout and stderr are one text."""
        home = HOMES[who]
        user = [] if who == "root" else ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--"]
        sandbox = [
            *("bwrap", "--bind", str(self.root), "/", "--dev", "/dev", "--proc", "/proc"),
            *("--perms", "1777", "--tmpfs", "/dev/shm"),  # a user may write there too: Python keeps the locks of processes in it
            *("--unshare-pid", "--die-with-parent", "--cap-add", "ALL", "--chdir", str(home / GUIDE)),
        ]
        settings = {
            **passed(),
            "HOME": str(home),
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
        }
        return subprocess.run(
            [*sandbox, *user, *arguments],
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def sizes(self) -> list[str]:
        """Every file in the user's home with its size, except bytecode, which Python writes when it imports."""
        home = self.root / HOMES["user"].relative_to("/")
        return sorted(str(file) for file in home.rglob("*") if file.suffix != ".pyc" and "__pycache__" not in file.parts)


def has_tools() -> bool:
    """Whether mmdebstrap and bubblewrap are here."""
    return all(shutil.which(tool) for tool in TOOLS)


def passed() -> Mapping[str, str]:
    """The environment variables of this machine that say where packages come from."""
    return {name: value for name, value in os.environ.items() if PASSED.fullmatch(name)}


def mirror() -> list[str]:
    """The address of the Debian mirror that this machine's apt uses; "" where it has none."""
    command = ["apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages"]
    known = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return re.findall(r"^Debian (\S+)$", known, re.MULTILINE)[:1]


def archive(suite: str, folder: Path) -> Path:
    """A bare system as one file. Raises CalledProcessError where mmdebstrap fails."""
    options, target = folder / "apt.conf", folder / f"{suite}.tar"
    options.write_text(subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=True).stdout)
    command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={INCLUDED}", f"--aptopt={options}", suite, str(target), *mirror()]
    subprocess.run(command, check=True)
    return target


def unpack(suite: str, file: Path, root: Path) -> Bare:
    """A system from that file, with this machine's settings and a clone of the current commit for root and for the user."""
    root.mkdir()
    subprocess.run(["tar", "--extract", "--numeric-owner", "--file", str(file), "--directory", str(root)], check=True)
    for source, place in copies():
        target = root / place.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    for who, home in HOMES.items():
        inside = root / home.relative_to("/")
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ".", str(inside / GUIDE)], check=True)
        if who == "user":
            subprocess.run(["chown", "--recursive", f"{USER}:{USER}", str(inside)], check=True)
    return Bare(suite, root)


def copies() -> Iterator[tuple[Path, Path]]:
    """Each file or folder of this machine's settings, and certificates that a variable names, with its path in the bare system."""
    for name in SETTINGS:
        source = Path(name).expanduser()
        for home in HOMES.values():
            place = home / name[2:] if name.startswith("~/") else Path(name)
            if source.exists() and (name.startswith("~/") or home == HOMES["root"]):
                yield source, place
    named = {value for value in passed().values() if value.startswith("/") and Path(value).is_file()}
    yield from ((Path(name), Path(name)) for name in sorted(named))
