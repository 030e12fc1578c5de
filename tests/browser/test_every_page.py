"""Every page: nothing leaves the origin, nothing complains, axe finds nothing, and nothing scrolls sideways at 320 px."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import URLS

Open = Callable[..., Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", [*URLS, "404.html"])
def test_page(served: str, open_page: Open, url: str, scheme: str) -> None:
    page = open_page(served, url, color_scheme=scheme)
    assert page.get_attribute("body", "data-md-color-scheme") == {"light": "paper", "dark": "dim"}[scheme]
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("url", URLS)
def test_page_from_disk(on_disk: str, open_page: Open, url: str) -> None:
    page = open_page(on_disk, url)
    assert page.locator("h1").count() == 1
    away = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href).filter(href => href.startsWith('file:'))")
    assert [href for href in away if not href.split("#")[0].endswith((".html", ".svg"))] == []


@pytest.mark.parametrize("url", URLS)
def test_page_with_scripts_off(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert page.locator("a.worried").is_visible()
    for card in page.locator("article .emergency").all():
        assert card.is_visible()
    for meaning in page.locator("article .meaning").all()[:3]:
        assert not meaning.is_visible()


@pytest.mark.parametrize("url", ["", "twitching/", "glossary/", "sources/", "get-help/worried-now/"])
def test_text_at_four_times_the_size_stays_inside(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, viewport={"width": 320, "height": 256}, device_scale_factor=4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
