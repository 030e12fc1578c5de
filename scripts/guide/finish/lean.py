"""Leaves out what no reader's browser asks for."""

import shutil
from pathlib import Path


def strip(site: Path) -> None:
    """Remove source maps and the search stemmers of languages that the guide is not written in."""
    for file in site.rglob("*.map"):
        file.unlink()
    for folder in site.glob("assets/javascripts/lunr"):
        shutil.rmtree(folder)
    for file in (*site.rglob("README"), *site.glob("sitemap.xml.gz")):
        if file.is_file():
            file.unlink()
