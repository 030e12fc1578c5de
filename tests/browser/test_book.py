"""The whole guide on one page, in a browser and on paper."""

from collections.abc import Callable

from playwright.sync_api import Page

from scripts.guide.book import links
from tests.browser.accessibility import violations
from tests.browser.paper import numbers_of_sources
from tests.pages import BOOK, CITED, FIRST, GUIDE, TOPIC

Open = Callable[..., Page]
HIDDEN = "all => all.filter(each => !each.checkVisibility()).map(each => each.id)"
STYLES = "(all, name) => [...new Set(all.map(each => getComputedStyle(each)[name]))]"


def test_on_paper_every_chapter_begins_a_new_page(served: str, open_page: Open) -> None:
    page = open_page(served, BOOK)
    page.emulate_media(media="print")
    assert page.eval_on_selector_all("#book > .chapter", HIDDEN) == []
    assert page.eval_on_selector_all("#book > .chapter", STYLES, "breakBefore") == ["page"]
    assert page.eval_on_selector_all("#book :is(h2, h3, h4)", STYLES, "breakAfter") == ["avoid"]


def test_nothing_in_the_book_is_folded(served: str, open_page: Open) -> None:
    page = open_page(served, BOOK)
    assert page.locator("#book details").count() > 0
    assert page.locator("#book details:not([open])").count() == 0


def test_a_citation_leads_to_its_source_and_a_term_to_its_meaning(served: str, open_page: Open) -> None:
    page = open_page(served, BOOK)
    page.locator(f"#{links.page_id(TOPIC)} .mark").first.click()
    assert page.evaluate("document.querySelector(':target').id") == f"{links.page_id(TOPIC)}--cited-1"
    term = page.locator(f"#{links.page_id(FIRST)} .term").first
    slug = next(each.slug for each in GUIDE.terms if each.slug == (term.get_attribute("href") or "").rpartition("--")[2])
    term.click()
    assert page.evaluate("document.querySelector(':target').id") == f"glossary--{slug}"


def test_the_book_has_a_sound_structure_and_a_readable_chapter(served: str, open_page: Open) -> None:
    page = open_page(served, BOOK, color_scheme="light")
    assert violations(page, context=f"#{links.page_id(TOPIC)}") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_sources_of_a_page_are_open_and_their_numbers_complete(served: str, open_page: Open) -> None:
    page = open_page(served, CITED, java_script_enabled=False)
    count = page.locator(".cited li").count()
    inch = 0.4  # the margin of Chromium's command line
    lefts = numbers_of_sources(
        page.pdf(format="A4", margin={"top": f"{inch}in", "right": f"{inch}in", "bottom": f"{inch}in", "left": f"{inch}in"})
    )
    assert count > 9
    assert set(range(1, count + 1)) <= set(lefts)
    assert min(lefts.values()) >= inch * 72 - 0.5
