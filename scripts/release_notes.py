"""Command: prints the notes of a release, the part of `CHANGELOG.md` for its day, and writes them to `dist/notes.md`. `TAG`: v2027.5.31."""

import os
import sys
from datetime import date, datetime

from scripts.guide import command, content, paths
from scripts.guide.changelog import in_english, notes


def day(tag: str) -> date | None:
    """The day that a tag names; None where it names none."""
    try:
        return datetime.strptime(tag, "v%Y.%m.%d").date()
    except ValueError:
        return None


def main() -> int:
    """0 and the notes; 1, with a line on standard error, where the tag is no day or the changelog has none such."""
    tag = os.environ.get("TAG") or ""
    released = day(tag)
    if released is None:
        print(f"`{tag}` is not a release: tag it with its day, as v2027.5.31.", file=sys.stderr)
        return 1
    text = notes(content.read().changes, released)
    if not text:
        title = in_english(released)
        print(f"{paths.CHANGELOG}:1: it has no part for {title}. Add `## {title}` above the others.", file=sys.stderr)
        return 1
    paths.DIST.mkdir(exist_ok=True)
    paths.NOTES.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    command.run(main)
