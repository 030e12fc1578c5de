"""Spelling, by typos, with the words and places that pyproject.toml allows."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.guide import paths
from scripts.guide.model import Problem

TYPOS = Path(sys.executable).parent / "typos"  # in the environment of the tests and of `make serve`
SETTINGS = Path("pyproject.toml")
TEXTS = (paths.DOCS, paths.SNIPPETS, paths.DATA)


def problems(files: Sequence[str] = ()) -> Iterator[Problem]:
    """SP01: each word of a page, a snippet or the data is spelled as in American English, where typos is installed.

    `files`: only these, by their path from the root; else all.
    """
    if not TYPOS.is_file() or not SETTINGS.is_file():
        return
    places = [name for name in (files or map(str, TEXTS)) if Path(name).exists()]
    command = [str(TYPOS), "--format", "json", "--force-exclude", *places]
    for row in subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines() if places else ():
        found = json.loads(row)
        if found["type"] == "typo":
            better = " or ".join(f"`{each}`" for each in found["corrections"]) or "another word"
            remedy = f"Write {better}; a word that is right goes into {SETTINGS}, below [tool.typos.default.extend-words]"
            path = str(Path(found["path"]))
            yield Problem(path, found.get("line_num", 1), f"`{found['typo']}` is misspelled", remedy)
