"""What `make audit` checks."""

import subprocess
from pathlib import Path

import pytest

from scripts import audit
from tests.conftest import ROOT


@pytest.mark.parametrize("faulty", ["", "requirements-next.txt", "--package-lock-only"])
def test_every_lock_is_audited_even_after_a_failure(monkeypatch: pytest.MonkeyPatch, faulty: str) -> None:
    asked: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append([Path(words[0]).name, *words[1:]])
        return subprocess.CompletedProcess(words, int(faulty in words))

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(subprocess, "run", run)
    assert audit.main() == bool(faulty)
    locks = sorted(file.with_suffix(".txt").name for file in ROOT.glob("requirements*.in"))
    assert "requirements-next.txt" in locks
    assert [words[2] for words in asked if words[0] == "pip-audit"] == locks
    assert all("--strict" in words for words in asked if words[0] == "pip-audit")  # else "could not be audited" is a success
    assert asked[-1] == ["npm", "audit", "--package-lock-only"]


@pytest.mark.parametrize(
    ("lock", "text"), [("requirements-next.txt", "# none\n"), ("package-lock.json", "{}"), ("package-lock.json", None)]
)
def test_a_lock_without_packages_fails_though_nothing_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lock: str, text: str | None
) -> None:
    for file in (*ROOT.glob("requirements*"), ROOT / "package-lock.json"):
        (tmp_path / file.name).write_text(file.read_text())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subprocess, "run", lambda words, **_: subprocess.CompletedProcess(words, 0))
    assert audit.main() == 0
    (tmp_path / lock).unlink() if text is None else (tmp_path / lock).write_text(text)
    assert audit.main() == 1
    assert capsys.readouterr().err == f"{lock}:1: this lock names no package, so nothing can be audited. Run `make lock`.\n"


def test_a_folder_without_any_lock_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subprocess, "run", lambda words, **_: subprocess.CompletedProcess(words, 0))
    assert audit.nothing_to_audit() == ["requirements.txt", "package-lock.json"]
    assert audit.main() == 1
