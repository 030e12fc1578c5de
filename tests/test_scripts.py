"""The tools' scripts: their types hold, and each tool is small."""

import gzip
import subprocess

from scripts.guide import paths, policy
from tests.conftest import ROOT

TOOLS = ROOT / "docs" / "assets" / "js" / "tools"


def test_types_hold() -> None:
    checked = subprocess.run(["node", ROOT / paths.TYPE_CHECKER, "-p", ROOT / "tsconfig.json"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_all_scripts_of_the_tools_together_are_smaller_than_one_may_be() -> None:
    size = sum(len(gzip.compress(file.read_bytes())) for file in (TOOLS / name for name in ("fill-in.js", "one-sheet.js", "show-this.js")))
    assert size <= policy.TOOL_BYTES
