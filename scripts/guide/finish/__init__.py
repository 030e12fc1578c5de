"""Steps over the built site, each a function of one page, and the one place that writes it."""

import shutil
from pathlib import Path

from scripts.guide.rendered import Rendered

KEPT = ("pre", "textarea")


def write(page: Rendered) -> None:
    """Write a page's tree back to its file, without the indents of templates: 250 bytes that no reader sees.

    A page that is read again and written again has the same bytes.
    """
    for node in list(page.tree.root.traverse(include_text=True)) if page.tree.root else ():
        said = (node.text_content or "") if node.tag == "-text" else ""
        if said.strip() or "\n" not in said or node.parent is None or node.parent.tag in KEPT:
            continue
        if node.prev is not None and node.prev.tag == "-text" and (node.prev.text_content or "")[-1:].isspace():
            node.decompose()  # what was between the two is gone
        elif said != "\n":
            node.replace_with("\n")
    page.file.write_text(page.tree.html or "", encoding="utf-8")


def swap(aside: Path, site: Path, last: Path) -> None:
    """Put the whole new site in the old one's place."""
    shutil.rmtree(last, ignore_errors=True)
    if site.is_symlink() or site.is_file():
        site.unlink()
    elif site.exists():
        site.rename(last)
    aside.rename(site)
    shutil.rmtree(last, ignore_errors=True)
