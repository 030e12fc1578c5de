"""Setup: an unusable Python, disk or download is reported precisely, and two simultaneous `make` wait for each other."""

import ast
import errno
import os
import signal
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts import run_locked, setup_python
from scripts.guide import virtualenv
from scripts.guide.virtualenv import SetupError
from tests.conftest import ROOT

LOCK = "requirements.txt"


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A bare Debian with one Python."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(virtualenv, "system", lambda: "debian")
    return monkeypatch


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_a_supported_python_passes(version: tuple[int, int]) -> None:
    virtualenv.require_supported(version)


@pytest.mark.parametrize(
    ("version", "system", "other", "remedy"),
    [
        ((3, 9), "debian", "", "Debian has one since version 12 (bookworm): upgrade to it."),
        ((3, 10), "ubuntu debian", "", "On Ubuntu 22.04, run: apt-get install python3.11 python3.11-venv, then: make PYTHON=python3.11. "),
        ((3, 9), "darwin", "", "Run: brew install python@3.14, then: make PYTHON=python3.14."),
        ((3, 15), "debian", "", "Install one, then name it: make PYTHON=python3.14."),
        ((3, 9), "fedora", "", "Install one, then name it: make PYTHON=python3.14."),
        ((3, 15), "debian", "python3.13", "Run: make PYTHON=python3.13."),
        ((3, 10), "ubuntu debian", "python3.12", "Run: make PYTHON=python3.12."),
    ],
)
def test_another_python_is_reported_with_what_to_do(
    version: tuple[int, int], system: str, other: str, remedy: str, on: pytest.MonkeyPatch
) -> None:
    on.setattr(virtualenv, "system", lambda: system)
    on.setattr("shutil.which", lambda name: name if name == other else None)
    with pytest.raises(SetupError) as message:
        virtualenv.require_supported(version)
    begin = f"Python 3.11 to 3.14 is needed, and this is {version[0]}.{version[1]}. "
    assert str(message.value).startswith(begin + remedy)
    assert "\n" not in str(message.value)


SCRIPTS = ROOT / "scripts"
BEFORE_SETUP = [SCRIPTS / name for name in ("run_locked.py", "setup_python.py", "guide/command.py", "guide/virtualenv.py")]


