"""Every page: no request leaves the origin, the console is empty, axe finds nothing, and nothing scrolls sideways at 320 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations
from tests.browser.conftest import URLS, address
from tests.pages import ANOTHER, BOOK, GLOSSARY, NIGHT, SOURCES, TOPIC, with_tool

Open = Callable[..., Page]
WIDTHS = (360, 1280)
SETTINGS = ({"light": "paper"}, {"light": "dim"}, {"light": "paper", "reading": "low"})
ONE_BY_ONE = [url for url in URLS if url != BOOK]
"""Axe needs minutes for the page that repeats all others. test_book.py checks its structure, and these pages have its text."""


@pytest.mark.parametrize("url", [*ONE_BY_ONE, "404.html"])
def test_every_page_in_each_look_and_width(served: str, open_page: Open, url: str) -> None:
    """In Paper, Dim and low-energy reading, at the width of a phone and of a desktop screen."""
    page = open_page(served, url, color_scheme="light")
    for settings in SETTINGS:
        page.evaluate("settings => Object.assign(document.documentElement.dataset, settings)", {"reading": "whole", **settings})
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert violations(page) == [], (settings, width)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_page_from_disk(on_disk: str, open_page: Open) -> None:
    page = open_page(on_disk)
    for url in URLS:
        page.goto(address(on_disk, url))
        assert page.locator("h1").count() == 1, url
        local = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href).filter(href => href.startsWith('file:'))")
        assert [href for href in local if not href.split("#")[0].endswith((".html", ".svg"))] == [], url


def test_every_page_with_scripts_off(served: str, open_page: Open) -> None:
    page = open_page(served, java_script_enabled=False)
    for url in URLS:
        page.goto(address(served, url))
        assert page.locator("h1").is_visible(), url
        assert page.locator("a.worried").is_visible(), url
        assert all(card.is_visible() for card in page.locator("article .emergency").all()), url
        assert not any(meaning.is_visible() for meaning in page.locator("article .meaning").all()[:3]), url


@pytest.mark.parametrize("url", ["", TOPIC, GLOSSARY, SOURCES, NIGHT])
def test_text_at_four_times_the_size_fits(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, viewport={"width": 320, "height": 256}, device_scale_factor=4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("url", ["", TOPIC, NIGHT, ANOTHER, with_tool("one-sheet")])
def test_a_phone_in_landscape_has_room_for_text(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, viewport={"width": 640, "height": 320}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.mouse.wheel(0, 600)
    assert page.locator(".top").evaluate("bar => bar.getBoundingClientRect().height") <= 320 / 4
    assert page.locator("a.worried").is_visible()
    for control, panel in (("[popovertarget=menu]", "#menu"), ("[popovertarget=comfort]", "#comfort"), ("[data-late=search]", "#search")):
        page.locator(control).first.click()
        page.locator(f"{panel}:popover-open, {panel}[open]").wait_for()
        box = page.locator(panel).bounding_box()
        assert box
        assert box["x"] >= 0, panel
        assert box["y"] >= 0, panel
        assert box["x"] + box["width"] <= 640, panel
        assert box["y"] + box["height"] <= 320, panel
        page.keyboard.press("Escape")
