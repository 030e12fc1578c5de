"""A contribution by every recipe of CONTRIBUTING.md at once, in a copy of the repository: it builds, and no test of the guide fails."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_recipes import RIGHT

NOT_COPIED = ("site", "dist", ".git", ".cache", ".venv", ".venv-next", "node_modules", "__pycache__", "*_cache")
READS_THE_GUIDE = re.compile(r"content\.read\(\)|chdir\(ROOT\)|ROOT / (?:paths\.|\"(?:docs|data|site))")
LEFT_OUT = ("test_recipes.py", "test_layout.py")
"""The first file makes the same edits; the second refuses ids of this guide in tests, and these edits add made-up ids."""


def met(tests: Path) -> list[str]:
    """The files of quick tests that read the words or data of the guide, and so may fail after a changed word or number."""
    files = sorted([*tests.glob("test_*.py"), *tests.glob("content/test_*.py")])
    return [str(file) for file in files if READS_THE_GUIDE.search(file.read_text()) and file.name not in LEFT_OUT]


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "SITE_URL", "REPO_URL"))}
    settings |= {"PYTHONPATH": str(folder), "GIT_CEILING_DIRECTORIES": str(folder.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-m", *words], cwd=folder, env=settings, capture_output=True, text=True, check=False)


@pytest.mark.timeout(900)
def test_contributions_break_no_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "repository"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    subprocess.run(["git", "init", "--quiet", copy], check=True)  # some tests ask git which files are the repository's
    monkeypatch.chdir(copy)
    for edit in RIGHT.values():
        edit()
    subprocess.run(["git", "add", "--all"], check=True)
    built = call(copy, "scripts.build")
    assert built.returncode == 0, built.stderr
    files = met(copy / "tests")
    assert {"test_guide.py", "test_book.py", "test_schemas.py"} <= {Path(file).name for file in files}
    tested = call(copy, "pytest", "-n", "0", "-x", *files)
    assert tested.returncode == 0, tested.stdout[-3000:]
