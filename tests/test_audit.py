"""What `make audit` asks about."""

import subprocess
from pathlib import Path

import pytest

from scripts import audit
from tests.conftest import ROOT


@pytest.mark.parametrize("faulty", ["", "requirements-next.txt", "--package-lock-only"])
def test_every_lock_is_asked_about_whatever_the_one_before_said(monkeypatch: pytest.MonkeyPatch, faulty: str) -> None:
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
