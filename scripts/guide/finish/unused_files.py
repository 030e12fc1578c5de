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
    named = " ".join(tool.attributes["data-tool"] or "" for page in rendered.each(site) for tool in page.all("[data-tool]"))
    used = {f"{name}.js" for name in named.split()}
    scripts = {file.name: file.read_text(encoding="utf-8") for file in (site / TOOLS).glob("*.js")}
    while more := {name for name in scripts.keys() - used if any(name in scripts[each] for each in scripts.keys() & used)}:
        used |= more  # a tool's script loads others by their names
    for name in scripts.keys() - used:
        (site / TOOLS / name).unlink()
