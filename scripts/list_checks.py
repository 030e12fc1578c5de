"""Command: prints the id of every check, in order, with what it promises."""

from scripts.guide import checks, command, content, engine, spelling
from scripts.guide.check_ids import id_and_promise
from scripts.guide.checks import built, review, signoff
from scripts.guide.finish import third_party, web_manifest

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
"""All functions whose messages end with an id."""


def main() -> int:
    """0, after one line for each check."""
    print(*(f"{identity}  {promise}" for identity, promise in sorted(map(id_and_promise, ALL))), sep="\n")
    return 0


if __name__ == "__main__":
    command.run(main)
