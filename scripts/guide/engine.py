"""Runs the engine that turns Markdown into pages. It is a separate program: nothing here imports it (decisions/0001)."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.guide import paths, policy
from scripts.guide.model import Page, Problem

ROOT = Path(__file__).parents[2]
DEFAULT = "mkdocs"
NEXT = str(Path(sys.prefix).with_name(".venv-next") / "bin" / "python")  # next to our own environment: `make .venv-next/ready`
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "mkdocs": (sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"),
    "properdocs": (NEXT, "-m", "properdocs", "build", "--strict", "--clean", "--config-file", str(paths.CONFIG)),
    "zensical": (NEXT, "-m", "zensical", "build", "--strict", "--config-file", str(paths.CONFIG)),
}
"""The engine under the guide today and those that may follow it (decisions/0012)."""
LOG_LEVELS = ("WARNING", "ERROR", "CRITICAL")


def environment(pages: tuple[Page, ...]) -> Mapping[str, str]:
    """The environment variables with which two builds of one commit give the same bytes.

    SOURCE_DATE_EPOCH (seconds since 1970, UTC) is the caller's, else the commit's, else the day of the newest review.
    """
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(epoch(pages))}


def epoch(pages: tuple[Page, ...]) -> int:
    """The build's date, in seconds since 1970, UTC: never the clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given and not _wrong_epoch():
        return max(int(given), policy.BUILD_EPOCH_FLOOR)
    if commit := _commit():
        return commit
    newest = max((page.meta.reviewed.toordinal() for page in pages), default=0)
    return max((newest - 719_163) * 86_400, policy.BUILD_EPOCH_FLOOR)  # 719,163: the ordinal of 1 January 1970


def _wrong_epoch() -> list[Problem]:
    """A problem where SOURCE_DATE_EPOCH is set and is no day that every form can hold."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given or (re.fullmatch(r"\d{1,12}", given, re.ASCII) and int(given) <= policy.BUILD_EPOCH_CEILING):
        return []
    what = f"SOURCE_DATE_EPOCH={given[:40]} is no day between 1970 and {policy.BUILD_EPOCH_LAST_YEAR}"
    return [Problem("Makefile", 1, what, "Write the seconds since 1970, such as 1767312000, or unset it")]


def _commit() -> int:
    """The date of the commit that is checked out; 0 where there is no git."""
    try:
        commit = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    return int(commit.stdout) if commit.returncode == 0 and commit.stdout.strip() else 0


def build(destination: Path, pages: tuple[Page, ...]) -> list[Problem]:
    """EN01: the engine that ENGINE names builds every page into `destination` without a warning.

    Each of its warnings is returned as a problem.
    """
    name = os.environ.get("ENGINE") or DEFAULT
    if name not in COMMANDS:
        return [Problem("Makefile", 1, f"ENGINE={name} is not a known engine", f"Write one of {', '.join(COMMANDS)}")]
    if wrong := _wrong_epoch():
        return wrong
    # Not --quiet: it hides warnings from --strict too, which then lets them pass.
    shutil.rmtree(destination, ignore_errors=True)
    command, settings = COMMANDS[name], {**environment(pages), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    try:
        if name == "zensical":
            run = _in_a_copy(command, settings, destination)
        else:
            command = (*command, "--site-dir", str(destination))
            run = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    except FileNotFoundError:
        return [Problem("requirements-next.txt", 1, f"{name} is not set up", f"Run `make build ENGINE={name}`")]
    problems = [*_log_problems(run.stdout + run.stderr), *_warnings(run.stdout + run.stderr)]
    if run.returncode and not problems:
        last = (run.stderr.strip().splitlines() or ["it printed nothing"])[-1]
        remedy = f"Run `{' '.join(('python', *command[1:4]))}` to see more"
        problems = [Problem(str(paths.CONFIG), 1, f"the engine stopped ({last})", remedy)]
    return problems


def _in_a_copy(command: tuple[str, ...], settings: Mapping[str, str], destination: Path) -> subprocess.CompletedProcess[str]:
    """Run an engine that does not let us choose where to build, and that clears `.cache/`, in a copy of the sources."""
    copy_sources(paths.ENGINE_COPY)
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=settings, cwd=paths.ENGINE_COPY)
    if not run.returncode:
        shutil.rmtree(destination, ignore_errors=True)
        (paths.ENGINE_COPY / paths.SITE).rename(destination)
    shutil.rmtree(paths.ENGINE_COPY)
    return run


def copy_sources(folder: Path) -> None:
    """Copy everything that the guide is built from into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in paths.BUILT_FROM:
        if part.is_dir():
            shutil.copytree(part, folder / part)
        elif part.is_file():
            shutil.copy(part, folder / part)


def _warnings(log: str) -> Iterator[Problem]:
    """One problem for each of Zensical's warnings, which have a line of their own for the place."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", log)
    for what, page, line in re.findall(r"^(?:Warning|Error): (.+)\n.*\[ (\S+\.md):(\d+):\d+ \]", plain, flags=re.MULTILINE):
        yield Problem(str(paths.DOCS / page), int(line), f"the engine says: {what}", "Fix this line")


def _log_problems(log: str) -> Iterator[Problem]:
    """One problem for each warning or error; the lines of a long message are joined."""
    for message in re.split(r"^(?=[A-Z]+\s+-\s)", log, flags=re.MULTILINE):
        level, _, what = message.partition("-")
        what = " ".join(what.split("Traceback (most recent")[0].split()).rstrip(".")
        if level.strip() in LOG_LEVELS and not what.startswith("Aborted"):
            page = re.search(r"(?:Doc file|page) '([^']+\.md)'", what)
            path = str(paths.DOCS / page[1]) if page else str(paths.CONFIG)
            yield Problem(path, 1, f"the engine says: {what}", "Fix the page or the setting that it names")
