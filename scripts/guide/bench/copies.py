"""Copies of the guide in `.cache/bench/`, and the time and memory that a command needs there."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.guide import engine, paths

LAST_WORDS = 600  # characters of a log: enough to see why


class StoppedError(Exception):
    """A command failed; the message has the folder, the command and the end of its log."""


@dataclass(frozen=True)
class Cost:
    """What a command needed: seconds of wall time and of processor time, and megabytes of memory in the largest of its processes."""

    seconds: float
    processor: float
    megabytes: float


def copy(name: str) -> Path:
    """A fresh copy of everything that the guide is built from."""
    folder = paths.BENCH / name
    shutil.rmtree(folder, ignore_errors=True)
    engine.copy_sources(folder)
    return folder


def run(folder: Path, *words: str, **settings: str) -> Cost:
    """Run `python -m <words>` in `folder`. Raises StoppedError where it fails."""
    log = folder / "log.txt"
    with log.open("w") as to:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", *words], cwd=folder, env=environment(**settings), stdout=to, stderr=to)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise StoppedError(f"{folder}: `{' '.join(words)}` stopped: {log.read_text()[-LAST_WORDS:].strip()}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def environment(**settings: str) -> Mapping[str, str]:
    """Environment variables with which any folder can import these modules, and the site has no address."""
    found = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": found, "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **settings}
