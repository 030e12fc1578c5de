"""Runs the engine that turns Markdown into pages. It is a program of its own: nothing here imports it (decisions/0001)."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.guide import paths, policy
from scripts.guide.model import Page, Problem

COMMAND = (sys.executable, "-m", "mkdocs")
COMPLAINTS = ("WARNING", "ERROR", "CRITICAL")


def environment(pages: tuple[Page, ...]) -> Mapping[str, str]:
    """The environment in which two builds of one commit give the same bytes.

    SOURCE_DATE_EPOCH (seconds since 1970, UTC) is the caller's, else the commit's, else the day of the newest review.
    """
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(epoch(pages))}


def epoch(pages: tuple[Page, ...]) -> int:
    """The build's date, in seconds since 1970, UTC: never the clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return max(int(given), policy.BUILD_EPOCH_FLOOR)
    if commit := _commit():
        return commit
    newest = max((page.meta.reviewed.toordinal() for page in pages), default=0)
    return max((newest - 719_163) * 86_400, policy.BUILD_EPOCH_FLOOR)  # 719,163: the ordinal of 1 January 1970


def _commit() -> int:
    """The date of the commit that is checked out; 0 where there is no git."""
    try:
        commit = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    return int(commit.stdout) if commit.returncode == 0 and commit.stdout.strip() else 0


def build(destination: Path, pages: tuple[Page, ...]) -> list[Problem]:
    """Build strictly into `destination`; what the engine complains of comes back as problems, one line each."""
    # Not --quiet: it hides warnings from --strict too, which then lets them pass.
    command = [*COMMAND, "build", "--strict", "--clean", "--site-dir", str(destination)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(pages))
    problems = list(_complaints(run.stdout + run.stderr))
    if run.returncode and not problems:
        last = (run.stderr.strip().splitlines() or ["it stopped without a word"])[-1]
        problems = [Problem(str(paths.CONFIG), 1, f"the engine stopped ({last})", "Run `python -m mkdocs build` to see more")]
    return problems


def _complaints(log: str) -> Iterator[Problem]:
    """One problem for each warning or error; lines that a message runs on to are joined to it."""
    for message in re.split(r"^(?=[A-Z]+\s+-\s)", log, flags=re.MULTILINE):
        level, _, what = message.partition("-")
        what = " ".join(what.split("Traceback (most recent")[0].split()).rstrip(".")
        if level.strip() in COMPLAINTS and not what.startswith("Aborted"):
            page = re.search(r"(?:Doc file|page) '([^']+\.md)'", what)
            path = str(paths.DOCS / page[1]) if page else str(paths.CONFIG)
            yield Problem(path, 1, f"the engine says: {what}", "Mend the page or the setting that it names")
