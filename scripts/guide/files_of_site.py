"""The files that a site is made from: each of a known kind, none leading out of the repository, and those there that all pages need."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scripts.guide import paths
from scripts.guide.files import Problems, read_text
from scripts.guide.model import Problem

SUFFIXES: Final = {
    "docs": (".md", ".css", ".js", ".svg", ".png", ".txt"),  # what a page shows or loads; each other kind may run on our origin
    "snippets": (".md",),
    "overrides": (".html", ".js", ".svg", ".sha256"),
    "data": (".yml", ".csv", ".bib", ".txt", ".json"),
}
"""By folder, the endings of its files."""
PAGES: Final = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".html", ".htm")


def problems() -> Problems:
    """RD03: every published file is of a known kind and no symbolic link, and the home page and the template are there."""
    found: Problems = []
    for folder in map(Path, SUFFIXES):
        found += (problem for path in (folder, *sorted(folder.rglob("*"))) for problem in _stray(path, SUFFIXES[folder.name], found))
    for path in (paths.DOCS / "index.md", paths.TEMPLATE):
        if not path.is_file():
            found.append(Problem(str(path), 1, "this file is missing", "Restore it"))
    return found


def _stray(path: Path, known: tuple[str, ...], found: Problems) -> Iterator[Problem]:
    in_docs = path.parts[0] == str(paths.DOCS)
    if path.is_symlink():
        yield Problem(str(path), 1, "this is a symbolic link, which may lead out of the guide", "Put the file itself here")
    elif in_docs and path.suffix != ".md" and path.suffix.lower() in PAGES:
        yield Problem(str(path), 1, "this page would escape every check", "Write it in Markdown, and let its name end in .md")
    elif path.is_file() and path.suffix.lower() not in known:
        what = f"a file ending in `{path.suffix}` is not published"
        yield Problem(str(path), 1, what, f"Remove it, or save it as one of {', '.join(known)}")
    elif in_docs and path.is_file() and path.suffix != ".md" and paths.DOCS / "assets" not in path.parents:
        yield Problem(str(path), 1, "this file is published next to the pages", f"Move it to {paths.DOCS}/assets/, or remove it")
    elif in_docs and path.is_file() and path.suffix.lower() in (".css", ".js", ".txt"):
        read_text(path, found)
