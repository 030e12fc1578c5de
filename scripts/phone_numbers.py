"""Command: lists every number of `data/numbers.yml` with its official page, and whether a person has opened it before a release."""

import sys

from scripts.guide import command, content, paths
from scripts.guide.checks import helplines
from scripts.guide.model import counted


def main() -> int:
    """0, with the list on standard output; 1 where the numbers cannot be read, with each problem on standard error."""
    guide = content.data_now()
    if problems := [problem for problem in guide.problems if problem.path == str(paths.NUMBERS)]:
        print(*problems, counted(problems), sep="\n", file=sys.stderr)
        return 1
    print(*helplines.to_tick(guide), helplines.ticked(guide), sep="\n")
    print("Open each page. Where it prints this number, write `opened: YYYY-MM-DD` and `opened_by: your name` in its item.")
    return 0


if __name__ == "__main__":
    command.run(main)
