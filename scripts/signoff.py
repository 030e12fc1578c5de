"""Command: the medical pages whose words changed since a commit, and that no clinician has signed as they are now.

It lists all of them, and fails for a page that names a reviewer: no page may say "checked" of words that nobody checked.
"""

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from scripts.guide import content, fixed_text, paths
from scripts.guide.checks import signoff

SOURCES = [str(path) for path in (*paths.BUILT_FROM, fixed_text.NOTATIONS)]
ASIDE = paths.CACHE / "before"


def before(base: str) -> Mapping[Path, str] | None:
    """The fingerprint of each page as it was where this branch left `base`; None where git does not know it."""
    fork = subprocess.run(["git", "merge-base", base, "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    there = [name for name in SOURCES if fork and not _git("cat-file", "-e", f"{fork}:{name}").returncode]
    tree = _git("archive", "--format=zip", fork, *there) if there else None
    if tree is None or tree.returncode:
        return None
    shutil.rmtree(ASIDE, ignore_errors=True)
    with zipfile.ZipFile(BytesIO(tree.stdout)) as archive:
        archive.extractall(ASIDE)
    here = Path.cwd()
    os.chdir(ASIDE)
    try:
        guide = content.read()
        return {page.path: signoff.fingerprint(page, guide) for page in guide.pages}
    finally:
        os.chdir(here)


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], capture_output=True, check=False)


def main(arguments: list[str] | None = None) -> int:
    """0, with a line for each page to sign; 1 where such a page names a reviewer, or git does not know the base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="origin/main", help="the branch that the change goes to (origin/main)")
    base = parser.parse_args(arguments).base
    old = before(base)
    if old is None:
        print(f"git does not know `{base}` here. Fetch it, or name a commit: make signoff BASE=HEAD~1", file=sys.stderr)
        return 1
    found = list(signoff.unsigned(content.read(), old))
    print(*(problem for _, problem in found), f"{len(found)} medical pages to sign since {base}.", sep="\n")
    named = [page for page, _ in found if page.meta.reviewer != signoff.NOBODY]
    for page in named:
        remedy = f"Record the review, or write `reviewer: {signoff.NOBODY}`"
        print(f"{page.path}:1: it names {page.meta.reviewer}, who did not read these words. {remedy}.", file=sys.stderr)
    return 1 if named else 0


if __name__ == "__main__":
    sys.exit(main())
