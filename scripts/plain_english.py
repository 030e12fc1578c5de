"""Command: finds the words of `.plain-english.yml` in code, comments, messages, decisions and the texts for contributors.

In the pages for readers it finds only those that are right nowhere (`pages: true`), because a reader may have been told something,
or stand up. The facts in data/ have checks of their own (WO, VO); only the interface labels in data/words.yml are read here.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from scripts.guide import command

FILE = Path(".plain-english.yml")
KINDS = {".py", ".js", ".mjs", ".ts", ".css", ".html", ".svg", ".md", ".in", ".toml", ".json", ".jsonc", ".yml", ".xhtml", ".opf", ""}
READ = re.compile(
    r"docs/assets/(?:css|js)/|docs/.*\.md$|snippets/|data/words\.yml|tests/cases/README|"
    r"(?!docs/|data/|schemas/|tests/(?:cases|sites|browser/trees)/)"
)
PAGE = re.compile(r"docs/.*\.md$|snippets/")
UNREAD = re.compile(r"CHANGELOG|LICENSE|CODE_OF_CONDUCT|\.plain-english|package-lock|tests/test_plain_english")


@cache
def words() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Each pattern for a whole word, its replacement, and whether it is wrong on pages too. Raises OSError or YAMLError without a list."""
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8"))["words"]
    edges = r"(?<![a-z])(?:{})(?![a-z])"
    return tuple(
        (re.compile(edges.format(each["not"].replace(" ", "[ _]")), re.IGNORECASE), each["but"], each.get("pages", False))
        for each in listed
    )


@cache
def allowed() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns, of a file and of a line in it, where a listed word is right."""
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8"))["allowed"]
    return tuple((re.compile(each["file"]), re.compile(each["line"])) for each in listed)


def found(file: str, text: str) -> Iterator[str]:
    """A line `file:line: what is wrong. Remedy.` for each listed word in a text."""
    used = [(pattern, instead) for pattern, instead, on_pages in words() if on_pages or not PAGE.match(file)]
    for number, line in enumerate(text.splitlines(), 1):
        if any(where.match(file) and what.search(line) for where, what in allowed()):
            continue
        for pattern, instead in used:
            if match := pattern.search(line):
                yield f"{file}:{number}: “{match[0]}” has to be decoded. Write: {instead}."


def files() -> list[str]:
    """Every file of the repository whose words are read here, from A to Z."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return sorted(each for each in listed if READ.match(each) and not UNREAD.match(each) and Path(each).suffix in KINDS)


def main() -> int:
    """0 where no listed word is used; 1 with a line for each on standard error."""
    lines = [line for file in files() if Path(file).is_file() for line in found(file, Path(file).read_text(encoding="utf-8"))]
    print(*lines, sep="\n", end="\n" if lines else "", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    command.run(main)
