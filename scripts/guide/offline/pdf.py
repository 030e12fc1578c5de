"""The copy for paper and for large print: the whole book as a tagged PDF, by WeasyPrint."""

import contextlib
import gc
import io
import logging
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import book
from scripts.guide.offline.edition_notice import Edition, FormError
from scripts.guide.rendered import fragment, read

STYLE = Path(__file__).with_suffix(".css")
FONT = "DejaVu Sans"  # the one family of pdf.css; Debian's Pango brings it
MISSING = (
    "WeasyPrint, which writes this form, or a library of it is missing. "
    "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, then `make bundle`."
)
MISSING_FONT = f"the font {FONT} is missing. On Debian: apt-get install fonts-dejavu-core."
SKELETON = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title>
<meta name="dcterms.created"><meta name="dcterms.modified"></head>
<body><header class="cover"><h1></h1><p class="edition"></p></header></body></html>"""


def write(site: Path, target: Path, edition: Edition, kind: str) -> None:
    """Write the book as a PDF. `kind` names a paper and a size of letters in pdf.css: "a4", "letter" or "large".

    Raises FormError where WeasyPrint, Pango or the font is missing, or where the layout complains, say of a link that leads nowhere.
    """
    target.write_bytes(printed(whole(site, edition, kind), STYLE)[0])


def printed(html: str, style: Path) -> tuple[bytes, int]:
    """Some HTML as a tagged PDF in the one font that every form has, and how many pages it has.

    Raises FormError where WeasyPrint, Pango or the font is missing, or where the layout complains.
    """
    engine = _engine()
    with _complaints() as complaints, _uncollected():
        document = engine.HTML(string=html).render(stylesheets=[engine.CSS(filename=style)])
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    if complaints:
        raise FormError(f"the layout says: {complaints[0]}.")
    if any(font.family != FONT for font in document.fonts.values()):
        raise FormError(MISSING_FONT)
    return made, len(document.pages)


def _engine() -> ModuleType:
    """WeasyPrint, which says a whole paragraph where it does not find Pango: one line will do."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415  heavy, and not there for all
            from weasyprint.text import ffi  # noqa: PLC0415
    except (ImportError, OSError):
        raise FormError(MISSING) from None
    if ffi.harfbuzz_subset is None:
        raise FormError(MISSING)  # without it the same book has other bytes
    engine: ModuleType = weasyprint
    return engine


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint complains of: nothing that it warns of may reach a reader."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    before, log.handlers = log.handlers, [handler]
    try:
        yield said
    finally:
        log.handlers = before


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No look for garbage meanwhile: a layout is millions of objects that all stay, and looking takes as long as the work."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def whole(site: Path, edition: Edition, kind: str) -> str:
    """The book as one HTML page: the cover with the page for whoever is afraid, the contents, and every other chapter."""
    chapters = book.chapters(read(site))
    first, *others = chapters
    page = LexborHTMLParser(SKELETON)
    title = next((chapter.title for chapter in chapters if not chapter.url), first.title)
    for place in page.css("title, h1"):
        place.insert_child(title)
    for date in page.css("meta[name^=dcterms]"):
        date.attrs["content"] = edition.built.isoformat()
    for lines in page.css(".edition"):
        lines.insert_child(" ".join(edition.lines()))
    for root in page.css("html"):
        root.attrs["data-kind"] = kind
    for body in page.css("body"):
        for part in (first.words, _contents(chapters), *(chapter.words for chapter in others)):
            live(part)
            _spaces(part)
            _pictures(part)
            body.insert_child(part)
    return page.html or ""


def _contents(chapters: list[book.Chapter]) -> LexborNode:
    listed = book.contents(chapters)
    heading = fragment("<h2>Contents</h2>")
    if listed.first_child:
        listed.first_child.insert_before(heading)
    return listed


def live(words: LexborNode) -> None:
    """Leave the links that work in the book, and those to sources, whose addresses are spelled out for paper."""
    for link in words.css("a[href]"):
        address = link.attributes["href"] or ""
        if address.startswith(("#", "tel:", "sms:", "mailto:")):
            continue
        if address.startswith(("https:", "http:")) and (link.text() not in (address, "")):
            spelled = fragment('<span class="address"></span>')
            spelled.insert_child(f" ({address})")
            link.insert_after(spelled)
        if link.attributes.get("rel") != "external":
            link.unwrap()


def _spaces(words: LexborNode) -> None:
    """Let a line end before a small number: kept to its word by a space that never breaks, WeasyPrint ends lines much too early."""
    for mark in words.css("sup.cite"):
        before = mark.prev
        if before and before.tag == "-text":
            before.replace_with((before.text_content or "").replace("\xa0", " "))


def _pictures(words: LexborNode) -> None:
    """Give each drawing its description where WeasyPrint looks for the words that stand for it: in its title."""
    for drawing in words.css("svg"):
        said = [part.text(strip=True) for part in drawing.css("desc")] or [drawing.attributes.get("aria-label") or ""]
        titles = drawing.css("title")
        for part in (*titles, *drawing.css("desc")):
            part.decompose()
        title = fragment("<svg><title></title></svg>", "title")
        title.insert_child(" ".join(said))
        if drawing.first_child:
            drawing.first_child.insert_before(title)
