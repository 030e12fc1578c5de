"""Leaves out what no reader's browser asks for."""

import shutil
from pathlib import Path

UNUSED = ("*.map", "main.*.css", "palette.*.css", "images/favicon.png", "javascripts/LICENSE", "search.json")


def strip(site: Path) -> None:
    """Remove source maps, the theme's sheets, picture and index, the search stemmers of other languages, and copies of partials."""
    for file in (file for pattern in UNUSED for file in site.rglob(pattern)):
        file.unlink()
    for folder in (site / "assets" / "javascripts" / "lunr", site / "partials"):  # of ours: what is inlined
        shutil.rmtree(folder, ignore_errors=True)
    for file in (*site.rglob("README"), *site.glob("sitemap.xml.gz")):
        if file.is_file():
            file.unlink()
