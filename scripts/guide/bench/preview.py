"""How soon the live preview shows an edit."""

import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from scripts.guide import paths
from scripts.guide.bench import copies
from scripts.guide.bench.figures import Figure

EDITS = 3
TIMEOUT = 60  # seconds; a slow machine may need most of them
PAUSE = 0.02


def shows(port: int, words: str) -> float:
    """Seconds until the home page contains a text. Raises StoppedError where it never does."""
    start = time.perf_counter()
    while time.perf_counter() - start < TIMEOUT:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=TIMEOUT) as page:
                if words in page.read().decode():
                    return time.perf_counter() - start
        except OSError:
            pass
        time.sleep(PAUSE)
    raise copies.StoppedError(f"the live preview did not show an edit in {TIMEOUT} seconds")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def figures(folder: Path) -> Iterator[Figure]:
    """The median time from an edit of the home page in `folder` to the page that shows it."""
    port, home = _free_port(), folder / paths.DOCS / "index.md"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=folder, env=copies.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        first, times, text = shows(port, "<h1"), [], home.read_text(encoding="utf-8")
        for edit in range(EDITS):
            home.write_text(f"{text}\nThis is edit {edit}.\n", encoding="utf-8")
            times.append(shows(port, f"This is edit {edit}."))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    yield Figure("live preview, seconds to start", first)
    yield Figure("live preview, seconds to show an edit", statistics.median(times))
