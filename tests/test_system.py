"""What no Python package holds: found, installed as root, or named in one line."""

import subprocess

import pytest

from scripts import system


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be run, by a root with apt."""
    ran: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(list(words))
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return ran


def needs(*there: bool) -> dict[str, system.Need]:
    answers = iter(there)
    return {
        "a": system.Need(lambda: next(answers), ("lib-a", "lib-b"), "Install a."),
        "b": system.Need(lambda: True, ("lib-c",), "Install b."),
    }


def test_nothing_is_installed_where_all_is_there(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "NEEDS", needs(True))
    assert system.main(["a", "b"]) == 0
    assert apt == []


def test_what_is_missing_is_installed(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "NEEDS", needs(False, True))
    assert system.main(["a", "b"]) == 0
    assert apt[-1][-2:] == ["lib-a", "lib-b"]


def test_what_cannot_be_installed_is_named_in_a_line(
    apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "NEEDS", needs(False, False))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.delenv("CI", raising=False)
    assert system.main(["a"]) == 1
    assert (apt, capsys.readouterr().err) == ([], "Install a.\n")


def test_a_machine_of_ci_that_gives_root_unasked_is_used(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "NEEDS", needs(False, True))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("CI", "true")
    assert system.main(["a"]) == 0
    assert {tuple(words[:2]) for words in apt} == {("sudo", "--non-interactive")}


def test_what_is_not_named_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "NEEDS", needs())
    assert system.main(["b"]) == 0


def test_an_unknown_name_is_told(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system, "NEEDS", needs(False, True))
    assert system.main(["aa", "a"]) == 1
    assert apt[-1][-2:] == ["lib-a", "lib-b"]
    assert capsys.readouterr().err == "`aa` is not looked for here. Write one of: a, b.\n"


def test_each_remedy_is_one_line_that_names_its_packages() -> None:
    for need in system.NEEDS.values():
        assert "\n" not in need.remedy
        assert all(package in need.remedy for package in need.packages)
