"""The files that guide.js brings at a first search or a tap on a drawing: from their packages, whatever the engine copied."""

import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scripts.guide.model import Problem

FOLDER = Path("assets") / "javascripts"
SCRIPT = ("material", "templates/assets/javascripts/bundle.*.min.js", FOLDER)
WORKER = ("material", "templates/assets/javascripts/workers/search.*.min.js", FOLDER / "workers")
LIGHTBOX = (
    ("mkdocs_glightbox", "glightbox/glightbox.min.js", FOLDER),
    ("mkdocs_glightbox", "glightbox/glightbox.min.css", Path("assets") / "stylesheets"),
)
PARTS = (SCRIPT, WORKER, *LIGHTBOX)
"""Each part: its package, the file there, and its folder below the site's root. The packages are found, not imported."""


@dataclass(frozen=True)
class Search:
    """The names of the theme's script and of its search worker, as they stand below the site's root."""

    script: str
    worker: str


def bring(site: Path) -> list[Problem]:
    """Put every part in its place, and nothing else of its kind; what could not be found comes back."""
    for old in (*site.glob(f"{FOLDER}/bundle.*"), *site.glob(f"{FOLDER}/workers/*")):
        old.unlink()
    problems = []
    for package, pattern, folder in PARTS:
        if file := _find(package, pattern):
            (site / folder).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, site / folder / file.name)
        else:
            problems.append(Problem("requirements.in", 1, f"`{pattern}` is not in `{package}`", "Restore its version, and run `make`"))
    return problems


def search(site: Path) -> Search:
    """The names of what was brought; empty where it was not."""
    script, worker = (next((file.name for file in (site / folder).glob(Path(pattern).name)), "") for _, pattern, folder in (SCRIPT, WORKER))
    return Search(script, worker)


def _find(package: str, pattern: str) -> Path | None:
    found = find_spec(package)
    folders = found.submodule_search_locations if found and found.submodule_search_locations else []
    return next((file for folder in folders for file in Path(folder).glob(pattern)), None)
