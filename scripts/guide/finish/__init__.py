"""Steps over the built site, each a function of one page, and the one place that writes it."""

import shutil
from pathlib import Path

from scripts.guide.rendered import Rendered

KEPT = ("pre", "textarea")


def write(page: Rendered) -> None:
    """Write a page's tree back to its file. The indents of templates stay out: 250 bytes that no reader sees."""
    for node in list(page.tree.root.traverse(include_text=True)) if page.tree.root else ():
        blank = node.tag == "-text" and not (node.text_content or "").strip() and "\n" in (node.text_content or "")
        if blank and node.text_content != "\n" and node.parent is not None and node.parent.tag not in KEPT:
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
