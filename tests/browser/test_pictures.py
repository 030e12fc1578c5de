"""Drawings: in the page they follow the light; opened large they keep their words; on paper they stand."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import GUIDE

Open = Callable[..., Page]
URL = "fibromyalgia/central-sensitization/"
PAGE = next(page for page in GUIDE.pages if page.url == URL)
PICTURE = re.compile(r'!\[(?P<shown>[^\]]+)\]\(\S+ "(?P<meant>[^"]+)"\)')
DRAWN = [page.url for page in GUIDE.pages if any(".svg" in line.text and PICTURE.match(line.text) for line in page.lines)]


def test_a_drawing_opens_large_with_its_words_and_closes_with_esc(base: str, open_page: Open) -> None:
    page = open_page(base, URL)
    link = page.locator("a.glightbox")
    link.click()
    large = page.locator(".glightbox-container svg[role=img]")
    expect(large).to_be_visible()
    assert large.get_attribute("aria-label") == page.locator("figure svg").first.get_attribute("aria-label")
    expect(large.locator("text").first).to_have_text(page.locator("figure svg text").first.text_content() or "nothing")
    page.keyboard.press("Escape")
    expect(page.locator(".glightbox-container")).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".glightbox-container")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".glightbox-container")).to_have_count(0)


def test_a_drawing_has_a_name_a_description_and_a_caption(served: str, open_page: Open) -> None:
    page = open_page(served, URL)
    (picture,) = (found for line in PAGE.lines if (found := PICTURE.match(line.text)))
    drawing = page.get_by_role("img", name=picture["shown"])
    expect(drawing).to_be_visible()
    expect(drawing.locator("desc")).to_have_count(1)
    expect(page.locator("figcaption")).to_have_text(picture["meant"])


def test_a_drawing_follows_the_light(served: str, open_page: Open) -> None:
    colors = set()
    for scheme in ("light", "dark"):
        page = open_page(served, URL, color_scheme=scheme)
        colors.add(page.evaluate("getComputedStyle(document.querySelector('figure .accent')).stroke"))
    assert colors == {"rgb(11, 74, 85)", "rgb(154, 211, 218)"}


def test_words_in_drawings_are_at_least_16_px_on_a_phone(served: str, open_page: Open) -> None:
    for url in DRAWN:
        page = open_page(served, url, viewport={"width": 360, "height": 740})
        sizes = page.eval_on_selector_all(
            "figure svg text", "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
        )
        assert min(sizes) >= 16, (url, sizes)


def test_a_drawing_without_scripts_is_a_file_away(served: str, open_page: Open) -> None:
    page = open_page(served, URL, java_script_enabled=False)
    page.locator("a.glightbox").click()
    assert page.url.endswith("turned-up.svg#figure-turned-up")


def test_on_paper_folds_are_open_and_screen_parts_are_gone(served: str, open_page: Open) -> None:
    page = open_page(served, URL)
    page.emulate_media(media="print")
    expect(page.locator("figure svg")).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".site-foot")).to_be_hidden()
    listed = page.locator("details.cited ol").bounding_box()
    assert listed is not None
    assert listed["height"] > 50
