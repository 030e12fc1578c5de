"""Bad colors are found in every state of a page, although each look of a text is checked only once."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import violations

FAINT = "color: #ccc; background: #fff"
STATES = {
    "another width": "@media (min-width: 1000px) { #late { display: block !important } }",
    "another color at a width": "#late { display: block !important; color: #000 !important } "
    "@media (min-width: 1000px) { #late { color: #ccc !important } }",
    "another ground at a width": "#late { display: block !important; background: #000 !important } "
    "@media (min-width: 1000px) { #late { background: #fff !important } }",
}


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 360, "height": 740})


def show(page: Page, style: str, late: str = "late") -> None:
    html = f"<main><h1>Title</h1><p>Words</p><p id=late style='display: none; {FAINT}'>{late}</p></main>"
    page.set_content(f"<!doctype html><html lang=en><title>T</title><style>{style}</style><body>{html}</body></html>")


@pytest.mark.parametrize("style", STATES.values(), ids=STATES)
def test_a_color_that_appears_later_is_checked(page: Page, style: str) -> None:
    show(page, style)
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 740})
    assert [rule for rule, _ in violations(page)] == ["color-contrast"]
    page.close()


def test_a_changed_color_scheme_is_checked(page: Page) -> None:
    show(page, "[data-light=dim] h1 { color: #ddd }")
    assert violations(page) == []
    page.evaluate("document.documentElement.dataset.light = 'dim'")
    assert [rule for rule, _ in violations(page)] == ["color-contrast"]
    page.close()


def test_every_other_rule_runs_in_every_state(page: Page) -> None:
    show(page, "")
    for _ in range(2):
        assert violations(page) == []
    page.evaluate("document.querySelector('p').outerHTML = '<button></button>'")
    for _ in range(2):
        assert [rule for rule, _ in violations(page)] == ["button-name"]
    page.close()


def test_a_new_layout_is_checked_and_new_colors_alone_are_no_new_layout(page: Page) -> None:
    show(page, "[data-light=dim] { --a: 1 } [data-reading=low] h1 { display: none }")
    assert violations(page) == []
    page.evaluate("document.documentElement.dataset.light = 'dim'")
    assert violations(page) == []
    assert page.evaluate("window.knownLayouts.size") == 1
    page.evaluate("document.documentElement.dataset.reading = 'low'")
    assert [rule for rule, _ in violations(page)] == ["page-has-heading-one"]
    assert page.evaluate("window.knownLayouts.size") == 2
    page.close()
