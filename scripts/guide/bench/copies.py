"""Copies of the guide in `.cache/bench/`, and the time that a command needs there."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from scripts.guide import engine, paths

LAST_WORDS = 600  # characters of a log: enough to see why


class StoppedError(Exception):
    """A command failed; the message has the folder, the command and the end of its log."""


def copy(name: str) -> Path:
    """A fresh copy of everything that the guide is built from."""
    folder = paths.BENCH / name
    shutil.rmtree(folder, ignore_errors=True)
    engine.copy_sources(folder)
    return folder


def run(folder: Path, *arguments: str, **settings: str) -> float:
    """The seconds that `python -m <words>` takes in `folder`. Raises StoppedError where it fails."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, env=environment(**settings), capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise StoppedError(f"{folder}: `{' '.join(arguments)}` stopped: {(done.stdout + done.stderr)[-LAST_WORDS:].strip()}")
    return seconds


def environment(**settings: str) -> Mapping[str, str]:
    """Environment variables with which any folder can import these modules, and the site has no address."""
    found = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": found, "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **settings}
