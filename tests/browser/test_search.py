"""Search forgives: each word of `search_words.tsv` leads to its page, among the first three, served and from disk."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import LABELS

Open = Callable[..., Page]
ROWS = [row.split("\t") for row in Path(__file__).with_name("search_words.tsv").read_text().splitlines()]
FIRST = 3
BOX = "#query"
FOUND = """first => [...document.querySelectorAll('#found > li')].slice(0, first)
    .map(row => row.querySelector('a').href.split(/[?#]/)[0])"""


def ready(page: Page) -> None:
    """Open the search box and wait for its index."""
    page.locator("[data-late=search]").click()
    page.get_by_text(LABELS["search_type"]).wait_for()


def ask(page: Page, words: str) -> list[str]:
    """The addresses of the first pages that are found for some words."""
    page.fill(BOX, "")
    page.get_by_text(LABELS["search_type"]).wait_for()
    page.fill(BOX, words)
    page.locator("#search [role=status]:has-text('matching')").wait_for()
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
    page.locator("#found a").first.click()
    page.wait_for_url("**/glossary/**")


def test_search_says_when_nothing_is_found(served: str, open_page: Open) -> None:
    page = open_page(served, "", viewport={"width": 1280, "height": 900})
    ready(page)
    page.fill(BOX, "zzzzzz")
    page.get_by_text(LABELS["search_none"]).wait_for()


def test_results_show_words_and_no_popovers(served: str, open_page: Open) -> None:
    page = open_page(served, "", viewport={"width": 1280, "height": 900})
    ready(page)
    ask(page, "fasciculation")
    shown = page.locator("#found").inner_text()
    assert "More in the glossary" not in shown
    assert "What these words mean" not in shown


def test_a_section_of_the_first_page_is_found(base: str, open_page: Open) -> None:
    page = open_page(base, "twitching/", viewport={"width": 1280, "height": 900})
    ready(page)
    ask(page, "what brings you here")
    page.locator("#found a[href*='#what-brings-you-here']").first.click()
    expect(page.locator("#what-brings-you-here")).to_be_in_viewport()


def test_sections_of_a_page_are_in_a_fold(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    ask(page, "muscle")
    fold = page.locator("#found details").first
    count = int(fold.locator("summary").inner_text().removesuffix(" more on this page"))
    assert fold.locator("a").count() == 0
    fold.locator("summary").click()
    expect(fold.locator("a")).to_have_count(count)
    expect(fold.locator("mark").first).to_have_text(re.compile("muscle", re.IGNORECASE))


def test_a_long_list_comes_as_it_is_read(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    ask(page, "muscle")
    pages = int(page.locator("#search [role=status]").inner_text().split()[0])
    assert page.locator("#found > li").count() < pages
    for _ in range(pages):
        page.locator("#found > li").last.scroll_into_view_if_needed()
        page.wait_for_timeout(20)
    expect(page.locator("#found > li")).to_have_count(pages)


def test_enter_opens_the_best_result_even_before_it_has_come(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    waiting: list[Route] = []
    page.route("**/search_index.json", lambda route: waiting.append(route))  # noqa: PLW0108  # Playwright takes Python functions only
    page.locator("[data-late=search]").click()
    page.locator("#found[role=list]").wait_for(state="attached")  # search.js is there
    page.keyboard.insert_text("fasciculation")  # as a dictated word comes
    page.keyboard.press("Enter")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    page.wait_for_url("**/twitching/")


def test_a_result_on_this_page_closes_the_dialog(served: str, open_page: Open) -> None:
    page = open_page(served, "glossary/")
    ready(page)
    ask(page, "rhabdomyolysis")
    page.locator("#found a[href*='glossary/#']").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#rhabdomyolysis")).to_be_in_viewport()


def test_no_markup_of_the_index_or_of_the_reader_runs(served: str, open_page: Open) -> None:
    text = "zzword &lt;img src=x onerror='ran=1'&gt; &amp;amp; <img src=x onerror='ran=1'/><script>ran=1</script>"
    doc = {"location": "twitching/", "title": "Zz &lt;b&gt; <i>title</i>", "text": f"<p>{text}</p>"}

    def put(route: Route) -> None:
        index = route.fetch().json()
        route.fulfill(json={**index, "docs": [doc]})

    page = open_page(served, "")
    page.route("**/search_index.json", put)
    ready(page)
    ask(page, "zzword")
    assert page.locator("#found h2").inner_text() == "Zz <b> <i>title</i>"
    assert page.locator("#found p").inner_text().startswith("zzword <img src=x onerror='ran=1'> &amp; <img ")
    assert page.locator("#found :is(img, script, b, i)").count() == 0
    page.fill(BOX, "<svg/onload=ran=1>")
    page.get_by_text(LABELS["search_none"]).wait_for()
    assert page.evaluate("window.ran") is None
