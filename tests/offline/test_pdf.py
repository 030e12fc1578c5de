"""The PDFs that `make bundle` made: words, links, bookmarks and tags; and the messages where they cannot be made."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from selectolax.lexbor import LexborHTMLParser

from scripts import bundle
from scripts.guide import book, content, engine, labels, paths, rendered, search_file
from scripts.guide.offline import FORMS, Edition, FormError, pdf, pdf_content
from scripts.guide.rendered import fragment
from tests.conftest import ROOT
from tests.offline import pdf_words
from tests.offline.pdf_words import Text, Words
from tests.pages import BOOK, FIRST
from tests.test_numbers import PRINTED, addresses, identity

PAGES = rendered.read(ROOT / paths.SITE)
CHAPTERS = book.chapters(PAGES)
CANONICAL = (node.attributes["href"] or "" for page in PAGES if not page.url for node in page.all("link[rel=canonical]"))
EDITION = Edition(engine.epoch(content.read().pages), next(CANONICAL, ""))
FILES = (paths.PDF, paths.PDF_LARGE)
MM = 72 / 25.4
LOWEST = 25 / 25.4 * 72  # where the margin of pdf.css begins


@functools.cache
def read(file: Path) -> PdfReader:
    return PdfReader(ROOT / file)


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.stem)
def made(request: pytest.FixtureRequest) -> PdfReader:
    return read(request.param)


@pytest.fixture(scope="module")
def guide() -> PdfReader:
    return read(paths.PDF)


@functools.cache
def texts(file: Path) -> list[str]:
    """The words of each page of the PDF without spaces: its text, its header and its footer."""
    return [squeezed(page.text) for page in pdf_words.pages(ROOT / file)]


def squeezed(words: str) -> str:
    """Words without spaces: where a PDF breaks its lines makes no difference to the words."""
    return re.sub(r"[\s\xa0\u200b]+", "", words)


FEET = {paths.PDF: squeezed(" ".join(EDITION.lines())), paths.PDF_LARGE: squeezed(EDITION.lines()[1])}
HEADS = sorted((squeezed(title) for title in ("Contents", *(chapter.title for chapter in CHAPTERS))), key=len, reverse=True)
CARDS = [card for chapter in CHAPTERS for card in chapter.content.css(".admonition")]
TITLES = {squeezed(part.text()) for card in CARDS for part in card.css(".admonition-title")}
REFERENCES = "a[href^='#']:not(.term, .mark, .cited a, .sources a, .from a, .uses a)"
SHEETS = {squeezed(node.text()) for chapter in CHAPTERS for node in chapter.content.css(".sheet h3[id]")}
"""The headings of the sheets, whose pages have no header."""


@functools.cache
def parted(file: Path) -> list[tuple[str, str]]:
    """The words of each page without its header and footer, and its header."""
    found = []
    for number, text in enumerate(texts(file), 1):
        words = re.sub(f"({'|'.join(map(re.escape, FEET.values()))}){number}$", "", text)
        card = next((f"{title}(continued)" for title in TITLES if words.endswith(f"{title}(continued)")), "")
        words = words.removesuffix(card)
        head = next((head for head in HEADS if words.endswith(head)), "") if not is_sheet(text) else ""
        found.append((words.removesuffix(head), head + card))
    return found


def is_sheet(text: str) -> bool:
    return any(text.startswith(heading) for heading in SHEETS)


def marks(outline: list[Any]) -> Iterator[Destination]:
    for mark in outline:
        if isinstance(mark, list):
            yield from marks(mark)
        else:
            yield mark


def tags(node: Any) -> Iterator[Any]:
    """Every element below one in the tree of tags."""
    stack = [node]
    while stack:
        each = stack.pop().get_object()
        if isinstance(each, dict) and "/S" in each:
            yield each
        kids = each.get("/K", []) if isinstance(each, dict) else []
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        stack.extend(kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid.get_object(), "get"))


# ---- The whole document ----


def test_the_pdf_has_a_title_a_language_and_a_date(made: PdfReader) -> None:
    title = next(page.title for page in PAGES if not page.url)
    assert made.metadata is not None
    assert (made.metadata.title, made.trailer["/Root"]["/Lang"]) == (title, "en")
    assert made.metadata.creation_date is not None
    assert made.metadata.creation_date.date() == made.metadata.modification_date.date() == EDITION.built  # type: ignore[union-attr]
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert made.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_one_file_fits_a4_and_letter_paper() -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for file in FILES for page in read(file).pages]
    assert {(round(width), round(height)) for width, height in sizes} == {(round(210 * MM), 11 * 72)}


def test_the_list_for_fear_is_on_the_first_page(made: PdfReader) -> None:
    first = made.pages[0].extract_text()
    card = next(page for page in PAGES if page.url == FIRST).all(".emergency li")
    assert all(squeezed(item.text()) in squeezed(first) for item in card)
    assert squeezed(EDITION.lines()[1]) in squeezed(first)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_page_ends_with_the_edition_and_its_number(file: Path) -> None:
    ends = tuple(FEET.values())
    assert [number for number, text in enumerate(texts(file), 1) if not text.endswith(tuple(f"{end}{number}" for end in ends))] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_page_but_a_first_one_names_its_chapter(file: Path) -> None:
    tops = [mark for mark in read(file).outline if isinstance(mark, Destination)]
    begins = {read(file).get_destination_page_number(mark): squeezed(str(mark.title)) for mark in tops}
    chapter, wrong = "", []
    for at, (_, head) in enumerate(parted(file)):
        chapter = begins.get(at, chapter)
        due = "" if at in begins or is_sheet(texts(file)[at]) else chapter
        if head not in (due, *(f"{due}{title}(continued)" for title in TITLES)):
            wrong.append((at + 1, due, head))
    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_card_that_breaks_says_so_on_each_further_page(file: Path) -> None:
    said = [head for _, head in parted(file) if head.endswith("(continued)")]
    assert said  # the complete list of emergency signs does not fit on one page
    pages, at = parted(file), 0
    for card in CARDS:
        items = [squeezed(item.text()) for item in card.css("li") if not item.css_first("li, a[href^='#']")]
        title = next((squeezed(part.text()) for part in card.css(".admonition-title")), "")
        if not items:
            continue
        at = next(
            place
            for place in range(at, len(pages))
            if title.casefold() in pages[place][0].casefold() and any(items[0] in pages[later][0] for later in (place, place + 1))
        )
        last = next(place for place in range(at, len(pages)) if items[-1] in pages[place][0])
        assert [head for _, head in pages[at + 1 : last + 1] if not head.endswith(f"{title}(continued)")] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_card_begins_as_an_empty_box_at_the_foot_of_a_page(file: Path) -> None:
    """The page after one says that the card is continued, and begins with its heading."""
    begins = [(number, head) for number, (words, head) in enumerate(parted(file), 1) for title in TITLES
              if head.endswith(f"{title}(continued)") and words.casefold().startswith(title.casefold())]  # fmt: skip
    assert begins == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_answer_is_on_another_page_than_its_question(file: Path) -> None:
    pages = [words for words, _ in parted(file)]
    asked = [(squeezed(link.text()), squeezed(link.parent.css("p")[0].text())) for chapter in CHAPTERS
             for link in chapter.content.css("li:has(> p[data-question]) > a:first-child") if link.parent]  # fmt: skip
    assert len(asked) > 100
    together = [f"{re.escape(question)}.{{0,20}}{re.escape(answer[:15])}" for question, answer in asked]  # a page's number is between them
    assert [both for both in together if not any(re.search(both, words) for words in pages)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_emergency_card_that_fits_a_page_is_on_one(file: Path) -> None:
    words = LexborHTMLParser(pdf.whole(ROOT / paths.SITE, EDITION, "large" if file == paths.PDF_LARGE else "paper"))
    cards = words.css(".emergency:not([data-long])")
    assert len(cards) > 3
    for card in cards:
        parts = [squeezed(part.text()).casefold() for part in card.css("h3, li, p") if not part.css_first("a[href^='#']")]
        assert any(all(part in page.casefold() for part in parts) for page, _ in parted(file)), card.text()


ROW = 40_000  # letters: more than the longest table, whose cells come before what follows it


def in_turn(words: str, said: str) -> bool:
    """Whether `said` contains the words in this order, with anything between them."""
    at = 0
    for word in filter(None, map(letters, words.split())):
        at = said.find(word, at) + len(word)
        if at < len(word):
            return False
    return True


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_word_of_every_page_is_included_in_order(file: Path) -> None:
    said = letters(re.sub(r"[,(]page\d+\)?", "", "".join(words for words, _ in parted(file))))
    at = 0
    for chapter in CHAPTERS:
        words = fragment(chapter.content.html or "", "section")
        pdf.sheets_last(words)
        for part in words.css("h2, h3, h4, p, li, dt, dd, th, td, figcaption"):
            if "narrow" in (part.attributes.get("class") or "") or part.css_first("p, ul, ol, h3, h4, a[href^='http']"):
                continue
            if part.css_matches("table:has(td[data-label]):not(.sheet table) thead th") and file == paths.PDF_LARGE:
                continue  # each cell begins with its label in large print
            if part.css_matches("table:has(tr > :nth-child(4)) :is(th, td)") and file == paths.PDF_LARGE:
                assert in_turn(part.text(), said[at : at + ROW]), (chapter.url, part.text())
                continue  # text is extracted line by line across narrow cells, so words of other cells come in between
            looked_for = letters(part.text())
            found = said.find(looked_for, at)
            assert found >= 0, (chapter.url, part.text())
            at = found + len(looked_for)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_reference_to_another_chapter_has_a_page_number(file: Path) -> None:
    there = {name: (read(file).get_destination_page_number(place) or 0) + 1 for name, place in read(file).named_destinations.items()}
    said = "".join(words for words, _ in parted(file))
    seen, missing = 0, []
    for chapter in CHAPTERS:
        for link in chapter.content.css(REFERENCES):
            page = there[(link.attributes["href"] or "")[1:]]
            words = squeezed(link.text())
            seen += 1
            if f"{words}(page{page})" not in said and f"{words},page{page}" not in said:
                missing.append((chapter.url, words, page))
    assert missing == []
    assert seen > 300


def lines(page: Words, top: float) -> list[list[Text]]:
    """The lines of a page from the top, without header and footer."""
    by_height: dict[int, list[Text]] = {}
    for piece in page.pieces:
        if LOWEST - 5 < piece.y < top:
            by_height.setdefault(round(piece.y), []).append(piece)
    return [by_height[height] for height in sorted(by_height, reverse=True)]


BULLET = "\u2022"
TOPS = {paths.PDF: 11 * 72 - 19 * MM, paths.PDF_LARGE: 11 * 72 - 34 * MM}
"""Where the header ends."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_page_has_fewer_than_three_lines(file: Path) -> None:
    pages = enumerate(zip(read(file).pages, pdf_words.pages(ROOT / file), strict=True), 1)
    assert [number for number, (page, words) in pages if len(lines(words, TOPS[file])) < 3 and not page.images and number > 1] == []


