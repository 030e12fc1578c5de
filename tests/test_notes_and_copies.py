"""Pages in copies: links name files, notes are next to their numbers, and XML is well formed."""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.guide import paths, social_card
from scripts.guide.finish import web_manifest
from scripts.guide.offline import epub_notes, pictures, site_pages, xhtml
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import fragment, read
from tests.made import built

EDITION = Edition(int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()), "https://example.org/")
SAID = "Built on 22 November 2026. Use before 22 November 2027. A newer copy: https://example.org/offline/"


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("", "index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("../sleep/", "../sleep/index.html"),
        ("../sleep/#a", "../sleep/index.html#a"),
        ("#a", "#a"),
        ("?q=a", "?q=a"),
        ("../guide.zip", "../guide.zip"),
        ("https://x/", "https://x/"),
        ("tel:999", "tel:999"),
        ("//x/", "//x/"),
        ("./#a", "index.html#a"),
    ],
)
def test_a_link_of_a_copy_names_a_file(link: str, file: str) -> None:
    assert site_pages.to_file(link, "") == file


PAGE = (
    '<head><link rel="canonical" href="https://example.org/"><link rel="next" href="sleep/"><link rel="alternate" href="feed.xml">'
    '<link rel="manifest" href="m"><meta property="og:title" content="x"><meta name="twitter:card" content="x"></head>'
    "<body><article><h1>Home</h1>"
    '<p class="overdue" data-until="{}" hidden>Old</p><a href="sleep/">Sleep</a><div id="downloads"><ul></ul></div>'
    '<section class="reviewed"></section></article></body>'
)


@pytest.mark.parametrize(("url", "lines"), [("", 2), ("sleep/", 1)])
def test_a_page_of_a_copy_shows_its_age_and_no_other_copy(url: str, lines: int) -> None:
    page = built(PAGE.format("2027-05-05"), url)
    site_pages.convert(page, EDITION, "copy_disk")
    assert [line.text() for line in page.all("p.checked")] == [SAID] * lines
    assert len(page.all(".reviewed > p.checked")) == 1
    assert [link.attributes["href"] for link in page.all("link, a")] == ["sleep/index.html"] * 2
    assert page.all("meta") == page.all("#downloads") == []
    assert "<p>You are reading the copy for a disk.</p>" in (page.tree.html or "")


@pytest.mark.parametrize(("until", "shown"), [("2027-05-05", "2027-05-05"), ("2028-05-05", "2027-11-22")])
def test_a_page_of_a_copy_is_overdue_no_later_than_the_copy(until: str, shown: str) -> None:
    page = built(PAGE.format(until))
    site_pages.convert(page, EDITION, "copy_disk")
    assert page.all(".overdue")[0].attributes["data-until"] == shown


def test_a_copy_has_no_file_that_only_the_web_uses(tmp_path: Path) -> None:
    web = (
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "llms.txt",
        "assets/card.png",
        "sw.js",
        "manifest.webmanifest",
        "guide.epub",
        "guide-large.pdf",
    )
    kept = ("index.html", "sleep/index.html", "assets/css/page.css", "assets/js/guide.js", "search/index.js")
    for name in (*web, *kept, "old/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<h1>x</h1>")
    (tmp_path / "old" / "index.html").write_text('<meta http-equiv="refresh" content="0; url=../">')
    pages = read(tmp_path)
    found = {name: page for name, _, page in site_pages.files(tmp_path, pages, ())}
    assert set(found) == set(kept)
    assert {name for name, page in found.items() if page} == {"index.html", "sleep/index.html"}
    assert {name for name, _, _ in site_pages.files(tmp_path, pages, ("search/*",))} == set(kept) - {"search/index.js"}


NOTED = (
    "<div><p>It helps.<sup><a class='mark' href='#cite-1'>1</a></sup> So does this.<sup><a class='mark' href='#cite-1'>1</a></sup></p>"
    "<section class='cited'><ol><li id='cite-1'>Probably: <a href='a'>Leite</a></li><li id='cite-2'>May</li>"
    "<li>no name</li></ol></section></div>"
)


def test_a_number_refers_to_its_note_which_leads_back() -> None:
    words = fragment(NOTED, "div")
    epub_notes.number(words)
    marks = words.css("a.mark")
    assert [(mark.attributes["epub:type"], mark.attributes["role"], mark.attributes.get("id")) for mark in marks] == [
        ("noteref", "doc-noteref", "use-cite-1"),
        ("noteref", "doc-noteref", None),
    ]
    first, second = words.css("aside")
    assert (first.attributes["id"], first.text(), second.attributes["id"], second.text()) == (
        "cite-1",
        "1 Probably: Leite",
        "cite-2",
        "2 May",
    )
    (back,) = words.css("a.back")
    assert (back.attributes["href"], back.attributes["aria-label"]) == ("#use-cite-1", "1: back to the text")
    assert words.css("ol, li") == []


def test_the_description_of_a_drawing_is_written_below_it() -> None:
    words = fragment(
        "<div><figure><svg><title>A leg</title><desc id='d'> It twitches. </desc></svg></figure><svg><desc>x</desc></svg></div>", "div"
    )
    epub_notes.describe(words)
    (line,) = words.css("figure > svg + p.shown")
    assert (line.attributes["id"], line.text()) == ("d", "The picture: It twitches.")
    assert len(words.css("desc")) == 1


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>a &amp; b<br>c</p>", "<p>a &amp; b<br/>c</p>"),
        ('<img src="a" alt="x &quot;y&quot;">', """<img src="a" alt='x "y"'/>"""),
        ("<p><i></i><!-- no --></p>", "<p><i></i></p>"),
        ("<details open>x</details>", '<details open="">x</details>'),
        (
            '<svg viewBox="0 0 1 1"><path d="M0"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0"></path></svg>',
        ),
    ],
)
def test_html_is_written_as_xml(html: str, xml: str) -> None:
    written = xhtml.serialized(fragment(html))
    assert written == xml
    ElementTree.fromstring(written)


@pytest.mark.parametrize("tag", ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
def test_void_elements_are_recognized(tag: str) -> None:
    assert xhtml._is_void(tag)
    assert not xhtml._is_void(f"{tag}x")


def test_pictures_are_drawn_with_the_mark_and_the_name() -> None:
    drawn = pictures.drawings("Cramp & pain")
    assert [(png.name, drawing.name, size) for png, drawing, _, size in drawn] == [
        ("cover.png", "cover.html", (900, 1200)),
        ("icon.png", "icon.html", (48, 48)),
        ("icon-192.png", "icon.html", (192, 192)),
        ("icon-512.png", "icon.html", (512, 512)),
        ("icon-maskable.png", "icon-maskable.html", (512, 512)),
    ]
    assert ["Cramp &amp; pain" in page for _, _, page, _ in drawn] == [True, False, False, False, False]
    assert all("<svg" in page and "var(--" not in page for _, _, page, _ in drawn)


def test_each_drawn_picture_has_its_size_and_is_current() -> None:
    for png, drawing, page, (width, height) in pictures.drawings(social_card.site_name()):
        assert png.read_bytes()[16:24] == width.to_bytes(4, "big") + height.to_bytes(4, "big"), png
        assert social_card.is_current(drawing, page), png


def test_the_manifest_names_the_icons_that_are_drawn() -> None:
    named = {(icon["src"], icon["sizes"]) for icon in web_manifest.ICONS if icon["type"] == "image/png"}
    drawn = {(str(png.relative_to(paths.DOCS)), "x".join(map(str, size))) for png, _, _, size in pictures.of_the_site()}
    assert named == drawn != set()
