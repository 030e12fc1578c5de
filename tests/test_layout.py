"""House rules that no linter checks: how long a file or a function may grow, and what the README names. Layers: pyproject.toml."""

import ast
import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.guide import content
from scripts.guide.model import Guide
from tests import pages as of_guide
from tests.conftest import ROOT, SITES

LIBRARY = sorted((ROOT / "scripts" / "guide").rglob("*.py"))
COMMANDS = sorted((ROOT / "scripts").glob("*.py"))


@pytest.mark.parametrize("file", [*LIBRARY, *COMMANDS], ids=lambda file: str(file.relative_to(ROOT)))
def test_files_and_functions_keep_their_budget(file: Path) -> None:
    text = file.read_text()
    assert len(text.splitlines()) <= (80 if file in COMMANDS else 200)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


ENDING = [file for file in COMMANDS if "__main__" in file.read_text() and file.stem not in ("on_main", "remind", "run_locked")]
"""The commands that may import our own modules. The other three may not (test_workflows.py), and print only a line or two."""


@pytest.mark.parametrize("file", ENDING, ids=lambda file: file.name)
def test_every_command_ends_in_one_way(file: Path) -> None:
    """No command prints a traceback when only part of its output is read."""
    assert re.search(r'^if __name__ == "__main__":\n    command\.run\(.+\)\n\Z', file.read_text(), re.MULTILINE)


def test_no_module_shadows_the_standard_library() -> None:
    assert [file.name for file in [*LIBRARY, *COMMANDS] if file.stem in sys.stdlib_module_names] == []


def test_every_browser_script_is_type_checked_formatted_and_linted() -> None:
    listed = subprocess.run(["git", "ls-files", "*.js"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    ours = [Path(name) for name in listed if "vendor" not in name]
    assert len(ours) > 20
    for tool in ("tsconfig.json", "biome.jsonc", "eslint.config.mjs"):
        named = re.findall(r'"([\w./*-]+\.js)"', (ROOT / tool).read_text())
        found = {file.relative_to(ROOT) for name in named for file in ROOT.glob(name)}
        assert [str(file) for file in ours if file not in found] == [], tool


def test_dates_are_formatted_in_a_way_that_works_on_windows() -> None:
    """`%-d` is unknown to Windows."""
    assert [file.name for file in [*LIBRARY, *COMMANDS] if "%-" in file.read_text()] == []


def test_the_readme_names_every_data_file_library_folder_and_verb() -> None:
    readme = (ROOT / "README.md").read_text()
    folders = {f"guide/{file.parent.name}/" for file in LIBRARY if file.name == "__init__.py"} - {"guide/guide/"}
    data = {f"`{file.name}`" for file in (ROOT / "data").iterdir()}
    verbs = {"build", "test", *re.findall(r"`make ([a-z-]+)", readme)}
    assert [name for name in sorted(folders | data) if name not in readme] == []
    assert verbs <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_every_verb_is_phony() -> None:
    """A folder with the name of a verb, such as `report`, would keep `make` from running a verb that is not in .PHONY."""
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert sorted(phony[1].split()) == sorted(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))


def test_no_word_of_the_subject_is_in_code() -> None:
    """The tools serve any subject: its words are in mkdocs.yml, data/ and docs/. An exception is listed with its reason."""
    subject = content.read().subject
    names = "|".join(["ALS", *subject.medicines, *subject.placed_words])
    ours = re.compile(rf"fibromyalg|twitch|weakness|\b(?:{names})s?\b", re.IGNORECASE)
    assert subject.medicines
    allowed: dict[str, str] = {}  # each file, and why it names the subject
    files = [file for folder in ("scripts", "overrides") for file in (ROOT / folder).rglob("*.*")]
    texts = [file for file in files if file.suffix in (".py", ".html", ".css", ".js", ".opf", ".xhtml", ".xml")]
    said = {f"{file.relative_to(ROOT)}: {match[0]}" for file in texts for match in ours.finditer(file.read_text(encoding="utf-8"))}
    assert {each for each in said if each.partition(":")[0] not in allowed} == set()


NOT_OF_THE_TOOLS = {"content", "sites"}
"""Folders of tests/ with tests or files about this guide, or about guides made for a test."""


def named_in(guide: Guide) -> tuple[set[str], set[str], set[str]]:
    """The addresses of a guide's pages, and the ids of its claims and signs."""
    return {page.url for page in guide.pages if page.url}, set(guide.claims), set(guide.signs)


def names_of_this_guide() -> re.Pattern[str]:
    """The names that only this guide has: the small guides of tests/sites/ share the fixed pages, and some claims and signs."""
    ours = named_in(content.read())
    for name in ("good", "another-subject"):
        with contextlib.chdir(SITES / name):
            ours = tuple(mine - theirs for mine, theirs in zip(ours, named_in(content.read()), strict=True))  # type: ignore[assignment]
    pages, claims, signs = ("|".join(map(re.escape, sorted(each, key=len, reverse=True))) or "(?!)" for each in ours)
    pages = pages.replace("/|", "|").removesuffix("/")
    page = rf"(?<![\w.*/-])(?:\*\*/|\.\./|docs/|/)*(?:{pages})(?:/(?![\w-]|\*\.)|/index\.|\.md\b)"
    return re.compile(rf"{page}|\b(?:{claims})\b|(?<![\w./-])(?:{signs})(?![\w-])")


def test_a_test_of_the_tools_names_no_page_claim_or_sign_of_this_guide() -> None:
    """A guide on another subject keeps these tests, so they find a page by its role or content (tests/pages.py)."""
    ours = names_of_this_guide()
    files = [file for file in sorted((ROOT / "tests").rglob("*.py")) if not NOT_OF_THE_TOOLS & set(file.relative_to(ROOT).parts)]
    assert len(files) > 90
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {match[0]}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for match in ours.finditer(node.value)
    ]
    assert found == []


def test_names_of_this_guide_are_found_in_any_notation() -> None:
    ours, guide, deep = names_of_this_guide(), content.read(), of_guide.DEEP
    claim = list(guide.claims)[-1]
    sign = next(name for name in list(guide.signs)[::-1] if "-" in name)
    for text in (
        of_guide.DEEP,
        f"{of_guide.DEEP}index.html",
        f"../{of_guide.DEEP}",
        of_guide.source_of(of_guide.DEEP),
        f"**/{of_guide.DEEP}**",
        f"[@{claim}]",
        f"[!{sign}.act]",
    ):
        assert ours.search(text), text
    for text in ("topic/example.md", "AB01", f"assets/{deep}x.js", "a-made-sign"):
        assert not ours.search(text), text