MOSTLY_EMPTY = 0.01
"""The share of pages that may end above the middle although their chapter goes on: before a large drawing or a card in one piece."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_few_pages_inside_a_chapter_are_mostly_empty(file: Path) -> None:
    document = read(file)
    begins = {document.get_destination_page_number(mark) for mark in document.outline if isinstance(mark, Destination)}
    words = pdf_words.pages(ROOT / file)
    inside = [at for at in range(1, len(document.pages) - 1) if at + 1 not in begins and not is_sheet(texts(file)[at + 1])]
    middle = (TOPS[file] + LOWEST) / 2
    empty = [at + 1 for at in inside if min((row[0].y for row in lines(words[at], TOPS[file])), default=TOPS[file]) > middle]
    assert len(empty) <= MOSTLY_EMPTY * len(document.pages), empty


CELLS = [squeezed(part.text()) for chapter in CHAPTERS for part in chapter.content.css("td, th, svg")]
"""The words of cells and of drawings, whose lines are as short as their column or label."""


def in_a_cell(word: str, following: str) -> bool:
    """Whether two lines belong to one cell or drawing, or to two cells, one above the other."""
    one, other = squeezed(word), squeezed(following)
    both = any(cell.endswith(one) for cell in CELLS) and any(cell.startswith(other) for cell in CELLS)
    return both or any(one + other in cell for cell in CELLS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_lines_do_not_end_after_one_word(file: Path) -> None:
    early = []
    for number, page in enumerate(pdf_words.pages(ROOT / file), 1):
        rows = lines(page, TOPS[file])
        for row, below in pairwise(rows):
            words, rest = [piece for piece in row if piece.words != BULLET], [piece for piece in below if piece.words != BULLET]
            if len(words) != 1 or " " in words[0].words or not words[0].words[-1].isalnum() or len(rest) < len(below):
                continue  # more than one word, or the end of a sentence or an item
            if re.search(r"[_/]", words[0].words):
                continue  # part of an address
            line = " ".join(piece.words for piece in rest)
            aligned = abs(words[0].x - rest[0].x) < 1 and words[0].size == rest[0].size
            if aligned and line[0].islower() and not in_a_cell(words[0].words, rest[0].words):
                early.append((number, words[0].words, line))
    assert early == [], early


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_row_of_a_table_is_alone_at_the_top_or_the_foot_of_a_page(file: Path) -> None:
    """A table that continues has at least two rows on each page, below its repeated head."""
    pages, alone = [letters(words) for words, _ in parted(file)], []
    at = broken = 0
    for chapter in CHAPTERS:
        for table in (each for each in chapter.content.css("table") if len(each.css("tbody tr")) > 1 and not each.css(".form")):
            rows = [row for row in (letters(row.text()) for row in table.css("tbody tr")) if len(row) > 8]
            head = letters("".join(row.text() for row in table.css("thead")))
            begins = next((place for place in range(at, len(pages)) if rows and rows[0] in pages[place] and head in pages[place]), None)
            if begins is None:
                continue  # its words are elsewhere on the page; the test of all words finds a missing one
            at = place = begins
            counts: dict[int, int] = {}
            for row in rows:
                place = next((later for later in (place, place + 1) if later < len(pages) and row in pages[later]), place)
                counts[place] = counts.get(place, 0) + 1
            broken += len(counts) > 1
            if len(counts) > 1 and min(counts.values()) < 2:
                alone.append((chapter.url, {page + 1: count for page, count in counts.items()}))
    assert alone == []
    assert broken


def test_large_print_is_18_points_with_listed_exceptions() -> None:
    assert squeezed(labels.of_repository()["copy_letters"]) in "".join(texts(paths.PDF_LARGE))
    book_as_html = LexborHTMLParser(pdf.whole(ROOT / paths.SITE, EDITION, "large"))
    small = squeezed("".join(part.text() for part in book_as_html.css(".cited, .sources, .from, .uses, svg")))
    wrong = []
    for number, page in enumerate(pdf_words.pages(ROOT / paths.PDF_LARGE), 1):
        if not is_sheet(texts(paths.PDF_LARGE)[number - 1]):
            tiny = [piece for piece in page.pieces if piece.size < 17.9 and re.search(r"[A-Za-z]{2}", piece.words)]
            wrong += [(number, piece.words, piece.size) for piece in tiny if squeezed(piece.words) not in small]
    assert wrong == []


def letters(words: str) -> str:
    """The letters only, because page numbers, list numbers and symbols belong to the layout."""
    return re.sub(r"[^A-Za-zÀ-ÿ]+", "", words).lower()


def test_bookmarks_are_the_chapters_in_order(made: PdfReader) -> None:
    tops = [str(mark.title) for mark in made.outline if isinstance(mark, Destination)]
    titles = [chapter.title for chapter in CHAPTERS]
    assert tops == [titles[0], "Contents", *titles[1:]]


def test_no_heading_is_alone_at_the_foot_of_a_page(made: PdfReader) -> None:
    low = [mark.title for mark in marks(made.outline) if float(mark.top or 0) < LOWEST + 40]  # at least one line of text below it
    assert low == []


def test_each_sheet_is_on_one_page(made: PdfReader) -> None:
    pages = {mark.title: made.get_destination_page_number(mark) or 0 for mark in marks(made.outline)}
    sheets = [sheet for chapter in CHAPTERS for sheet in chapter.content.css(".sheet")]
    assert len(sheets) >= 5
    for sheet in sheets:
        there = squeezed(made.pages[pages[sheet.css("h3[id]")[0].text()]].extract_text()).casefold()
        assert [part.text() for part in sheet.css("h3, h4, p:not(.narrow), li") if squeezed(part.text()).casefold() not in there] == []


def test_internal_links_have_a_target_and_others_lead_to_sources(made: PdfReader) -> None:
    names = set(made.named_destinations)
    allowed = {
        link.attributes["href"]
        for page in PAGES
        for link in page.all(".sources a, .numbers a[rel=external], .groups a, a[href^=tel], a[href^=sms], a[href^=mailto]")
    }
    seen = 0
    for page in made.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            seen += 1
            if "/Dest" in link:
                assert link["/Dest"] in names
            else:
                assert link["/A"]["/S"] == "/URI"
                assert link["/A"]["/URI"] in allowed
    assert seen > 1000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_runs_off_the_paper(file: Path) -> None:
    """A letter of DejaVu Sans is on average 0.58 of its size wide; 0.45 underestimates a line on purpose."""
    off = []
    for number, (page, words) in enumerate(zip(read(file).pages, pdf_words.pages(ROOT / file), strict=True), 1):
        off += [(number, text.words) for text in words.pieces if text.x + 0.45 * text.size * len(text.words) > float(page.mediabox.width)]
    assert off == []


SMALLEST = {paths.PDF: 0.7 * 14, paths.PDF_LARGE: 0.7 * 18}
"""The smallest letters of a link, in points: the numbers of sources (`.cite` in pdf.css)."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_area_of_a_link_is_as_high_as_its_letters(file: Path) -> None:
    thin = []
    for number, page in enumerate(read(file).pages, 1):
        for note in page.get("/Annots", []):
            left, bottom, right, top = map(float, note.get_object()["/Rect"])
            if abs(top - bottom) < SMALLEST[file] or right - left < 4:  # "I" is the narrowest letter that can be alone on a line
                thin.append((number, left, bottom, right, top))
    assert thin == []


