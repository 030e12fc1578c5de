"""The size of each tool's scripts in the built site. `make lint` checks their types."""

import gzip
from pathlib import Path

import pytest

from scripts.guide import paths, policy
from tests.conftest import ROOT
from tests.pages import with_tool

TOOLS = Path("assets") / "js" / "tools"
BUILT = ROOT / paths.SITE / TOOLS
TOOL_FILES = {
    "one-sheet": ("fill-in.js", "paper.js", "one-sheet-signs.js", "one-sheet.js"),
    "letter": ("fill-in.js", "paper.js", "letter-words.js", "letter.js"),
    "plan": ("fill-in.js", "paper.js", "plan-steps.js", "plan.js"),
    "show-this": ("fill-in.js", "show-this.js"),
    "diary": ("store.js", "diary.js", "diary-*.js", "../../css/diary.css"),
}


def files(tool: str) -> set[Path]:
    return {file.resolve() for pattern in TOOL_FILES[tool] for file in BUILT.glob(pattern)}


@pytest.mark.parametrize("tool", TOOL_FILES)
def test_a_tool_is_within_its_size_limit(tool: str) -> None:
    with_tool(tool)
    assert len(files(tool)) >= len(TOOL_FILES[tool])
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files(tool)) <= policy.TOOL_BYTES


def test_every_script_of_a_tool_is_measured() -> None:
    scripts = {file.resolve() for file in BUILT.glob("*.js")}
    assert scripts <= {file for tool in TOOL_FILES for file in files(tool)}
