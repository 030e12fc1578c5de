"""Command: the medical pages whose words changed since a commit, and that no clinician has signed as they are now.

It lists all of them, and fails for a page that names a reviewer: no page may say "checked" of words that nobody checked.
"""

import argparse
import contextlib
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.guide import command, content, history, paths
from scripts.guide.checks import signoff
from scripts.guide.model import NO_REVIEWER


def fingerprints_at(base: str) -> Mapping[Path, str]:
    """The fingerprint of each page at the commit where this branch left `base`. Raises history.CommitError where git does not know it."""
    with contextlib.chdir(history.check_out(base, paths.SIGNOFF_BASE)):
        guide = content.read()
        return {page.path: signoff.fingerprint(page, guide) for page in guide.pages}


def main(arguments: list[str] | None = None) -> int:
    """0, with a line for each page to sign; 1 where such a page names a reviewer, or git does not know the base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="origin/main", help="the branch that the change goes to (origin/main)")
    base = parser.parse_args(arguments).base
    try:
        old = fingerprints_at(base)
    except history.CommitError as error:
        print(error, file=sys.stderr)
        return 1
    found = list(signoff.unsigned(content.read(), old))
    print(*(problem for _, problem in found), f"{len(found)} medical pages to sign since {base}.", sep="\n")
    named = [page for page, _ in found if page.meta.reviewer != NO_REVIEWER]
    for page in named:
        remedy = f"Record the review, or write `reviewer: {NO_REVIEWER}`"
        print(f"{page.path}:1: it names {page.meta.reviewer}, who did not read these words. {remedy}.", file=sys.stderr)
    return 1 if named else 0


if __name__ == "__main__":
    command.run(main)