def test_the_number_of_a_source_stays_with_the_word_before_it() -> None:
    book_as_html = LexborHTMLParser(pdf.whole(ROOT / paths.SITE, EDITION, "paper"))
    assert len(book_as_html.css(".last > .cite")) > 700
    loose = [mark for mark in book_as_html.css(".cite") if not mark.css_matches(".last > .cite")]
    ends = {mark.prev.prev.tag if mark.prev and mark.prev.prev else "" for mark in loose}
    assert ends <= {"a", "strong"}  # its font size is not that of a number


MARK = '<sup class="cite">1</sup>'


@pytest.mark.parametrize(
    "before",
    [
        "See <a>the page</a> first. ",
        "See <a>the page</a>. ",
        "Some <strong>bold words</strong> ",
        "One <span>word</span> ",
        "Two <span>more words</span> ",
        "A sentence of words. ",
        "<a>Link</a> ",
    ],
)
def test_joining_a_citation_to_its_word_loses_no_text(before: str) -> None:
    content = LexborHTMLParser(f"<body><p>{before}{MARK} And more.</p></body>")
    (paragraph,) = content.css("p")
    said = paragraph.text()
    assert content.body
    pdf_content.prepare(content.body, "paper")
    assert re.sub(r"[\s\u200b]+", " ", content.body.text()) == said


