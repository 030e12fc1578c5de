"""Where the citations, links and generated lists of a page lead."""

import os.path
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from scripts.guide import notation, paths
from scripts.guide.model import Guide, Line, Page, Problem, nearest

LABEL = r"\[((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]"
ANY_LINK = re.compile(rf"(?<![!\\]){LABEL}\(([^)]*)\)")
CODE = re.compile(r"`[^`]*`")
WEB = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*(?::\d+)?(?:[/?#][!-~]*)?", re.IGNORECASE)
"""A web address: the name of a host in ASCII, which no look-alike letter can imitate, without a name and password before it."""
MAIL = re.compile(r"mailto:[\w.+-]+@(?:[\w-]+\.)+[a-z]+", re.IGNORECASE)
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


def links_are_whole(guide: Guide) -> Iterator[Problem]:
    """LK04: a link has words, leads to a page or to one whole web address, and to no number: those come from `data/numbers.yml`."""
    for page in guide.pages:
        for run in notation.paragraphs(page.lines):
            text = "\n".join(CODE.sub("", line.text) for line in run)
            for match in ANY_LINK.finditer(text):
                if found := _wrong(match[1], match[2].strip()):
                    yield run[text.count("\n", 0, match.start())].problem(*found)


def _wrong(words: str, target: str) -> tuple[str, str] | None:
    address, _, title = target.partition(" ")
    scheme = address.partition(":")[0].lower() if ":" in address else ""
    if not unescape(words).strip():
        return f"the link to `{target}` has no words", "Say in the square brackets where it leads"
    if address in ("", "#"):
        return f"the link \u201c{words}\u201d leads nowhere", "Write a page or an address in the round brackets"
    if title.strip():
        return (
            f"`{title.strip()[:40]}` is in a link, where no check reads it",
            "Write one address without spaces, and the rest in a sentence",
        )
    if scheme in ("tel", "sms"):
        return f"`{target}` is a number that nobody confirmed", "Write `[[emergency-numbers]]` or `[[numbers]]`, or link to their page"
    if scheme and not (MAIL if scheme == "mailto" else WEB).fullmatch(address):
        return f"`{target}` is not one whole address", "Write it as https://www.example.org/page, or as a file of docs/"
    return None


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
