"""The whole guide in one file: the real one, written twice from the site that `make` built, and a tiny one."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import book, paths, policy, rendered
from scripts.guide.book import links
from scripts.guide.offline import Edition, one_file
from tests import builds
from tests.conftest import IN_A_BOOK, ROOT, run, said
from tests.pages import FIRST

EDITION = Edition(1_795_305_600, "https://example.org/repo/")  # 22 November 2026
PAGES = {
    page.url: page for page in rendered.read(ROOT / paths.SITE) if not page.all(book.HOLDER) and page.url != "404.html" and not page.moved
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("one") / "guide.html"
    one_file.write(ROOT / paths.SITE, file, EDITION)
    return file


@pytest.fixture(scope="module")
def tree(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def test_every_page_is_included_and_the_one_for_fear_precedes_the_contents(tree: LexborHTMLParser) -> None:
    chapters = [node.attributes["id"] for node in tree.css("section.chapter")]
    assert sorted(chapters, key=str) == sorted(links.page_id(url) for url in PAGES)
    order = [node.attributes["id"] for node in tree.css("section.chapter, #contents")]
    assert order[:2] == [links.page_id(FIRST), "contents"]
    assert len(tree.css("a[href='#contents']")) == len(chapters) + 1
    assert len(tree.css("h1")) == 1


@pytest.mark.parametrize("url", PAGES)
def test_each_word_of_a_page_is_in_the_file(tree: LexborHTMLParser, url: str) -> None:
    (article,) = PAGES[url].all("article")
    (chapter,) = tree.css(f"#{links.page_id(url)}")
    assert said(chapter.html, IN_A_BOOK).replace(" ", "") == said(article.html, IN_A_BOOK).replace(" ", "")


def test_every_link_leads_to_a_place_in_the_file_or_to_a_source(tree: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    hrefs = [node.attributes["href"] or "" for node in tree.css("a")]
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    assert {href.partition(":")[0] for href in hrefs if not href.startswith("#")} <= {"https", "http", "tel", "sms", "mailto"}
    named = " ".join(node.attributes[name] or "" for name in links.LISTS_OF_IDS for node in tree.css(f"[{name}]"))
    assert set(named.split()) <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", (tree.body and tree.body.html) or "")) <= set(ids)
    assert len(tree.css("a.term")) > 100
    assert len(tree.css("a.mark")) > 100


def test_the_file_requests_nothing_and_has_no_controls(file: Path, tree: LexborHTMLParser) -> None:
    assert tree.css("[src], iframe, link:not([rel=icon][href^='data:']), button, input, form, dialog, nav:not(.contents), [popover]") == []
    (policy_,) = tree.css("meta[http-equiv=Content-Security-Policy]")
    assert (policy_.attributes["content"] or "").startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in (policy_.attributes["content"] or "")
    (style,) = tree.css("style")
    assert "@import" not in style.text()
    assert set(re.findall(r"url\(\"?(\w+):?", style.text())) == {"data"}
    assert file.stat().st_size <= policy.ONE_FILE_BYTES


def test_the_file_has_the_style_of_the_book_and_no_unused_rules(tree: LexborHTMLParser) -> None:
    style = tree.css("style")[0].text()
    for there in (".book .contents", ".admonition", "--paper", "@media print", "prefers-color-scheme", ".emergency"):
        assert there in style
    for gone in ("#comfort", ".worried", ".site-foot", ".glightbox", ".js"):
        assert gone not in style


def test_it_says_first_and_last_how_old_it_is(tree: LexborHTMLParser) -> None:
    said = [node.text() for node in tree.css(".book > .edition")]
    assert said == [" ".join(EDITION.lines())] * 2
    assert "A newer copy: https://example.org/repo/offline/" in said[0]
    parts = list(tree.css(".book > *"))
    assert [parts[0].tag, parts[1].text(), parts[-1].text()] == ["h1", said[0], said[1]]
    (notice,) = tree.css(".overdue")
    dates = [node.attributes["data-until"] or "" for page in PAGES.values() for node in page.all(".overdue")]
    assert notice.attributes["data-until"] == min(*dates, EDITION.until.isoformat())
    assert "hidden" in notice.attributes


def test_a_second_copy_has_the_same_bytes(file: Path, tmp_path: Path) -> None:
    one_file.write(ROOT / paths.SITE, tmp_path / "again.html", EDITION)
    assert (tmp_path / "again.html").read_bytes() == file.read_bytes()


def test_the_site_lists_the_file_as_a_copy_and_not_as_a_page() -> None:
    tiny = builds.tiny_with_forms()
    assert (tiny / "site" / "guide.html").is_file()
    assert "guide.html" not in {page.url for page in rendered.read(tiny / "site")}
    assert run(tiny, "check").returncode == 0
