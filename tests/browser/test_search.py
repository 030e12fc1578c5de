"""Search forgives: each word of `search_words.tsv` leads to its page, among the first three, served and from disk."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

Open = Callable[..., Page]
ROWS = [row.split("\t") for row in Path(__file__).with_name("search_words.tsv").read_text().splitlines()]
FIRST = 3
BOX = ".md-search__input"
FOUND = """first => [...document.querySelectorAll('.md-search-result__list > li')].slice(0, first)
    .map(row => row.querySelector('a').href.split(/[?#]/)[0])"""


def ready(page: Page) -> None:
    """Open the search box and wait for its index."""
    page.locator("[data-late=search]").click()
    page.get_by_text("Type to start searching").wait_for()


def ask(page: Page, words: str) -> list[str]:
    """The addresses of the first pages that are found for some words."""
    page.fill(BOX, "")
    page.press(BOX, "End")
    page.get_by_text("Type to start searching").wait_for()
    page.fill(BOX, words)
    page.press(BOX, "End")
    page.locator(".md-search-result__meta:has-text('matching')").wait_for()
    return list(page.evaluate(FOUND, FIRST))


def test_there_are_sixty_rows_at_least() -> None:
    assert len(ROWS) >= 60
    assert len({word for word, _ in ROWS}) == len(ROWS)


def test_every_word_leads_to_its_page(base: str, open_page: Open) -> None:
    page = open_page(base, "", viewport={"width": 1280, "height": 900})
    ready(page)
    ending = "index.html" if base.startswith("file:") else ""
    wrong = {word: found for word, url in ROWS if base + url + ending not in (found := ask(page, word))}
    assert wrong == {}


def test_a_result_opens_its_page_at_the_section(base: str, open_page: Open) -> None:
    page = open_page(base, "", viewport={"width": 1280, "height": 900})
    ready(page)
    ask(page, "rhabdomyolysis")
    page.locator(".md-search-result__list a").first.click()
    page.wait_for_url("**/glossary/**")


def test_search_says_when_nothing_is_found(served: str, open_page: Open) -> None:
    page = open_page(served, "", viewport={"width": 1280, "height": 900})
    ready(page)
    page.fill(BOX, "zzzzzz")
    page.press(BOX, "End")
    page.get_by_text("No matching documents").wait_for()


def test_results_show_words_and_no_popovers(served: str, open_page: Open) -> None:
    page = open_page(served, "", viewport={"width": 1280, "height": 900})
    ready(page)
    ask(page, "fasciculation")
    shown = page.locator(".md-search-result__list").inner_text()
    assert "More in the glossary" not in shown
    assert "What these words mean" not in shown
