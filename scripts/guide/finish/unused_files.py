"""Removes the files that an engine or the theme writes and that no page uses."""

import re
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
PART = re.compile(r'"([\w-]+\.js)"')


def remove(site: Path) -> None:
    """Remove source maps, the theme's style sheets, picture and index, FOLDERS, and the scripts of tools that no page has."""
    for file in (file for pattern in UNUSED for file in site.rglob(pattern)):
        file.unlink()
    for folder in FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    tools = [tool.attributes["data-tool"] or "" for page in rendered.each(site) for tool in page.all("[data-tool]")]
    kept = _with_parts(site / TOOLS, {f"{name}.js" for name in " ".join(tools).split()})
    for file in (site / TOOLS).glob("*.js"):
        if file.name not in kept:
            file.unlink()


def _with_parts(folder: Path, scripts: set[str]) -> set[str]:
    """The names of these scripts, and of those that they name in quotes, in any depth: a tool loads its parts so."""
    texts = [(folder / script).read_text(encoding="utf-8") for script in scripts if (folder / script).is_file()]
    found = {name for text in texts for name in PART.findall(text)} - scripts
    return _with_parts(folder, scripts | found) if found else scripts
