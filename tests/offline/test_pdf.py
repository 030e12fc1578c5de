"""The PDFs, as `make bundle` left them: words, links, bookmarks and tags; and what is said where they cannot be made."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from selectolax.lexbor import LexborHTMLParser

from scripts import bundle
from scripts.guide import book, content, engine, paths, rendered, search_file
from scripts.guide.offline import FORMS, Edition, FormError, pdf
from tests.conftest import ROOT
from tests.test_numbers import PRINTED, addresses, identity

PAGES = rendered.read(ROOT / paths.SITE)
FIRST = "get-help/worried-now/"
CHAPTERS = book.chapters(PAGES)
CANONICAL = (node.attributes["href"] or "" for page in PAGES for node in page.all("link[rel=canonical]"))
EDITION = Edition(engine.epoch(content.read().pages), next(CANONICAL, ""))
FILES = (paths.PDF, paths.PDF_LETTER, paths.PDF_LARGE)
LOWEST = 26 / 25.4 * 72  # where the margin of pdf.css begins


@functools.cache
def read(file: Path) -> PdfReader:
    return PdfReader(ROOT / file)


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.stem)
def made(request: pytest.FixtureRequest) -> PdfReader:
    return read(request.param)


@pytest.fixture(scope="module")
def guide() -> PdfReader:
    return read(paths.PDF)


@pytest.fixture(scope="module")
def texts(guide: PdfReader) -> list[str]:
    """The words of each page, without what stands at its foot, and without spaces."""
    return [squeezed(page.extract_text()) for page in guide.pages]


def squeezed(words: str) -> str:
    """Words as signs without spaces: where a PDF breaks its lines is no matter of the words."""
    return re.sub(r"[\s\xa0]+", "", words)


FOOT = squeezed(" ".join(EDITION.lines()))


def marks(outline: list[Any]) -> Iterator[Destination]:
    for mark in outline:
        if isinstance(mark, list):
            yield from marks(mark)
        else:
            yield mark


def tags(node: Any) -> Iterator[Any]:
    """Every element of the tree of tags, below one."""
    stack = [node]
    while stack:
        each = stack.pop().get_object()
        if isinstance(each, dict) and "/S" in each:
            yield each
        kids = each.get("/K", []) if isinstance(each, dict) else []
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        stack.extend(kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid.get_object(), "get"))


# ---- The whole of it ----


def test_it_says_its_name_its_language_and_its_day(made: PdfReader) -> None:
    title = next(page.title for page in PAGES if not page.url)
    assert made.metadata is not None
    assert (made.metadata.title, made.trailer["/Root"]["/Lang"]) == (title, "en")
    assert made.metadata.creation_date is not None
    assert made.metadata.creation_date.date() == made.metadata.modification_date.date() == EDITION.built  # type: ignore[union-attr]
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert made.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_each_kind_has_its_paper() -> None:
    sizes = [read(file).pages[0].mediabox for file in FILES]
    assert [(round(float(size.width)), round(float(size.height))) for size in sizes] == [(595, 842), (612, 792), (595, 842)]


def test_the_list_for_fear_is_on_the_first_page(made: PdfReader) -> None:
    first = made.pages[0].extract_text()
    card = next(page for page in PAGES if page.url == FIRST).all(".emergency li")
    assert all(squeezed(item.text()) in squeezed(first) for item in card)
    assert squeezed(EDITION.lines()[1]) in squeezed(first)


def test_every_page_ends_with_the_edition_and_its_number(texts: list[str]) -> None:
    assert [number for number, text in enumerate(texts, 1) if f"{FOOT}{number}" not in text] == []


def test_every_word_of_every_page_is_there_in_order(texts: list[str]) -> None:
    said = "".join(text.replace(f"{FOOT}{number}", "") for number, text in enumerate(texts, 1))
    said = letters(re.sub(r",page\d+", "", said))
    at = 0
    for chapter in CHAPTERS:
        for part in chapter.words.css("h2, h3, h4, p, li, dt, dd, th, td, figcaption"):
            if "narrow" in (part.attributes.get("class") or "") or part.css_first("p, ul, ol, h3, h4, a[href^='http']"):
                continue
            words = letters(part.text())
            found = said.find(words, at)
            assert found >= 0, (chapter.url, part.text())
            at = found + len(words)


def letters(words: str) -> str:
    """Letters and nothing else: numbers of lists and pages, and signs, are the page's own."""
    return re.sub(r"[^A-Za-zÀ-ÿ]+", "", words).lower()


