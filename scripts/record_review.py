"""Command: records a completed review pack in `data/reviews.yml`, all of it or nothing."""

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts.guide import command, content, paths
from scripts.guide.review_pack.record import record_into


def main(arguments: list[str] | None = None) -> int:
    """0 when the review is recorded; 1, with a line for each problem on standard error, where nothing was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="the filled list, made as dist/review-pack.yml by `make review-pack`")
    file = parser.parse_args(arguments).file
    count, problems = record_into(paths.REVIEWS, file, content.read(), date.today())
    if problems:
        print(*problems, f"{len(problems)} to fix. {paths.REVIEWS} is unchanged.", sep="\n", file=sys.stderr)
        return 1
    print(
        f"{count} answer{'' if count == 1 else 's'} recorded in {paths.REVIEWS}. Readers see them on the page about who checks this guide."
    )
    return 0


if __name__ == "__main__":
    command.run(main)
