"""What several tests share: the tiny guide in its own folder, and the two ways to run a command there."""

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
"""That, and what a book says otherwise."""


def lay(name: str, folder: Path) -> Path:
    """The tiny guide `good` in `folder`, with the files of its sibling `name` laid over it."""
    shutil.copytree(SITES / "good", folder, dirs_exist_ok=True)
    shutil.copytree(SITES / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return folder


def lay_scripts(folder: Path) -> None:
    """Put the commands of this repository in `folder`, with the labels that they show for those that a guide does not have."""
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    if not (folder / paths.WORDS).exists():
        shutil.copy(ROOT / paths.WORDS, folder / paths.WORDS)


def said(html: str | None, without: str) -> str:
    """What some HTML says without these parts, its spaces made one."""
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
    """Run `python -m scripts.<command>` in `folder` as a program of its own, isolated in the same way."""
    words = [sys.executable, "-m", *f"scripts.{command}".split()]
    return subprocess.run(words, cwd=folder, env=_environment(more), capture_output=True, text=True, check=False)


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG") or name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": "1767312000", **more}


def _forget() -> None:
    """Clear what `content` caches by the time of a file: two writes within one tick of the clock would look the same."""
    content._data.cache_clear()
    content._items.cache_clear()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The tiny guide, whole."""
    return lay("good", tmp_path / "tiny")


@pytest.fixture
def in_tiny(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny guide, as the current folder."""
    monkeypatch.chdir(tiny)
    return tiny


gc.disable()  # until all tests are collected: nothing of that is garbage


def pytest_collection_finish() -> None:
    """Leave modules, tests and their tables, which all stay, out of garbage collection from here on: it took a quarter of collecting."""
    gc.freeze()
    gc.enable()


def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Where `make coverage` counts lines, let it know which test runs them: `make mutants` runs the tests of a changed line."""
    coverage = sys.modules.get("coverage")  # imported only where it counts
    if coverage and (running := coverage.Coverage.current()):
        running.switch_context(item.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """And how long it took: `make mutants` runs the quickest first."""
    coverage = sys.modules.get("coverage")
    if report.when == "call" and coverage and coverage.Coverage.current() and SECONDS.parent.is_dir():
        with SECONDS.open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\t{report.duration:.2f}\n")
