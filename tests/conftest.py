"""What many tests share: the tiny guide in its own folder, and two ways to run a command there."""

import contextlib
import gc
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from scripts.guide import content, paths
from scripts.guide.rendered import fragment

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
SECONDS = ROOT / ".cache" / "coverage" / "seconds.tsv"
NOTATIONS = tuple(re.findall(r"^  - (scripts\.guide\.markdown\.\w+)$", (ROOT / paths.CONFIG).read_text(), re.MULTILINE))
"""The extensions of Markdown that are ours, as mkdocs.yml names them."""
FOR_A_SCREEN = ".overdue, .short-note, .meaning, script, style, template, .with-tool, .if-emergency, [hidden], .sources .uses"
"""Selectors for screen-only parts, which no paper or one-file copy has. Repeated on purpose: a test must not import what it tests."""
IN_A_BOOK = f"{FOR_A_SCREEN}, nav, .cited > summary, .cited > p, .downloads, [class=reviewed] p:has(> a[href*='/edit/'])"
"""Those, and the parts that a book replaces."""


def lay(name: str, folder: Path) -> Path:
    """Copy the tiny guide `good` into `folder`, then the files of the site `name` over it."""
    shutil.copytree(SITES / "good", folder, dirs_exist_ok=True)
    shutil.copytree(SITES / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return folder


def lay_scripts(folder: Path) -> None:
    """Copy the commands of this repository into `folder`, with their labels unless the guide has its own."""
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    if not (folder / paths.WORDS).exists():
        shutil.copy(ROOT / paths.WORDS, folder / paths.WORDS)


def said(html: str | None, without: str) -> str:
    """The text of some HTML without the parts that `without` selects, with single spaces."""
    parts = fragment(html or "")
    for part in parts.css(without):
        part.decompose()
    return " ".join(parts.text(separator=" ").split())


FORKING = ("bundle",)
"""Commands that fork worker processes, which a process with threads must not do."""


def run(folder: Path, command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `scripts.<command>` in `folder` and return its exit code and output, isolated from git and this machine's settings.

    It runs in this process, because an interpreter takes ten times as long to start as a tiny guide takes to check.
    """
    name, *words = command.split()
    if name in FORKING:
        return run_process(folder, command, **more)
    out, err = io.StringIO(), io.StringIO()
    _forget()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, _environment(more), clear=True),
        mock.patch.object(sys, "argv", [f"scripts.{name}", *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = importlib.import_module(f"scripts.{name}").main()
    return subprocess.CompletedProcess(sys.argv, code, out.getvalue(), err.getvalue())


def run_process(folder: Path, command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m scripts.<command>` in `folder` as a separate process, isolated in the same way."""
    words = [sys.executable, "-m", *f"scripts.{command}".split()]
    return subprocess.run(words, cwd=folder, env=_environment(more), capture_output=True, text=True, check=False)


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG") or name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": "1767312000", **more}


def _forget() -> None:
    """Clear what `content` caches by the time of a file: two writes within one tick of the clock would look the same."""
    content._data.cache_clear()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The complete tiny guide, in its own folder."""
    return lay("good", tmp_path / "tiny")


@pytest.fixture
def in_tiny(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny guide, as the current folder."""
    monkeypatch.chdir(tiny)
    return tiny


PROCESSES_PER_CORE = 2  # a process waits about half of its time, for a browser or for a file
BYTES_PER_PROCESS = 2 << 30  # with its browser: about 1.8 GB were seen


def pytest_xdist_auto_num_workers() -> int | None:
    """The number of test processes for `-n auto`, by the cores and the memory of this machine, but at least one; None: xdist decides."""
    if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") or sys.platform != "linux":
        return None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(PROCESSES_PER_CORE * len(os.sched_getaffinity(0)), memory // BYTES_PER_PROCESS))


gc.disable()  # until all tests are collected, because nothing of that is garbage


def pytest_collection_finish() -> None:
    """Exclude modules, tests and their tables, which all stay, from garbage collection: it took a quarter of the time to collect tests."""
    gc.freeze()
    gc.enable()


def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Tell `make coverage` which test runs each line, because `make mutants` runs the tests of a changed line."""
    coverage = sys.modules.get("coverage")  # imported only where lines are counted
    if coverage and (running := coverage.Coverage.current()):
        running.switch_context(item.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """And how long it took: `make mutants` runs the quickest first."""
    coverage = sys.modules.get("coverage")
    if report.when == "call" and coverage and coverage.Coverage.current() and SECONDS.parent.is_dir():
        with SECONDS.open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\t{report.duration:.2f}\n")
