"""The house rules that a linter does not know: what may import what, how long a file may grow, and what stands in no file."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

LEVELS = (
    {"policy", "paths", "chromium", "png", "grades", "counts", "roles", "virtualenv", "system_requirements", "bare_debian"},
    {"dangers", "evidence", "groups", "helplines", "source", "signs", "questions", "scores", "wheels"},
    {"model"},
    {"files", "notation", "reviewable"},
    {"records", "addresses", "bibliography", "changelog", "effects", "sentences"},
    {"schemas", "settings", "answers"},
    {"social_card", "content", "rendered", "engine", "search_file"},
    {"engine_comparison"},
    {"book", "styles", "security"},
    {"markdown", "finish", "offline", "checks", "bench", "external"},
    {"report", "review_pack"},
)
LIBRARY = sorted((ROOT / "scripts" / "guide").rglob("*.py"))
COMMANDS = sorted((ROOT / "scripts").glob("*.py"))


def level(room: str) -> int:
    return next((at for at, rooms in enumerate(LEVELS) if room in rooms), -1)


def rooms_imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text())
    named = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts.guide")]
    direct = {(node.module or "").split(".")[2] for node in named if node.module != "scripts.guide"}
    return direct | {alias.name for node in named if node.module == "scripts.guide" for alias in node.names}


@pytest.mark.parametrize("file", LIBRARY, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_lead_down(file: Path) -> None:
    own = file.relative_to(ROOT / "scripts" / "guide").parts[0].removesuffix(".py")
    for room in rooms_imported(file) - {own}:
        assert level(room) >= 0, f"{room} has no level"
        assert level(room) < level(own), f"{file} imports {room}"


@pytest.mark.parametrize("file", [*LIBRARY, *COMMANDS], ids=lambda file: str(file.relative_to(ROOT)))
def test_files_and_functions_keep_their_budget(file: Path) -> None:
    text = file.read_text()
    assert len(text.splitlines()) <= (80 if file in COMMANDS else 200)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("file", LIBRARY, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_extensions_import_markdown(file: Path) -> None:
    tree = ast.parse(file.read_text())
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "markdown" in file.parts or not any(name.split(".")[0] == "markdown" for name in imported)
