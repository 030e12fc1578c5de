"""Copies the third-party files that a page loads at a tap on a drawing from their package.

GLightbox comes with mkdocs-glightbox, whose plugin is not used: it would put a script, a style sheet
and an inline script into each page, to be loaded before any touch. Engines that ignore plugins get the same files.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

from scripts.guide.model import Problem

FOLDER = Path("assets") / "javascripts"
FILES = (
    ("mkdocs_glightbox", "glightbox/glightbox.min.js", FOLDER / "glightbox.min.js"),
    ("mkdocs_glightbox", "glightbox/glightbox.min.css", Path("assets") / "stylesheets" / "glightbox.min.css"),
)
"""Each file: its package, its path there, and its path below the site's root, where guide.js loads it."""


def copy(site: Path) -> list[Problem]:
    """FI01: each third-party file that a page loads is in its package.

    FILES are copied, and the engine's own copies of them removed.
    """
    for old in (*site.glob(f"{FOLDER}/bundle.*"), *site.glob(f"{FOLDER}/workers/*")):
        old.unlink()
    problems = []
    for package, pattern, target in FILES:
        if file := _find(package, pattern):
            (site / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, site / target)
        else:
            problems.append(Problem("requirements.in", 1, f"`{pattern}` is not in `{package}`", "Restore its version, and run `make`"))
    return problems


def _find(package: str, pattern: str) -> Path | None:
    found = find_spec(package)
    folders = found.submodule_search_locations if found and found.submodule_search_locations else []
    return next((file for folder in folders for file in Path(folder).glob(pattern)), None)