def test_bookmarks_are_the_chapters_in_order(made: PdfReader) -> None:
    tops = [str(mark.title) for mark in made.outline if isinstance(mark, Destination)]
    titles = [chapter.title for chapter in CHAPTERS]
    assert tops == [titles[0], "Contents", *titles[1:]]


def test_no_heading_stands_alone_at_the_foot(made: PdfReader) -> None:
    low = [mark.title for mark in marks(made.outline) if float(mark.top) < LOWEST + 40]  # a line of words below it, at least
    assert low == []


def test_each_sheet_is_on_one_page(made: PdfReader) -> None:
    pages = {mark.title: made.get_destination_page_number(mark) for mark in marks(made.outline)}
    sheets = [sheet for chapter in CHAPTERS for sheet in chapter.words.css(".sheet")]
    assert len(sheets) >= 5
    for sheet in sheets:
        there = squeezed(made.pages[pages[sheet.css("h3[id]")[0].text()]].extract_text()).casefold()
        assert [part.text() for part in sheet.css("h3, h4, p:not(.narrow), li") if squeezed(part.text()).casefold() not in there] == []


def test_links_inside_lead_to_a_place_and_others_to_sources(made: PdfReader) -> None:
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


def test_each_printed_number_is_a_link(made: PdfReader) -> None:
    notes = [note.get_object() for page in made.pages for note in page.get("/Annots", [])]
    there = {str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]}
    assert [identity((country, line)) for country, line in PRINTED if not {*addresses(line)} <= there] == []


def test_each_drawing_says_what_it_shows_and_is_on_the_paper(guide: PdfReader) -> None:
    drawings = [each for each in tags(guide.trailer["/Root"]["/StructTreeRoot"]) if each["/S"] == "/Figure"]
    described = [node.text(strip=True) for page in PAGES if page.url != "print/" for node in page.all("article desc")]
    said = [str(each["/Alt"]) for each in drawings]
    assert set(described) <= set(said)
    assert all(said)
    for each in drawings:
        left, bottom, right, top = map(float, each["/A"]["/BBox"])
        assert 0 <= left < right <= 794  # in CSS pixels, as WeasyPrint counts them
        assert 0 <= min(bottom, top) < max(bottom, top) <= 1123


def test_tags_name_what_a_screen_reader_needs(guide: PdfReader) -> None:
    kinds = {each["/S"] for each in tags(guide.trailer["/Root"]["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Link", "/Table", "/TH", "/TD", "/Figure"} <= kinds


# ---- How it is made ----


def test_what_cannot_work_is_words() -> None:
    words = LexborHTMLParser(
        '<body><a href="../print/">All</a> <a href="#a">A</a> <a href="https://x.org/">X</a>'
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
    pdf.write(few, tmp_path / "a.pdf", EDITION, "letter")
    command = "from pathlib import Path; from scripts.guide.offline import Edition, pdf; "
    command += f"pdf.write(Path('deeper/site'), Path('b.pdf'), Edition({EDITION.epoch}, {EDITION.address!r}), 'letter')"
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", command], cwd=tmp_path, env=settings, check=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_missing_library_is_told_in_a_line_and_leaves_other_forms(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(few.parent)
    search_file.save({"pages": [], "also": [], "questions": [], "asked": [], "typed": [], "words": "", "gaps": "", "ignored": ""}, few)
    paths.DIST.mkdir()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    problems = [bundle.made(form, EDITION) for form in FORMS]
    assert [problem for problem in problems if problem] == [f"{file}:1: {pdf.MISSING}" for file in FILES]
    assert "\n" not in pdf.MISSING
    assert all(package in pdf.MISSING for package in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"))
    assert {file.name for file in paths.DIST.iterdir()} == {form.file.name for form in FORMS if form.file not in FILES}


def test_what_the_layout_complains_of_stops_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "whole", lambda *_: '<html lang="en"><title>T</title><p><a href="#gone">A</a></p></html>')
    with pytest.raises(FormError, match="the layout says: No anchor #gone"):
        pdf.write(tmp_path, tmp_path / "a.pdf", EDITION, "a4")


def test_another_font_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FONT", "A font that nobody has")
    monkeypatch.setattr(pdf, "whole", lambda *_: '<html lang="en"><title>T</title><p>A</p></html>')
    with pytest.raises(FormError, match="fonts-dejavu-core"):
        pdf.write(tmp_path, tmp_path / "a.pdf", EDITION, "a4")
    assert list(tmp_path.iterdir()) == []
