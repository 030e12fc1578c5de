"""Copies of the guide to build and to spoil, in `.cache/bench/`, and what a command takes there."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.guide import engine, paths
from scripts.guide.files import read_text, yaml_mapping

LAST_WORDS = 600  # characters of a log: enough to see why


class StoppedError(Exception):
    """A command did not do its work; the message says which, where, and its last words."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock and of the processor, and megabytes of memory in the largest of its processes."""

    seconds: float
    processor: float
    megabytes: float


def copy(name: str) -> Path:
    """A fresh copy of all that the guide is built from."""
    folder = paths.BENCH / name
    shutil.rmtree(folder, ignore_errors=True)
    engine.copy_sources(folder)
    return folder


def run(folder: Path, *words: str, **settings: str) -> Cost:
    """Run `python -m <words>` in `folder`. Raises StoppedError where it does not end well."""
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
    """The environment in which the modules of this repository are found from any folder, and the site has no address."""
    found = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": found, "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **settings}


def configuration() -> Mapping[str, Any]:
    """What `mkdocs.yml` says; values from the environment are left out."""
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, [])
    return item.values if item else {}
