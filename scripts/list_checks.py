"""Command: prints the id of every check, in order, with what it promises."""

import sys

from scripts.guide import checks, content, engine, spelling
from scripts.guide.checks import built, review, signoff
from scripts.guide.finish import third_party, web_manifest
from scripts.guide.promises import promise

BUILD = (engine.build, third_party.copy, web_manifest.write)
ALL: tuple[object, ...] = (
    *content.READS,
    *checks.ALL,
    *checks.RENDERED,
    *built.ALL,
    *BUILD,
    spelling.problems,
    review.due_soon,
    review.overdue,
    signoff.unsigned,
)
"""Everything that can end a message with an id."""


def main() -> int:
    """0, after one line for each check."""
    print(*(f"{identity}  {said}" for identity, said in sorted(map(promise, ALL))), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
