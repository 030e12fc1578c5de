"""Steps over the built site, each a function of one page, and the one place that writes it."""

import ctypes
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered

KEPT = ("pre", "textarea", "script", "style")
LINE_END = re.compile(r"[ \t]*\n[ \t\n]*")
BLOCKS = frozenset(
    (
        *("html", "head", "meta", "link", "title", "script", "style", "body", "header", "nav", "main", "footer", "section", "article"),
        *("aside", "div", "dialog", "form", "fieldset", "legend", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd"),
        *("figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
        *("desc", "g", "path", "circle", "ellipse", "rect", "line"),
    )
)
"""Elements at whose edges a browser shows no space."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of linux/fcntl.h and linux/fs.h


def write(page: Rendered) -> None:
    """Write a page's tree back to its file, with a space for each line end and none at the edges of blocks.

    That saves 350 bytes of gzip that no reader sees. Reading and writing a page again gives the same bytes.
    """
    for node in list(page.tree.root.traverse(include_text=True)) if page.tree.root else ():
        said = (node.text_content or "") if node.tag == "-text" else ""
        if "\n" not in said or node.parent is None or _keeps_lines(node):
            continue
        after_space = node.prev is not None and node.prev.tag == "-text" and (node.prev.text_content or "")[-1:].isspace()
        at_edge = any((edge or node.parent).tag in BLOCKS for edge in (node.prev, node.next))
        if not said.strip() and (after_space or at_edge):
            node.decompose()
        else:
            node.replace_with(LINE_END.sub(" ", said))
    page.file.write_text(page.tree.html or "", encoding="utf-8")


def _keeps_lines(text: LexborNode) -> bool:
    """Whether a text is in an element that keeps its line ends, or that a program reads."""
    around = text.parent
    while around is not None and around.tag not in KEPT:
        around = around.parent
    return around is not None


def swap(staging: Path, site: Path, previous: Path) -> None:
    """Put the complete new site in the old one's place, in one step where the system can exchange two folders.

    Elsewhere the old site is in `previous` for an instant; `restore` puts it back if the build is killed then.
    """
    shutil.rmtree(previous, ignore_errors=True)
    if site.is_symlink() or site.is_file():
        site.unlink()
    if site.exists() and _exchanged(staging, site):
        staging.rename(previous)
    else:
        if site.exists():
            site.rename(previous)
        staging.rename(site)
    shutil.rmtree(previous, ignore_errors=True)


def copy(folder: Path, staging: Path, without: Iterable[str]) -> None:
    """A copy of `folder` in `staging`, without the files of these names at its top; empty where there is no such folder."""
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    if folder.is_dir():
        shutil.copytree(folder, staging, dirs_exist_ok=True)
    for name in without:
        (staging / name).unlink(missing_ok=True)


def restore(site: Path, previous: Path) -> None:
    """Put the last good site back where a build was killed between two renames."""
    if previous.is_dir() and not site.exists():
        previous.rename(site)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system exchanged two folders in one step: Linux 3.15 and later can, on most file systems (renameat2(2))."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