def test_each_printed_number_is_a_link(made: PdfReader) -> None:
    notes = [note.get_object() for page in made.pages for note in page.get("/Annots", [])]
    there = {str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]}
    assert [identity((country, line)) for country, line in PRINTED if not {*addresses(line)} <= there] == []


def test_each_drawing_is_printed_and_has_a_description(guide: PdfReader) -> None:
    drawings = [each for each in tags(guide.trailer["/Root"]["/StructTreeRoot"]) if each["/S"] == "/Figure"]
    described = [node.text(strip=True) for page in PAGES if page.url != BOOK for node in page.all("article desc")]
    said = [str(each["/Alt"]) for each in drawings]
    assert set(described) <= set(said)
    assert all(said)
    for each in drawings:
        left, bottom, right, top = map(float, each["/A"]["/BBox"])
        assert 0 <= left < right <= 794  # in CSS pixels, as WeasyPrint counts them
        assert 0 <= min(bottom, top) < max(bottom, top) <= 1123


def test_no_standard_is_declared_that_is_not_checked(made: PdfReader) -> None:
    """PDF/UA is not declared, because veraPDF, which could confirm it, is in no registry that the locks use."""
    root: Any = made.trailer["/Root"]
    metadata = root.get("/Metadata")
    assert metadata is None or b"pdfuaid" not in metadata.get_object().get_data()


