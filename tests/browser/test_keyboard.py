"""By keyboard and for screen readers: the order of the focus, the names of controls, and a focus that is always visible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LABELS, URLS, address
from tests.pages import ANOTHER, DEEP, GLOSSARY, HELP, TOPIC

Open = Callable[..., Page]
COVERED = """() => { const e = document.activeElement, top = document.querySelector('.top');
  const box = e.getBoundingClientRect(), bar = top.getBoundingClientRect();
  const inBar = e === document.body || e.closest('.top, .skip, [popover]');
  return !inBar && box.bottom > bar.top && box.top < bar.bottom && getComputedStyle(top).position === 'sticky' }"""
NAMED = """all => all.filter(e => e.checkVisibility()).filter(e => !(e.getAttribute('aria-label') || e.innerText || '').trim()
  && !e.labels?.length && !e.querySelector('svg[aria-label]')).map(e => e.outerHTML.slice(0, 90))"""
CALLED = "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText).trim().replace(/\\s+/g, ' ')"
OUTLINED = (
    "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }"
)


def test_focus_moves_through_a_page_in_reading_order(served: str, open_page: Open) -> None:
    page = open_page(served, ANOTHER)
    walked = []
    for _ in range(8):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(CALLED))
        assert page.evaluate(OUTLINED), walked
    assert walked[:6] == [
        LABELS["skip"],
        LABELS["menu"],
        f"Aa {LABELS['settings']}",
        *(LABELS[name] for name in ("search", "worried")),
        page.locator(".crumbs a").first.inner_text(),
    ]


def test_the_skip_link_leads_to_the_text(served: str, open_page: Open) -> None:
    page = open_page(served, ANOTHER)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("url", [TOPIC, HELP, GLOSSARY])
def test_focus_is_never_under_the_header(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, viewport={"width": 360, "height": 500})
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.locator("footer a").last.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate(COVERED), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_every_control_of_every_page_has_a_name(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    for url in URLS:
        page.goto(address(served, url))
        assert page.eval_on_selector_all("a[href], button, input, summary", NAMED) == [], url


def test_the_menu_works_by_keyboard(base: str, open_page: Open) -> None:
    page = open_page(base, DEEP)
    page.get_by_role("button", name=LABELS["menu"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name=LABELS["parts"]).get_by_role("link").first).to_be_focused()
    here = page.evaluate("location.href.replace(/index.html$/, '')")
    assert page.locator("#menu [aria-current=page]").evaluate("link => link.href.replace(/index.html$/, '')") == here
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=LABELS["menu"])).to_be_focused()
    expect(page.locator("#menu")).to_be_hidden()


def test_search_works_by_keyboard(base: str, open_page: Open) -> None:
    page = open_page(base, TOPIC)
    page.get_by_role("link", name=LABELS["search"]).focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name=LABELS["search_this"])
    expect(box).to_be_focused()
    page.keyboard.type("restless")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=LABELS["close"])).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name=LABELS["search"])).to_be_focused()
    page.keyboard.press("n")  # in Material this key opens the next page; here it is only a letter
    page.wait_for_timeout(200)
    assert TOPIC in page.url
