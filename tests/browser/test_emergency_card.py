"""An emergency card is visible: no style hides, shrinks, covers or moves it. Tools show theirs when an answer requires it."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from scripts.guide import paths
from tests.browser.conftest import address
from tests.conftest import ROOT
from tests.pages import GUIDE, HELP, NIGHT

Open = Callable[..., Page]
CARDS = "section.emergency"
WITH_CARDS = tuple(
    url
    for url in (page.url for page in GUIDE.pages if page.meta.kind != "tool")
    if 'class="admonition emergency' in (ROOT / paths.SITE / url / "index.html").read_text().partition("<body")[2]
)
HIDDEN = """() => [...document.querySelectorAll("section.emergency :is(h2, li, p, a, strong)")].filter((each) => {
  if (each.closest("[hidden]") || !each.textContent.trim()) return false;
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  const seen = each.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const clipped = box.width < 8 || box.height < 8 || box.right <= 0 || box.left >= innerWidth || box.bottom + scrollY <= 0;
  const small = parseFloat(style.fontSize) < 16 || style.clipPath !== "none" || style.color === style.backgroundColor;
  return !seen || clipped || small;
}).map((each) => each.textContent.trim().slice(0, 40))"""
COVERED = """() => [...document.querySelectorAll("section.emergency h2")].filter((each) => {
  each.scrollIntoView({ block: "center" });
  const box = each.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + Math.min(12, box.width / 2), box.top + box.height / 2);
  return !each.contains(top);
}).map((each) => each.textContent.trim())"""


def test_there_are_pages_with_such_cards() -> None:
    assert {NIGHT, HELP} <= set(WITH_CARDS)


def unseen(page: Page) -> list[str]:
    """The parts of a page's emergency cards that cannot be seen."""
    found: list[str] = page.evaluate(HIDDEN) + page.evaluate(COVERED)
    return found


@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_emergency_card_is_visible(served: str, open_page: Open, media: Literal["screen", "print"]) -> None:
    page = open_page(served, WITH_CARDS[0])
    page.emulate_media(media=media)
    for url in WITH_CARDS:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address(served, url))
            found = page.evaluate(HIDDEN) + (page.evaluate(COVERED) if media == "screen" else [])
            assert found == [], f"{url} at {width} px, {media}"


@pytest.mark.parametrize(
    "style",
    [
        ".emergency { display: none }",
        ".emergency { visibility: hidden }",
        ".emergency li { opacity: 0 }",
        ".emergency { height: 1px; overflow: hidden; position: absolute; left: -9999px }",
        ".emergency { font-size: 2px }",
        ".emergency h2 { color: #fff !important; background: #fff !important }",
        ".emergency { clip-path: inset(50%) } .emergency * { clip-path: inset(50%) }",
        "body::after { content: ''; position: fixed; inset: 0; background: #fff; z-index: 9 }",
    ],
)
def test_a_style_that_hides_a_card_is_found(served: str, open_page: Open, style: str) -> None:
    page = open_page(served, NIGHT, bypass_csp=True)
    assert unseen(page) == []
    page.add_style_tag(content=style)
    assert unseen(page) != []
