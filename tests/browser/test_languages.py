"""Pages fit a small phone in a language with longer words, and in one that is read from right to left."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import pseudo
from tests.pages import HELP, WITH_A_CARD

PAGES = (HELP, WITH_A_CARD)
WIDE = """[...document.querySelectorAll('header *, article *, footer *')]
    .filter(part => part.checkVisibility() && part.getBoundingClientRect().width > 320)
    .map(part => part.outerHTML.slice(0, 200))"""
SIDES = {"ltr": ("Left", "Right"), "rtl": ("Right", "Left")}
"""The side at which a line starts, and the other side, for each direction."""


@pytest.fixture(scope="module", params=pseudo.LANGUAGES)
def built(request: pytest.FixtureRequest) -> tuple[str, Path]:
    return str(request.param), pseudo.built(request.param)


def test_pages_fit_and_begin_on_the_side_of_their_language(built: tuple[str, Path], browser: Browser) -> None:
    language, site = built
    for name in PAGES:
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto((site / name / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(WIDE) == [], name
        border = "getComputedStyle(document.querySelector('.emergency')).border{}Width"
        start, end = SIDES[pseudo.LANGUAGES[language]]
        assert (page.evaluate(border.format(start)), page.evaluate(border.format(end))) == ("6px", "0px"), name
        page.locator(".term[role=button]").first.click()
        box = page.locator("[popover].meaning:popover-open").bounding_box()
        assert box, name
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 320, name
        page.close()
