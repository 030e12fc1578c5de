"""House rules that no linter checks: how long a file or a function may grow. pyproject.toml has the layers of imports."""

import ast
from pathlib import Path

import pytest

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
