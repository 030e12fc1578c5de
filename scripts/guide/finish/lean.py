"""Leaves out what no reader's browser asks for."""

import shutil
from pathlib import Path

UNUSED = ("*.map", "partials/*.js", "stylesheets/main.*.css", "stylesheets/palette.*.css", "images/favicon.png")


def strip(site: Path) -> None:
    """Remove source maps, the theme's sheets, its picture, and the search stemmers of other languages."""
    for file in (file for pattern in UNUSED for file in site.rglob(pattern)):
        file.unlink()
    for folder in site.glob("assets/javascripts/lunr"):
        shutil.rmtree(folder)
    for file in (*site.rglob("README"), *site.glob("sitemap.xml.gz")):
        if file.is_file():
            file.unlink()