def test_lists_have_items_only_and_header_cells_have_a_scope(guide: PdfReader) -> None:
    found = list(tags(guide.trailer["/Root"]["/StructTreeRoot"]))
    in_lists = {kid.get_object()["/S"] for each in found if each["/S"] == "/L" for kid in each["/K"]}
    assert in_lists <= {"/LI", "/L", "/Caption"}
    heads = [each["/A"]["/Scope"] for each in found if each["/S"] == "/TH"]
    assert set(heads) == {"/Row", "/Column"}
    assert not [each for each in found if each["/S"] == "/TD" and "/Headers" in each.get("/A", {})]


def test_each_run_of_text_refers_to_an_existing_tag(guide: PdfReader) -> None:
    """The tree of tags and the tree by page still agree after wrappers were removed."""
    root = guide.trailer["/Root"]["/StructTreeRoot"]
    there = {each.indirect_reference.idnum for each in tags(root)}
    numbers = root["/ParentTree"]["/Nums"]
    named = [
        reference for value in numbers[1::2] for reference in (value.get_object() if isinstance(value.get_object(), list) else [value])
    ]
    assert len(named) > 10_000
    assert {reference.idnum for reference in named if hasattr(reference, "idnum")} <= there


def test_tags_name_what_a_screen_reader_needs(guide: PdfReader) -> None:
    kinds = {each["/S"] for each in tags(guide.trailer["/Root"]["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Link", "/Table", "/TH", "/TD", "/Figure"} <= kinds


# ---- How the PDFs are made ----


def test_a_control_that_cannot_work_becomes_plain_text() -> None:
    words = LexborHTMLParser(
        '<body><a href="../book/">All</a> <a href="#a">A</a> <a href="https://x.org/">X</a>'
        ' <a rel="external" href="https://y.org/">Y</a> <a href="tel:1">1</a></body>'
    ).body
    assert words is not None
    pdf.live(words)
    assert (words.html or "").replace("\n", "") == (
        '<body>All <a href="#a">A</a> X<span class="address"> (https://x.org/)</span>'
        ' <a rel="external" href="https://y.org/">Y</a><span class="address"> (https://y.org/)</span> <a href="tel:1">1</a></body>'
    )


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A site of two pages, in a folder of its own."""
    for name, words in (
        ("", '<h1>Home</h1><p><a href="a/">A</a></p><svg aria-label="A dot" viewBox="0 0 9 9"></svg>'),
        ("a/", "<h1>A</h1><p>B</p>"),
    ):
        file = tmp_path / "site" / name / "index.html"
        file.parent.mkdir(parents=True)
        following = '<link rel="next" href="a/">' if not name else ""
        file.write_text(f'<html lang="en"><head>{following}</head><body><article>{words}</article></body></html>')
    return tmp_path / "site"


def test_two_runs_in_two_places_are_the_same_bytes(few: Path, tmp_path: Path) -> None:
    shutil.copytree(few, tmp_path / "deeper" / "site")
    pdf.write(few, tmp_path / "a.pdf", EDITION, "paper")
    command = "from pathlib import Path; from scripts.guide.offline import Edition, pdf; "
    command += f"pdf.write(Path('deeper/site'), Path('b.pdf'), Edition({EDITION.epoch}, {EDITION.address!r}), 'paper')"
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", command], cwd=tmp_path, env=settings, check=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_missing_library_is_reported_in_a_line_and_leaves_other_forms(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(few.parent)
    search_file.save({"pages": [], "also": [], "questions": [], "asked": [], "typed": [], "words": "", "gaps": "", "ignored": ""}, few)
    paths.DIST.mkdir()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    problems = [bundle.write_form(form, EDITION) for form in FORMS]
    assert [problem for problem in problems if problem] == [f"{file}:1: {pdf.MISSING}" for file in FILES]
    assert "\n" not in pdf.MISSING
    assert all(package in pdf.MISSING for package in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"))
    assert {file.name for file in paths.DIST.iterdir()} == {form.file.name for form in FORMS if form.file not in FILES}


def test_a_warning_of_the_layout_stops_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "whole", lambda *_: '<html lang="en"><title>T</title><p><a href="#gone">A</a></p></html>')
    with pytest.raises(FormError, match="the layout says: No anchor #gone"):
        pdf.write(tmp_path, tmp_path / "a.pdf", EDITION, "paper")


def test_a_different_font_is_not_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FONT", "A font that nobody has")
    monkeypatch.setattr(pdf, "whole", lambda *_: '<html lang="en"><title>T</title><p>A</p></html>')
    with pytest.raises(FormError, match="fonts-dejavu-core"):
        pdf.write(tmp_path, tmp_path / "a.pdf", EDITION, "paper")
    assert list(tmp_path.iterdir()) == []
