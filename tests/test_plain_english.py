"""The words of `.plain-english.yml` are found where they are used, and nowhere else."""

import pytest
import yaml

from scripts import plain_english
from tests.conftest import ROOT

LIST = yaml.safe_load((ROOT / plain_english.FILE).read_text())
RIDDLES = (
    "of its source a figure that ends in 0 may be away",
    "what a program that tells our words must name first",
    "a page that a browser holds ready behind back",
    "What of a page no copy on paper or in one file says",
    "The older moment cannot be had",
    "No look for garbage meanwhile",
    "Nothing is kept or given that is not, byte for byte, of its version",
    "Ask whether a fault is known in anything that the locks name",
    "3 to mend. site/ is as it was.",
    "return new Promise((come, fail) => {",
)
PLAIN = (
    "3 problems. site/ is unchanged.",
    "Promises: new Promise((resolve, reject) => {",
    "CSS stands for style sheets; a sheet can stand alone; the standard is withstood",
    "untold, dementia, mender_",
)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("line", RIDDLES)
def test_each_sample_of_dialect_is_found(line: str) -> None:
    assert next(plain_english.found("scripts/x.py", f"\n# {line}")).startswith("scripts/x.py:2: ")


@pytest.mark.parametrize("word", LIST["words"], ids=lambda word: str(word["not"]))
def test_each_listed_word_is_found_with_its_alternative(word: dict[str, str]) -> None:
    found = list(plain_english.found("scripts/x.py", word["sample"]))
    assert any(line.endswith(f"Write: {word['but']}.") for line in found)


@pytest.mark.parametrize("line", PLAIN)
def test_plain_lines_pass(line: str) -> None:
    assert list(plain_english.found("scripts/x.py", line)) == []


def test_names_in_code_are_read_too() -> None:
    assert len(list(plain_english.found("tests/x.py", "def test_a_fault_is_told() -> None:\n    told = 1"))) == 2


def test_a_decision_is_read_like_any_other_text() -> None:
    assert len(list(plain_english.found("decisions/0001-x.md", "# 0001 What is told\n\nIt was told."))) == 2


@pytest.mark.parametrize(("line", "count"), [("We mend it.", 1), ("Its reason stands here.", 1), ("You were told to stand up.", 0)])
def test_a_page_may_use_the_words_that_readers_need(line: str, count: int) -> None:
    assert len(list(plain_english.found("docs/topic/example.md", line))) == count


@pytest.mark.parametrize(
    "file",
    [
        "scripts/lint.py",
        "Makefile",
        "README.md",
        "data/words.yml",
        "docs/assets/js/guide.js",
        "tests/conftest.py",
        "decisions/0001-no-module-imports-the-engine.md",
        "docs/index.md",
    ],
)
def test_every_kind_of_project_file_is_read(file: str) -> None:
    assert file in plain_english.files()


@pytest.mark.parametrize("file", ["data/claims.yml", "CHANGELOG.md", "tests/sites/good/docs/index.md"])
def test_data_files_are_not_read(file: str) -> None:
    assert file not in plain_english.files()
