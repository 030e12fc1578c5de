"""Where the citations, links and generated lists of a page lead."""

import os.path
from collections.abc import Iterator
from pathlib import Path

from scripts.guide import notation, paths
from scripts.guide.model import Guide, Line, Page, Problem, nearest

OUTSIDE = ("https://", "http://", "mailto:", "tel:", "sms:")


def citations_are_known(guide: Guide) -> Iterator[Problem]:
    """LK01: `[@key]` names a claim or a source."""
    known = [*guide.claims, *guide.sources]
    for page in guide.pages:
        for match, line in notation.matches(notation.CITATION, page.lines):
            if guide.was_read(paths.CLAIMS, paths.REFERENCES) and match[1] not in known:
                near = nearest(match[1], known)
                remedy = f"Add it to {paths.CLAIMS}, or cite one that is there (nearest: {near})"
                yield line.problem(f"unknown claim [@{match[1]}]", remedy)


def blocks_are_known(guide: Guide) -> Iterator[Problem]:
    """LK02: `[[name]]` alone on a line names a list that can be made."""
    for page in guide.pages:
        for line in page.lines:
            match = notation.BLOCK.match(line.text.strip())
            if match and match[1] not in notation.BLOCKS:
                yield line.problem(f"unknown list [[{match[1]}]]", f"Write one of: {', '.join(notation.BLOCKS)}")


def links_lead_somewhere(guide: Guide) -> Iterator[Problem]:
    """LK03: every link to this guide names a file of `docs/`, and every anchor is in it."""
    anchors = {str(page.path): _anchors(page, guide) for page in guide.pages if _is_known(page, guide)}
    for page in guide.pages:
        for match, line in notation.matches(notation.LINK, page.lines):
            if not match[1].lower().startswith(OUTSIDE):
                yield from _dead(match[1], line, page, anchors)


def _dead(target: str, line: Line, page: Page, anchors: dict[str, set[str]]) -> Iterator[Problem]:
    name, _, anchor = target.partition("#")
    base = paths.DOCS if name.startswith("/") else page.path.parent
    path = os.path.normpath(base / name.lstrip("/")) if name else str(page.path)
    if not _is_file(path):
        near = nearest(path, anchors)
        what = f"the link `{target}` leads nowhere"
        yield line.problem(what, f"Link to a file of {paths.DOCS}/ (nearest: {near})")
    elif anchor and path in anchors and anchor not in anchors[path]:
        near = nearest(anchor, anchors[path])
        kind = "term" if path == str(paths.DOCS / "glossary.md") else "heading"
        what = f"`#{anchor}` is no {kind} of {path}"
        yield line.problem(what, f"Link to one that is there (nearest: #{near})")


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:
        return False


def _is_known(page: Page, guide: Guide) -> bool:
    blocks = {match[1] for line in page.lines if (match := notation.BLOCK.match(line.text.strip()))}
    return blocks <= set(notation.BLOCKS) and (not blocks or guide.was_read(paths.DATA))


def _anchors(page: Page, guide: Guide) -> set[str]:
    made = notation.anchors(page.lines)
    blocks = {match[1] for line in page.lines if (match := notation.BLOCK.match(line.text.strip()))}
    made |= {term.slug for term in guide.terms} if "terms" in blocks else set()
    made |= set(guide.listed_sources) if "sources" in blocks else set()
    made |= {country.code.lower() for country in guide.countries} if "numbers" in blocks else set()
    return made
