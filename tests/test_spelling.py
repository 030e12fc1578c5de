"""Spelling is part of `make check`, with the words that pyproject.toml allows."""

import shutil
from pathlib import Path

import pytest

from scripts.guide import spelling
from tests.conftest import ROOT, run


@pytest.fixture
def with_settings(tiny: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tiny)
    page = tiny / "docs" / "sources.md"
    page.write_text(f"{page.read_text()}\nA breif twitch.\n")
    return tiny


def test_a_misspelled_word_is_reported_with_its_line(with_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_settings)
    (found,) = spelling.problems(["docs/sources.md"])
    assert (found.path, found.line, found.what) == ("docs/sources.md", 17, "`breif` is misspelled")
    assert found.remedy.startswith("Write `brief`; a word that is right goes into pyproject.toml")
    assert list(spelling.problems(["docs/glossary.md"])) == []


def test_checking_one_file_reports_its_misspelled_words(with_settings: Path) -> None:
    checked = run(with_settings, "check docs/sources.md")
    assert checked.returncode == 1
    assert checked.stderr.splitlines()[0].startswith("docs/sources.md:17: `breif` is misspelled. Write `brief`; ")
    assert checked.stderr.splitlines()[0].endswith(" (SP01)")


def test_without_typos_nothing_is_reported(with_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_settings)
    monkeypatch.setattr(spelling, "TYPOS", Path("nowhere"))
    assert list(spelling.problems(["docs/sources.md"])) == []
