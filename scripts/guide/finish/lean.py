"""Leaves out what no reader's browser asks for."""

import shutil
from pathlib import Path

UNUSED = ("*.map", "partials/*.js", "stylesheets/main.*.css", "stylesheets/palette.*.css", "images/favicon.png")


def strip(site: Path) -> None:
    """Remove source maps, the theme's sheets, its picture, the search stemmers of other languages, and copies of partials."""
    for file in (file for pattern in UNUSED for file in site.rglob(pattern)):
        file.unlink()
    for folder in (*site.glob("assets/javascripts/lunr"), *site.glob("partials")):  # partials: the source of an inlined script
        shutil.rmtree(folder)
    shutil.rmtree(site / "partials", ignore_errors=True)  # of ours: parts of templates, which the engine takes for files
    for file in (*site.rglob("README"), *site.glob("sitemap.xml.gz")):
        if file.is_file():
            file.unlink()
