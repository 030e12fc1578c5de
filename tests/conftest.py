"""What several tests stand on: the tiny guide in a folder of its own, and the one way to run a command there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.guide import paths
from scripts.guide.rendered import fragment

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
NOTATIONS = tuple(re.findall(r"^  - (scripts\.guide\.markdown\.\w+)$", (ROOT / paths.CONFIG).read_text(), re.MULTILINE))
"""The extensions of Markdown that are ours, as mkdocs.yml names them."""
FOR_A_SCREEN = ".overdue, .short-note, .headerlink, .meaning, script, style, template, .with-tool, .if-emergency, [hidden]"
"""What of a page no copy on paper or in one file says. Written here a second time: a test may not ask the code what to leave out."""
IN_A_BOOK = f"{FOR_A_SCREEN}, nav, .cited > summary, .cited > p, .downloads, [class=reviewed] p:has(> a[href*='/edit/'])"
"""That, and what a book says otherwise."""


def lay(name: str, folder: Path) -> Path:
    """The tiny guide `good` in `folder`, with the files of its sibling `name` laid over it."""
    shutil.copytree(SITES / "good", folder, dirs_exist_ok=True)
    shutil.copytree(SITES / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return folder


def said(html: str | None, without: str) -> str:
    """What some HTML says without these parts, its spaces made one."""
    parts = fragment(html or "")
    for part in parts.css(without):
        part.decompose()
    return " ".join(parts.text(separator=" ").split())


def run(folder: Path, command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m scripts.<command>` in `folder`, away from git and from this machine's settings."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    settings = {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": "1767312000", **more}
    words = [sys.executable, "-m", *f"scripts.{command}".split()]
    return subprocess.run(words, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The tiny guide, whole."""
    return lay("good", tmp_path / "tiny")


@pytest.fixture
def in_tiny(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny guide, as the current folder."""
    monkeypatch.chdir(tiny)
    return tiny
