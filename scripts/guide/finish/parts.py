"""The files by others that come at a first search or a tap on a drawing: from their packages, whatever the engine copied."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from scripts.guide.model import Problem

FOLDER = Path("assets") / "javascripts"
PARTS = (
    ("material", "templates/assets/javascripts/workers/search.*.min.js", FOLDER / "workers" / "search.min.js"),
    ("mkdocs_glightbox", "glightbox/glightbox.min.js", FOLDER / "glightbox.min.js"),
    ("mkdocs_glightbox", "glightbox/glightbox.min.css", Path("assets") / "stylesheets" / "glightbox.min.css"),
)
"""Each part: its package, the file there, and its place below the site's root, where guide.js or search.js asks for it. The packages are
found, not imported."""


def bring(site: Path) -> list[Problem]:
    """Put every part in its place, and nothing else of its kind; what could not be found comes back."""
    for old in (*site.glob(f"{FOLDER}/bundle.*"), *site.glob(f"{FOLDER}/workers/*")):
        old.unlink()
    problems = []
    for package, pattern, place in PARTS:
        if file := _find(package, pattern):
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, site / place)
        else:
            problems.append(Problem("requirements.in", 1, f"`{pattern}` is not in `{package}`", "Restore its version, and run `make`"))
    return problems


def _find(package: str, pattern: str) -> Path | None:
    found = find_spec(package)
    folders = found.submodule_search_locations if found and found.submodule_search_locations else []
    return next((file for folder in folders for file in Path(folder).glob(pattern)), None)
