"""The schemas for editors are generated from the records, and accept what the reader of the data accepts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from scripts import schemas
from scripts.guide import checks, content, paths
from scripts.guide.choices import CHOICES
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import FrontMatter
from scripts.guide.records import record
from tests.conftest import ROOT, SITES, lay

FRONT = "front-matter.json"
FILES = {str(path): f"{path.stem}.json" for path in content.RECORDS}
OF_YAML = ("appears twice", "has two levels", "nested too deep", "by an alias")
"""Faults of YAML syntax, which a schema cannot find because they are gone once the file is parsed."""
BROKEN = sorted(folder.name for folder in SITES.iterdir() if (folder / "expected.txt").is_file() or folder.name == "good")


def valid(name: str, value: Any) -> bool:
    """Whether the committed schema accepts a value. A date of YAML is its text, as an editor sees it."""
    schema = json.loads((ROOT / paths.SCHEMAS / name).read_text())
    return bool(Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(plain(value)))


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_committed_schemas_match_the_records() -> None:
    assert {file.name: file.read_text() for file in (ROOT / paths.SCHEMAS).iterdir()} == schemas.texts(), "run `make schemas`"


@pytest.mark.parametrize("file", FILES)
def test_the_real_data_fit_their_schema(file: str) -> None:
    assert valid(FILES[file], yaml.safe_load((ROOT / file).read_text()))


def test_the_front_matter_of_every_page_fits_its_schema() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert valid(FRONT, yaml.safe_load(page.read_text().split("---\n", 2)[1])), page


@pytest.mark.parametrize("name", BROKEN)
def test_the_schema_and_the_reader_agree_on_a_broken_site(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay(name, tmp_path / name))
    guide = content.read()
    choices = [problem for problem in checks.problems_of(guide) if "is not a choice" in problem.what]
    for file, schema in FILES.items():
        reported = {problem.path for problem in (*guide.problems, *choices)}
        try:
            value = yaml.safe_load(Path(file).read_text())
        except yaml.YAMLError:
            assert file in reported
            continue
        unseen = any(words in problem.what for words in OF_YAML for problem in guide.problems if problem.path == file)
        assert unseen or valid(schema, value) == (file not in reported), file


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", 1),
        ("title", " "),
        ("kind", "essay"),
        ("reviewed", "soon"),
        ("typed", "one"),
        ("typed", [1]),
        ("titel", "x"),
        ("also", None),
    ],
)
def test_the_schema_and_the_reader_agree_on_one_wrong_field(name: str, value: Any, tmp_path: Path) -> None:
    file = ROOT / "docs" / "index.md"
    front = {**yaml.safe_load(file.read_text().split("---\n", 2)[1]), name: value}
    problems: list[Any] = []
    item = yaml_mapping(yaml.safe_dump(front), file, 1, problems)
    assert item
    made = record(FrontMatter, item, file, problems)
    assert (made is None or made.kind not in CHOICES[FrontMatter]["kind"]) == (not valid(FRONT, front)) == True  # noqa: E712


def test_editors_know_where_the_schemas_are() -> None:
    known = json.loads((ROOT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert known == {f"./schemas/{FILES[file]}": file for file in sorted(FILES)}
    assert not read_text(paths.CLAIMS, []).startswith("---")
