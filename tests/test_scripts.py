"""The tools' scripts: each tool is small. `make lint` reads their types."""

import gzip
from pathlib import Path

import pytest
import rcssmin
import rjsmin

from scripts.guide import policy
from tests.conftest import ROOT

TOOLS = ROOT / "docs" / "assets" / "js" / "tools"


TOOL_FILES = {
    "one-sheet": ("fill-in.js", "paper.js", "one-sheet-signs.js", "one-sheet.js"),
    "letter": ("fill-in.js", "paper.js", "letter-words.js", "letter.js"),
    "plan": ("fill-in.js", "paper.js", "plan-steps.js", "plan.js"),
    "show-this": ("fill-in.js", "show-this.js"),
    "diary": ("store.js", "diary.js", "diary-*.js", "../../css/diary.css"),
}


@pytest.mark.parametrize("tool", TOOL_FILES)
def test_a_tool_is_light(tool: str) -> None:
    files = {file.resolve() for pattern in TOOL_FILES[tool] for file in TOOLS.glob(pattern)}
    assert len(files) >= len(TOOL_FILES[tool])
    served = [(rcssmin.cssmin if file.suffix == ".css" else rjsmin.jsmin)(file.read_text()) for file in files]  # as finish/minify.py does
    assert sum(len(gzip.compress(text.encode(), 9)) for text in served) <= policy.TOOL_BYTES


def test_every_script_of_a_tool_is_weighed() -> None:
    weighed = {file.resolve() for patterns in TOOL_FILES.values() for pattern in patterns for file in TOOLS.glob(pattern)}
    assert set(map(Path.resolve, TOOLS.glob("*.js"))) <= weighed
