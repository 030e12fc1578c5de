"""System packages: found, installed as root, or named in one line."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import system_packages
from scripts.guide import system_requirements as needed
from tests.conftest import ROOT


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would run, as root with apt."""
    ran: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(list(words))
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return ran


def needs(*there: bool) -> dict[str, system_packages.Need]:
    answers = iter(there)
    return {
        "a": system_packages.Need("the letter A", lambda: next(answers), ("lib-a", "lib-b")),
        "b": system_packages.Need("the letter B", lambda: True, ("lib-c",)),
        "c": system_packages.Need("the letter C", lambda: next(answers), ("lib-d",)),
    }


LINE = (
    "This system lacks the letter A, the letter C. "
    "Run as root: apt-get update && apt-get install --yes --no-install-recommends lib-a lib-b lib-d"
)


def test_nothing_is_installed_if_nothing_is_missing(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(True))
    assert system_packages.main(["a", "b"]) == 0
    assert apt == []


def test_all_that_is_missing_is_installed_at_once(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, False, True, True))
    assert system_packages.main(["a", "b", "c"]) == 0
    assert [words[3:] for words in apt] == [
        ["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "lib-a", "lib-b", "lib-d"]
    ]  # fmt: skip


def test_everything_missing_is_named_to_a_user_in_one_line(
    apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, False, False, False))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.delenv("CI", raising=False)
    assert system_packages.main(["a", "b", "c"]) == 1
    assert (apt, capsys.readouterr().err) == ([], LINE + "\n")


def test_why_apt_failed_is_reported(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, False, False, False))
    monkeypatch.setattr(subprocess, "run", lambda words, **_: subprocess.CompletedProcess(words, 100, "", "E: one\nE: No such package\n"))
    assert system_packages.main(["a", "b", "c"]) == 1
    assert capsys.readouterr().err == LINE + " (apt-get said: E: No such package)\n"


def test_a_system_without_apt_gets_the_names(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, False, False, False))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert system_packages.main(["a", "c"]) == 1
    assert capsys.readouterr().err == "This system lacks the letter A, the letter C. Install what Debian calls: lib-a lib-b lib-d\n"


def test_sudo_without_a_password_is_used_in_ci(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, True))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("CI", "true")
    assert system_packages.main(["a"]) == 0
    assert {tuple(words[:2]) for words in apt} == {("sudo", "--non-interactive")}


def test_only_named_requirements_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs())
    assert system_packages.main(["b"]) == 0


def test_an_unknown_name_is_reported(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "NEEDS", needs(False, True))
    assert system_packages.main(["aa", "a"]) == 1
    assert apt[-1][-2:] == ["lib-a", "lib-b"]
    assert capsys.readouterr().err == "`aa` is not looked for here. Write one of: a, b, c.\n"


def test_each_requirement_names_packages_in_one_line() -> None:
    for need in system_packages.NEEDS.values():
        assert need.what
        assert need.packages
        assert "\n" not in need.remedy
        assert all(package in need.remedy for package in need.packages)


def test_a_missing_library_is_not_found() -> None:
    assert needed.loads("libc.so.6")
    assert not needed.loads("libc.so.6", "libnone.so.9")


def test_a_font_is_found_by_its_file_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "FONTS", (str(tmp_path), str(tmp_path / "none")))
    assert not needed.has_font("Own.ttf")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Own.ttf").touch()
    assert needed.has_font("Own.ttf")


@pytest.mark.parametrize("module", ["scripts.run_locked", "scripts.setup_python", "scripts.system_packages"])
def test_setup_commands_import_no_installed_package(module: str) -> None:
    """With -S, no installed package is on the path."""
    words = [sys.executable, "-S", "-c", f"import {module}"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_system_packages_are_checked_before_any_download() -> None:
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(r"^test: system ", makefile, re.MULTILINE)
    assert ".NOTPARALLEL:" in makefile  # so that `make -j4` does not start with another target