@pytest.mark.parametrize("file", BEFORE_SETUP, ids=lambda file: file.stem)
def test_setup_commands_parse_on_any_python(file: Path) -> None:
    """Python 3.8 fails at `list[str]`, and 3.9 at `str | None`, when it defines a function, unless they are in quotes."""
    nodes = list(ast.walk(ast.parse(file.read_text(), feature_version=(3, 6))))
    annotations = [node.annotation for node in nodes if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation]
    annotations += [node.returns for node in nodes if isinstance(node, ast.FunctionDef) and node.returns]
    evaluated = [ast.unparse(each) for each in annotations if any(isinstance(part, ast.Subscript | ast.BinOp) for part in ast.walk(each))]
    own = {node.module: {name.name for name in node.names} for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    assert evaluated == []
    assert own.get("scripts.guide", set()) <= {each.stem for each in BEFORE_SETUP}
    assert [name for name in own if name.startswith("scripts.guide.")] == []


def test_the_command_prints_one_line_and_sets_up_nothing(
    on: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on.setattr(sys, "version_info", (3, 8, 1))
    assert setup_python.main([str(tmp_path / "env"), LOCK]) == 1
    assert capsys.readouterr().err == (
        "Python 3.11 to 3.14 is needed, and this is 3.8. Debian has one since version 12 (bookworm): upgrade to it.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_python_without_pip_is_reported_with_the_missing_package(on: pytest.MonkeyPatch, tmp_path: Path) -> None:
    on.setitem(sys.modules, "ensurepip", None)
    on.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(
        SetupError, match=r"^This Python \(/usr/bin/python3\) has no pip to set up with\. Run: apt-get install python3-venv\.$"
    ):
        virtualenv.create(tmp_path / "env")
    on.setattr(virtualenv, "system", lambda: "")
    with pytest.raises(SetupError, match=r"Install it with its modules venv and ensurepip\.$"):
        virtualenv.create(tmp_path / "env")
    assert not (tmp_path / "env").exists()


def test_a_full_disk_is_reported_and_leaves_nothing(on: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fill(_: zipfile.ZipFile, folder: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    on.setattr(zipfile.ZipFile, "extractall", fill)
    with pytest.raises(SetupError, match=r"^The disk is full: \d+ MB in .+ and \d+ MB in .+ left\. Make room .+, then run `make` again\.$"):
        virtualenv.create(tmp_path / "env")
    assert not (tmp_path / "env").exists()


def test_an_unwritable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match=r"file/env cannot be written: .*Not a directory"):
        virtualenv.create(tmp_path / "file" / "env")


def test_an_environment_has_a_working_pip_and_is_created_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "an env"
    virtualenv.create(folder)
    done = subprocess.run([str(folder / "bin" / "python"), "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("pip "), done.stderr
    assert not list(folder.rglob("setuptools"))
    monkeypatch.setattr(venv, "EnvBuilder", None)
    virtualenv.create(folder)


@pytest.mark.parametrize("damage", ["unfinished", "another Python", "its Python is gone"])
def test_an_incomplete_environment_is_created_again(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "env"
    virtualenv.create(folder)
    (folder / "old").touch()
    if damage == "unfinished":
        (folder / "whole").unlink()
    elif damage == "another Python":
        (folder / "whole").write_text("3.10\n")
    else:
        (folder / "bin" / "python").unlink()
    virtualenv.create(folder)
    assert not (folder / "old").exists()
    assert (folder / "bin" / "python").exists()


FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
HASH = (
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update.\n"
    "    click==8.5.1 from https://example.org/click-8.5.1-py3-none-any.whl (from -r requirements.txt (line 9)):\n"
    "        Expected sha256 00\n             Got        01\n"
)
NO_NETWORK = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('...')': /simple/backrefs/\n"
    "ERROR: Could not find a version that satisfies the requirement backrefs==8.3 (from versions: none)\n"
    "ERROR: No matching distribution found for backrefs==8.3\n"
)
TRACEBACK = "Traceback (most recent call last):\n  File x\npip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.\n"
NO_WHEEL = "ERROR: Could not find a version that satisfies x\nERROR: No matching distribution found for libzim==3.1.0\n"


@pytest.mark.parametrize(
    ("output", "line"),
    [
        (FULL, "The disk is full: "),
        (HASH, "click==8.5.1 was downloaded, and is not the file that requirements.txt names: the download broke off, or "),
        (
            NO_NETWORK,
            "A package could not be downloaded: No matching distribution found for backrefs==8.3 Check the network, then run `make`",
        ),
        (
            TRACEBACK,
            "A package could not be downloaded: pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out. Check the network",
        ),
        (NO_WHEEL, "pip could not install what requirements.txt names: No matching distribution found for libzim==3.1.0"),
        ("", "pip could not install what requirements.txt names: pip said nothing"),
    ],
)
def test_the_reason_of_a_pip_failure_is_one_line(output: str, line: str) -> None:
    message = virtualenv.reason(output, LOCK)
    assert message.startswith(line)
    assert "\n" not in message
    assert "python3-venv" not in message


def index(folder: Path, broken: bool) -> Path:
    """A local package index with one package, possibly truncated, and the lock that names it."""
    wheel = folder / "own-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr("own.py", "")
        files.writestr("own-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: own\nVersion: 1.0\n")
        files.writestr("own-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        files.writestr("own-1.0.dist-info/RECORD", "own.py,,\n")
    digest = subprocess.run(["sha256sum", str(wheel)], capture_output=True, text=True, check=True).stdout.split()[0]
    (folder / "own.txt").write_text(f"own==1.0 --hash=sha256:{digest}\n")
    if broken:
        wheel.write_bytes(wheel.read_bytes()[:-40])
    return folder / "own.txt"


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_an_interrupted_download_is_reported_by_name(
    broken: bool, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = index(tmp_path, broken)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    assert setup_python.main([str(tmp_path / "env"), str(lock)]) == code
    message = capsys.readouterr().err
    assert message.count("\n") == code
    assert ("own" in message and "was downloaded, and is not the file" in message) == broken, message


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB, which only root can create."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk, and not in every container")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk_is_reported(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_disk / "ballast").write_bytes(bytes(4_000_000))
    assert setup_python.main([str(small_disk / "env"), str(ROOT / LOCK)]) == 1
    assert capsys.readouterr().err.startswith("The disk is full: ")


# ---- Two commands at once ----

WORK = """
import pathlib, time
log = pathlib.Path("log")
log.write_text(log.read_text() + "begin ")
time.sleep(1)
log.write_text(log.read_text() + "end ")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "log").touch()
    return tmp_path


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scripts.run_locked", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)


def until(true: Callable[[], bool], seconds: int = 20) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


def test_the_second_waits_for_the_first_and_says_so(folder: Path) -> None:
    until_the_end = WORK.replace("time.sleep(1)", "while not pathlib.Path('end').exists(): time.sleep(0.02)")
    first = start(folder, sys.executable, "-c", until_the_end)
    until(lambda: "begin" in (folder / "log").read_text())
    second = start(folder, sys.executable, "-c", WORK)
    assert second.stderr
    assert second.stderr.readline() == f"Another make works in this folder (process {first.pid}). Waiting for it to end.\n"
    (folder / "end").touch()
    assert (first.communicate(timeout=60)[1], second.communicate(timeout=60)[1]) == ("", "")
    assert (folder / "log").read_text() == "begin end begin end "
    assert (first.returncode, second.returncode) == (0, 0)


def test_a_second_command_does_not_repeat_the_work_of_the_first(folder: Path) -> None:
    (folder / "source").touch()
    words = ("--target", "made", "--sources", "source", sys.executable, "-c", WORK)
    first = start(folder, *words)
    until(lambda: "begin" in (folder / "log").read_text())
    second = start(folder, *words)
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert (folder / "log").read_text() == "begin end "
    os.utime(folder / "source", (time.time() + 9, time.time() + 9))
    assert start(folder, *words).wait(60) == 0
    assert (folder / "log").read_text() == "begin end begin end "


def test_a_killed_command_blocks_no_other(folder: Path) -> None:
    first = start(folder, sys.executable, "-c", WORK.replace("sleep(1)", "sleep(600)"))
    until(lambda: "begin" in (folder / "log").read_text())
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(20)
    assert (folder / run_locked.LOCK).read_text() == f"{first.pid}\n"
    second = start(folder, sys.executable, "-c", WORK)
    assert second.communicate(timeout=60)[1] == ""
    assert (folder / "log").read_text() == "begin begin end "


def test_a_command_waits_for_the_children_of_a_killed_command(folder: Path) -> None:
    first = start(folder, sys.executable, "-c", WORK)
    until(lambda: "begin" in (folder / "log").read_text())
    os.kill(first.pid, signal.SIGKILL)
    first.wait(20)
    assert start(folder, sys.executable, "-c", WORK).wait(60) == 0
    assert (folder / "log").read_text() == "begin end begin end "


def test_a_failing_command_leaves_no_target_and_its_exit_code_is_returned(folder: Path) -> None:
    assert start(folder, "--target", "made", sys.executable, "-c", "raise SystemExit(7)").wait(60) == 7
    assert not (folder / "made").exists()
