"""Command: all checks over the sources, and over `site/` where it is built. `--release` fails on a page past its review date.

A release also lists the numbers by country, and which official pages a person has opened and when.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts.guide import checks, command, content, notation, paths, spelling
from scripts.guide.check_ids import with_id
from scripts.guide.checks import helplines, review
from scripts.guide.model import Guide, Problem, counted

REMEDY = "Write its path from the root, such as docs/index.md"


def main(arguments: list[str] | None = None) -> int:
    """0 and one line where all is well; 1 with every problem on standard error. Reviews that are due soon are printed, not counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=lambda name: str(Path(name)), help="report only on these files of the sources (all)")
    parser.add_argument("--release", action="store_true", help="fail where a page is past its review date")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD", help="the current day")
    chosen = parser.parse_args(arguments)
    guide = content.read()
    problems = sorted({*checks.problems_of(guide), *with_id(spelling.problems(chosen.files), spelling.problems)})
    if chosen.files:
        if missing := [Problem(name, 1, "no such file", REMEDY) for name in chosen.files if not Path(name).is_file()]:
            print(*missing, sep="\n", file=sys.stderr)
            return 1
        problems = [problem for problem in problems if problem.path in shown(guide, chosen.files)]
    elif paths.SITE.is_dir():
        problems += checks.problems_of_site(paths.SITE, guide)
    late = with_id(review.overdue(guide, chosen.today), review.overdue)
    if chosen.release:
        problems += late
        print(*helplines.to_tick(guide), helplines.ticked(guide), sep="\n")
    soon = with_id(review.due_soon(guide, chosen.today), review.due_soon)
    for notice in () if chosen.files else (*soon, *([] if chosen.release else late)):
        print(notice, file=sys.stderr)
    if problems:
        print(*problems, counted(problems), sep="\n", file=sys.stderr)
        return 1
    everything = f"{len(guide.pages)} pages, {len(guide.claims)} claims, {len(guide.terms)} terms and {len(guide.sources)} sources"
    print(f"{', '.join(chosen.files) or everything}: no problems.")
    return 0


def shown(guide: Guide, files: list[str]) -> set[str]:
    """These files, and the snippets and drawings that the pages among them show."""
    pages = [page for page in guide.pages if str(page.path) in files]
    drawings = {f"{paths.DOCS}{match[2]}" for page in pages for match, _ in notation.matches(notation.IMAGE, page.lines)}
    return {*files, *(line.path for page in pages for line in page.source), *drawings}


if __name__ == "__main__":
    command.run(main)
