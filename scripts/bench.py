"""Command: how long a build takes beside the bare engine, and how large its results are. Figures for this machine and commit."""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from scripts.guide import content, engine, paths

RUNS = 3
SCRATCH = paths.CACHE / "bench"


def seconds(work: Callable[[], object]) -> float:
    """The median time of RUNS runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def bare() -> None:
    """The engine alone, on the same pages."""
    engine.build(SCRATCH, ())


def ours() -> None:
    """What `make` does once it is set up."""
    subprocess.run([sys.executable, "-m", "scripts.build"], check=True, capture_output=True)


def zipped(file: Path) -> int:
    """A file's size as a server sends it, in bytes of gzip."""
    return len(gzip.compress(file.read_bytes(), 9))


def main() -> int:
    """Print a table and write `dist/bench.json`."""
    figures = {"build, seconds": round(seconds(ours), 2), "engine alone, seconds": round(seconds(bare), 2)}
    figures["build, times the engine"] = round(figures["build, seconds"] / figures["engine alone, seconds"], 2)
    figures["site, bytes"] = sum(file.stat().st_size for file in paths.SITE.rglob("*") if file.is_file())
    for page in content.read().pages:
        if page.url in ("", "twitching/", "get-help/", "glossary/", "sources/"):
            figures[f"/{page.url}, HTML bytes, gzip"] = zipped(paths.SITE / page.url / "index.html")
    figures["search index, bytes, gzip"] = zipped(paths.SITE / "search" / "search_index.json")
    shutil.rmtree(SCRATCH, ignore_errors=True)
    for name, figure in figures.items():
        print(f"{name:40}{figure:>12,}")
    paths.DIST.mkdir(exist_ok=True)
    (paths.DIST / "bench.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
