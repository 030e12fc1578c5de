"""Leaves out what no reader's browser asks for, and what it does not need of our late scripts and styles."""

import shutil
from pathlib import Path

import rcssmin
import rjsmin

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


def shorten(site: Path) -> None:
    """Take comments and spaces out of our own scripts and styles that stand as files."""
    for kind, short in (("js", rjsmin.jsmin), ("css", rcssmin.cssmin)):
        for file in (site / "assets" / kind).rglob(f"*.{kind}"):
            file.write_text(short(file.read_text(encoding="utf-8")), encoding="utf-8")
