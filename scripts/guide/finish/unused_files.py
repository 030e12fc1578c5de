"""Removes the files that an engine or the theme writes and that no page uses."""

import shutil
from pathlib import Path

from scripts.guide import rendered

UNUSED = (
    "*.map",
    "main.*.css",
    "palette.*.css",
    "images/favicon.png",
    "javascripts/LICENSE",
    "search.json",
    "search_index.json",
    "README",
    "sitemap.xml.gz",
)
FOLDERS = (Path("assets") / "javascripts" / "lunr", Path("partials"))
"""Search stemmers of other languages, and templates that are inlined."""
TOOLS = Path("assets") / "js" / "tools"


def remove(site: Path) -> None:
    """Remove source maps, the theme's style sheets, picture and index, FOLDERS, and the scripts of tools that no page has."""
    for file in (file for pattern in UNUSED for file in site.rglob(pattern)):
        file.unlink()
    for folder in FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    tools = [tool.attributes["data-tool"] or "" for page in rendered.each(site) for tool in page.all("[data-tool]")]
    named = " ".join(tools).split()
    for file in (site / TOOLS).glob("*.js"):
        if file.stem not in named:
            file.unlink()
