"""The whole guide as one book: tiny pages made into chapters, and the real book, as `make` built it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import book, paths, rendered, search_file
from scripts.guide.book import links
from scripts.guide.checks.built import book_is_whole
from scripts.guide.checks.survey import Site
from scripts.guide.finish import print_page
from scripts.guide.rendered import Rendered, fragment
from tests.conftest import FOR_A_SCREEN, IN_A_BOOK, ROOT, said
from tests.pages import BOOK, FIRST

HOME = """<h1 id="page">Home</h1><h2 id="a">A <b>b</b></h2>
<p>A <a class="term" href="topic/#x">x</a>
is<sup class="cite"><button type="button" class="mark" popovertarget="cite-1" aria-label="1: how sure">1</button>
<span class="meaning" id="cite-1" popover>Well shown</span></sup>, and y.</p>
<section class="admonition urgent" aria-label="Urgent"><h2 class="admonition-title">Urgent: call</h2></section>
<a class="glightbox" href="a.svg#d"><svg id="d" aria-labelledby="t gone" viewBox="0 0 1 1"><title id="t">T</title>
<g fill="url(#p)"><use href="#t"></use></g></svg></a>
<details class="cited"><summary>Where from</summary><ol><li id="cited-1"><a href="topic/#x">One</a></li></ol></details>
<details><summary>More</summary><p>Folded.</p></details>
<p class="overdue" data-until="2026-02-02" hidden>Late</p>
<aside class="reviewed" aria-label="Dates"><p>Checked.</p><p><a href="https://x.org/edit/main/docs/index.md">Edit</a></p></aside>"""
TOPIC = '<h1 id="page">Topic</h1><h3 id="x">X</h3><p class="overdue" data-until="2026-01-01">Late</p><p><a href="../book/#more">P</a></p>'
NIGHT_URL = "help/tonight/"
NIGHT = '<h1 id="page">Night</h1><p><a href="../../#a">A</a> <a href="../../topic/#page">Topic</a></p>'
PRINT = '<h1 id="page">Print</h1><p class="overdue" data-until="2026-03-03">Late</p><div id="book"></div>'


def page(url: str, words: str, following: str = "", role: str = "") -> Rendered:
    after = f'<link rel="next" href="{following}">' if following else ""
    html = f"<html><head>{after}</head><body><article data-role='{role}'>{words}</article></body></html>"
    return Rendered(Path("site") / url / "index.html", url, LexborHTMLParser(html))


@pytest.fixture
def pages() -> list[Rendered]:
    return [
        page("", HOME, "topic/"),
        page("topic/", TOPIC, "../help/tonight/"),
        page(NIGHT_URL, NIGHT, "../../book/", "night book-first"),
        page("book/", PRINT),
    ]


@pytest.fixture
def home(pages: list[Rendered]) -> LexborNode:
    return next(chapter.content for chapter in book.chapters(pages, "../") if not chapter.url)


def test_the_page_for_fear_is_first_and_the_rest_in_the_order_of_reading(pages: list[Rendered]) -> None:
    assert [each.url for each in book.in_order(reversed(pages))] == ["", "topic/", NIGHT_URL, "book/"]
    assert [(each.url, each.title) for each in book.chapters(pages)] == [(NIGHT_URL, "Night"), ("", "Home"), ("topic/", "Topic")]


def test_a_cycle_of_next_links_ends() -> None:
    assert [each.url for each in book.in_order([page("", "", "a/"), page("a/", "", "../")])] == ["", "a/"]


def test_making_the_book_does_not_change_pages(pages: list[Rendered]) -> None:
    before = [each.tree.html for each in pages]
    book.chapters(pages)
    assert [each.tree.html for each in pages] == before


def test_every_heading_is_one_level_deeper(home: LexborNode) -> None:
    assert [(node.tag, node.text(), node.attributes.get("id")) for node in home.css("h1, h2, h3, h4")] == [
        ("h2", "Home", None),
        ("h3", "A b", "home--a"),
        ("h3", "Urgent: call", None),
    ]


def test_no_control_is_left(home: LexborNode) -> None:
    assert home.css(f"{FOR_A_SCREEN}, nav, button, .glightbox, aside, [popover], [aria-label=Urgent]") == []
    assert [node.html for node in home.css(".term, .mark")] == [
        '<a class="term" href="#topic--x">x</a>',
        '<a class="mark" aria-label="1: how sure" href="#home--cited-1">1</a>',
    ]
    assert "and y." in home.text()
    assert [node.attributes.get("open") for node in home.css("details")] == [""]
    assert [node.text() for node in home.css(".dates p, .cited li")] == ["One", "Checked."]


def test_a_drawing_keeps_its_ids_and_colors(home: LexborNode) -> None:
    drawing = home.css_first("svg")
    assert drawing is not None
    assert (drawing.html or "").replace("\n", "") == (
        '<svg id="home--d" aria-labelledby="home--t" viewBox="0 0 1 1"><title id="home--t">T</title>'
        '<g fill="url(#home--p)"><use href="#home--t"></use></g></svg>'
    )


@pytest.mark.parametrize("site", ["https://guide.invalid/", "https://example.org/repo/", "https://example.org/"])
@pytest.mark.parametrize(
    ("href", "led"),
    [
        ("../sleep/", "#legs-sleep"),
        ("../sleep/#why", "#legs-sleep--why"),
        ("../sleep/#gone", "#legs-sleep"),
        ("../sleep/#%C3%A9", "#legs-sleep--%C3%A9"),
        ("../sleep", "#legs-sleep"),
        ("../sleep/index.html#why", "#legs-sleep--why"),
        ("#here", "#legs-kinds--here"),
        ("#page", "#legs-kinds"),
        ("", "#legs-kinds"),
        ("../../", "#home"),
        ("../.././#a", "#home--a"),
        ("../../book/#contents", "../book/#contents"),
        ("../../guide.zip", "../guide.zip"),
        ("https://example.com/a#b", "https://example.com/a#b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:999", "tel:999"),
        ("http://[", "http://["),
    ],
)
def test_a_link_leads_to_its_place_in_the_book(site: str, href: str, led: str) -> None:
    kept = {"": {"a"}, "legs/sleep/": {"why", "\u00e9"}, "legs/kinds/": {"here"}}
    places = links.Places(site, {url: frozenset(ids) for url, ids in kept.items()}, "../")
    assert places.link(href, "legs/kinds/") == led
    assert places.link("/repo/legs/sleep/", "") == ("#legs-sleep" if "repo" in site else "../repo/legs/sleep/")


def test_internal_links_stay_in_the_book_and_others_lead_out(pages: list[Rendered]) -> None:
    night, _, topic = (chapter.content for chapter in book.chapters(pages, "../"))
    assert [node.attributes["href"] for node in night.css("a")] == ["#home--a", "#topic"]
    assert [node.attributes["href"] for node in topic.css("a")] == ["../book/#more"]


def test_contents_have_two_levels() -> None:
    made = [book.Chapter(url, url, fragment("<p></p>")) for url in ("a/b/", "", "a/", "a/b/", "a/c/", "ab/", "a/d/")]
    listed = book.contents(made)
    tops = [link.attributes["href"] for link in listed.css("nav > ol > li > a")]
    below = [link.attributes["href"] for link in listed.css("li li a")]
    assert (tops, below) == (["#a-b", "#home", "#a", "#ab", "#a-d"], ["#a-b", "#a-c"])


def test_the_book_page_has_every_chapter_and_the_earliest_review_date(pages: list[Rendered]) -> None:
    def faults() -> list[str]:
        ids = {each.url: frozenset(node.attributes["id"] or "" for node in each.all("[id]")) for each in pages}
        known = Site(frozenset(), ids, frozenset({"book/"}), {}, has_worker=False)
        return [problem.what for each in pages for problem in book_is_whole(each, known)]

    assert faults() == ["this page is not in the book"] * 3
    print_page.fill(pages[-1], pages)
    assert faults() == []
    holder = pages[-1]
    assert [node.attributes["id"] for node in holder.all("#book > section")] == ["help-tonight", "home", "topic"]
    assert [node.attributes["data-until"] for node in holder.all(".overdue")] == ["2026-01-01"]
    assert [node.attributes["href"] for node in holder.all("link[rel=stylesheet]")] == ["../assets/css/book.css"]


# ---- The real book ----

SITE = {page.url: page for page in rendered.read(ROOT / paths.SITE) if page.all("article")}
WHOLE = SITE[BOOK]
CHAPTERS = {node.attributes["id"]: node for node in WHOLE.all("#book > .chapter")}


def nav(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        for value in entry.values() if isinstance(entry, dict) else [entry]:
            yield from nav(value) if isinstance(value, list) else [value]


def test_chapters_follow_the_nav() -> None:
    settings = yaml.load((ROOT / paths.CONFIG).read_text().replace("!ENV", ""), yaml.SafeLoader)
    urls = [file.removesuffix(".md").removesuffix("index").strip("/") for file in nav(settings["nav"])]
    names = [links.page_id(url) for url in urls if url != BOOK.strip("/")]
    first = links.page_id(FIRST)
    assert list(CHAPTERS) == [first, *(name for name in names if name != first)]


@pytest.mark.parametrize("url", [url for url in SITE if url not in ("404.html", BOOK)])
def test_each_word_of_a_page_is_in_the_book_once(url: str) -> None:
    (article,) = SITE[url].all("article")
    assert said(CHAPTERS[links.page_id(url)].html, IN_A_BOOK) == said(article.html, IN_A_BOOK)


def test_the_book_has_one_main_heading_and_every_id_once() -> None:
    ids = [node.attributes["id"] for node in WHOLE.all("[id]")]
    assert len(WHOLE.all("h1")) == 1
    assert len(ids) == len(set(ids))


def test_every_link_in_the_book_leads_to_a_place_in_it() -> None:
    ids = {node.attributes["id"] for node in WHOLE.all("[id]")}
    hrefs = [node.attributes["href"] or "" for node in WHOLE.all("#book a")]
    inside = {href[1:] for href in hrefs if href.startswith("#")}
    assert inside <= ids
    assert {href for href in hrefs if not href.startswith(("#", "https:", "http:", "tel:", "sms:", "mailto:"))} == {f"../{BOOK}"}
    named = " ".join(node.attributes[name] or "" for name in links.LISTS_OF_IDS for node in WHOLE.all(f"#book [{name}]"))
    assert set(named.split()) <= ids


def test_no_link_loses_its_anchor() -> None:
    for chapter, node in CHAPTERS.items():
        page = next(page for url, page in SITE.items() if links.page_id(url) == chapter)
        before = page.all("article a[href*='#']:not(.glightbox, .meaning a, nav a, .with-tool a, .if-emergency a)")
        led = {link.attributes["href"] or "" for link in node.css("a")}
        for link in before:
            address = link.attributes["href"] or ""
            url, anchor = links.path(page.url, address), address.partition("#")[2]
            assert f"#{links.page_id(url)}--{anchor}" in led, (chapter, address)


def test_search_finds_words_on_their_own_pages() -> None:
    assert len(search_file.words_of(search_file.load(ROOT / paths.SITE))[BOOK]) < 3000  # its labels, and ignored words
