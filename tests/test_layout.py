"""House rules that no linter checks: how long a file or a function may grow, and what the README names. Layers: pyproject.toml."""

import ast
import re
from pathlib import Path

import pytest

from scripts.guide import content
from tests.conftest import ROOT

LIBRARY = sorted((ROOT / "scripts" / "guide").rglob("*.py"))
COMMANDS = sorted((ROOT / "scripts").glob("*.py"))


@pytest.mark.parametrize("file", [*LIBRARY, *COMMANDS], ids=lambda file: str(file.relative_to(ROOT)))
def test_files_and_functions_keep_their_budget(file: Path) -> None:
    text = file.read_text()
    assert len(text.splitlines()) <= (80 if file in COMMANDS else 200)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("file", [file for file in COMMANDS if "__main__" in file.read_text()], ids=lambda file: file.name)
def test_every_command_ends_in_one_way(file: Path) -> None:
    """So none of them prints a traceback where its output is read in part."""
    assert re.search(r'^if __name__ == "__main__":\n    command\.run\(.+\)\n\Z', file.read_text(), re.MULTILINE)


def test_dates_are_written_as_every_system_can() -> None:
    """`%-d` is unknown to Windows."""
    assert [file.name for file in [*LIBRARY, *COMMANDS] if "%-" in file.read_text()] == []


def test_the_readme_names_every_data_file_library_folder_and_verb() -> None:
    readme = (ROOT / "README.md").read_text()
    folders = {f"guide/{file.parent.name}/" for file in LIBRARY if file.name == "__init__.py"} - {"guide/guide/"}
    data = {f"`{file.name}`" for file in (ROOT / "data").iterdir()}
    verbs = {"build", "test", *re.findall(r"`make ([a-z-]+)", readme)}
    assert [name for name in sorted(folders | data) if name not in readme] == []
    assert verbs <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_no_word_of_the_subject_is_in_code() -> None:
    """The tools serve any subject: its words are in mkdocs.yml, data/ and docs/. An exception is listed with its reason."""
    subject = content.read().subject
    names = "|".join(["ALS", *subject.medicines, *subject.placed_words])
    ours = re.compile(rf"fibromyalg|twitch|weakness|\b(?:{names})s?\b", re.IGNORECASE)
    assert len(subject.medicines) > 10
    allowed: dict[str, str] = {}  # a file, and why it names the subject
    files = [file for folder in ("scripts", "overrides") for file in (ROOT / folder).rglob("*.*")]
    texts = [file for file in files if file.suffix in (".py", ".html", ".css", ".js", ".opf", ".xhtml", ".xml")]
    said = {f"{file.relative_to(ROOT)}: {match[0]}" for file in texts for match in ours.finditer(file.read_text(encoding="utf-8"))}
    assert {each for each in said if each.partition(":")[0] not in allowed} == set()
