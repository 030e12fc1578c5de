"""The copy for paper and for large print: the whole book as a tagged PDF, by WeasyPrint."""

import contextlib
import io
from pathlib import Path
from types import ModuleType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import book, content
from scripts.guide.offline import layout, pdf_cache, pdf_content
from scripts.guide.offline.edition_notice import Edition, FormError
from scripts.guide.rendered import fragment, read

STYLE = Path(__file__).with_suffix(".css")
FONT = "DejaVu Sans"  # the one family of pdf.css; Debian's Pango installs it
MISSING = (
    "WeasyPrint or pikepdf, which write this form, or a library of them is missing. "
    "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, then `make bundle`."
)
MISSING_FONT = f"the font {FONT} is missing. On Debian: apt-get install fonts-dejavu-core."
SKELETON = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title></title>
<meta name="dcterms.created"><meta name="dcterms.modified"></head>
<body><header class="cover"><h1></h1><p class="edition"></p></header></body></html>"""


def write(site: Path, target: Path, edition: Edition, kind: str) -> None:
    """Write the book as a PDF. `kind` names a size of letters in pdf.css: "paper" (14 pt) or "large" (18 pt).

    A book that has not changed is not laid out again (pdf_cache).

    Raises FormError where WeasyPrint, Pango or the font is missing, or where the layout complains, say of a link that leads nowhere.
    """
    html = whole(site, edition, kind)
    engine = _engine()
    made = pdf_cache.kept(
        (html, STYLE.read_text(encoding="utf-8"), FONT, engine.text.ffi.pango.pango_version()), lambda: printed(html, STYLE)[0]
    )
    target.write_bytes(made)


def printed(html: str, style: Path) -> tuple[bytes, int]:
    """Some HTML as a tagged PDF in the one font that every form has, and how many pages it has.

    Raises FormError where WeasyPrint, Pango or the font is missing, or where the layout complains.
    """
    engine = _engine()
    with layout.warnings() as complaints, layout.without_collection(), layout.page_references_kept():
        document = engine.HTML(string=html).render(stylesheets=[engine.CSS(filename=style)])
        made: bytes = document.write_pdf(pdf_tags=True, pdf_version="1.7")
    if complaints:
        raise FormError(f"the layout says: {complaints[0]}.")
    if any(font.family != FONT for font in document.fonts.values()):
        raise FormError(MISSING_FONT)
    from scripts.guide.offline import pdf_tags  # noqa: PLC0415  as WeasyPrint, not there for all

    return pdf_tags.tidy(made), len(document.pages)


def _engine() -> ModuleType:
    """Import WeasyPrint. Without Pango it prints a paragraph of its own; here FormError says it in one line."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import pikepdf  # noqa: F401, PLC0415  pdf_tags needs it
            import weasyprint  # noqa: PLC0415  heavy, and not there for all
            from weasyprint.text import ffi  # noqa: PLC0415
    except (ImportError, OSError):
        raise FormError(MISSING) from None
    if ffi.harfbuzz_subset is None:
        raise FormError(MISSING)  # without it the same book gets different bytes
    engine: ModuleType = weasyprint
    return engine


def whole(site: Path, edition: Edition, kind: str) -> str:
    """The book as one HTML page: the cover with the page for frightened readers, the contents, and every other chapter."""
    chapters = book.chapters(read(site))
    first, *others = chapters
    page = LexborHTMLParser(SKELETON)
    title = next((chapter.title for chapter in chapters if not chapter.url), first.title)
    for place in page.css("title, h1"):
        place.insert_child(title)
    for date in page.css("meta[name^=dcterms]"):
        date.attrs["content"] = edition.built.isoformat()
    for lines in page.css(".edition"):
        for line, name in zip(edition.lines(), ("built", "until", "newer"), strict=True):
            part = fragment("<span></span>")
            part.attrs["class"] = name
            part.insert_child(line)
            lines.insert_child(part)
            lines.insert_child(" ")
    for root in page.css("html"):
        root.attrs["data-kind"] = kind
    for body in page.css("body"):
        note = content.data_now().labels["copy_letters"] if kind == "large" else ""
        for part in (first.content, _contents(chapters, note), *(chapter.content for chapter in others)):
            live(part)
            sheets_last(part)
            pdf_content.prepare(part, kind)
            body.insert_child(part)
    return page.html or ""


def _contents(chapters: list[book.Chapter], note: str) -> LexborNode:
    """The contents below a heading, and below that `note` where there is one."""
    listed = book.contents(chapters)
    for rows in listed.css("nav > ol"):
        heading = fragment("<h2></h2>")
        heading.insert_child(content.data_now().labels["book_contents"])
        rows.insert_before(heading)
        if note:
            said = fragment("<p></p>")
            said.insert_child(note)
            rows.insert_before(said)
    return listed


def sheets_last(content: LexborNode) -> None:
    """Move each sheet to its chapter's end: it has a page of its own, and what followed it had a nearly empty one."""
    for sheet in content.css(".sheet"):
        content.insert_child(fragment(sheet.html or ""))
        sheet.decompose()


def live(content: LexborNode) -> None:
    """Keep only the links that work in the book and those to sources, whose addresses are spelled out for paper."""
    for link in content.css("a[href]"):
        address = link.attributes["href"] or ""
        if address.startswith(("#", "tel:", "sms:", "mailto:")):
            continue
        if address.startswith(("https:", "http:")) and (link.text() not in (address, "")):
            spelled = fragment('<span class="address"></span>')
            spelled.insert_child(f" ({address})")
            link.insert_after(spelled)
        if link.attributes.get("rel") != "external":
            link.unwrap()
