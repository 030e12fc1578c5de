"""The tools' scripts: each tool is small. `make lint` reads their types."""

import gzip

from scripts.guide import policy
from tests.conftest import ROOT

TOOLS = ROOT / "docs" / "assets" / "js" / "tools"


def test_all_scripts_of_the_tools_together_are_smaller_than_one_may_be() -> None:
    size = sum(len(gzip.compress(file.read_bytes())) for file in (TOOLS / name for name in ("fill-in.js", "one-sheet.js", "show-this.js")))
    assert size <= policy.TOOL_BYTES
