"""Drawings follow the colors of the page, keep their caption when opened large, and are printed."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from scripts.guide import paths, rendered
from tests.conftest import ROOT
from tests.pages import GUIDE, TOPIC, pages_with

Open = Callable[..., Page]
URL = TOPIC
TWO_GROUPS = pages_with(re.compile(r'^\[\[people(?: \S+ "[^"]+"){2}\]\]'))[0]
PAGE = next(page for page in GUIDE.pages if page.url == URL)
PICTURE = re.compile(r'!\[(?P<shown>[^\]]+)\]\(\S+ "(?P<meant>[^"]+)"\)')
DRAWN = [page.url for page in GUIDE.pages if any(".svg" in line.text and PICTURE.match(line.text) for line in page.lines)]

MISPLACED = """() => {
  const frame = document.querySelector("svg").viewBox.baseVal, out = [];
  const words = [...document.querySelectorAll("text")].map((text) => [text.textContent, text.getBBox()]);
  words.forEach(([word, box], place) => {
    if (box.x < frame.x || box.x + box.width > frame.x + frame.width) out.push(`"${word}" leaves the picture`);
    if (box.y < frame.y || box.y + box.height > frame.y + frame.height) out.push(`"${word}" leaves the picture`);
    for (const [other, next] of words.slice(place + 1)) {
      const across = box.x < next.x + next.width && next.x < box.x + box.width;
      if (across && Math.abs(box.y - next.y) < box.height - 6) out.push(`"${word}" and "${other}" meet`);
    }
  });
  return out;
}"""
"""The faults of the text in a drawing of the page, by the boxes of the words, in the drawing's own units."""


def test_a_drawing_opens_large_with_its_caption_and_closes_with_esc(base: str, open_page: Open) -> None:
    page = open_page(base, URL)
    link = page.locator("a.glightbox").first
    link.click()
    large = page.locator(".glightbox-container svg[role=img]").locator("visible=true")
    expect(large).to_have_count(1)  # the other drawing of the page is loaded, but hidden
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
    pictures = [found for line in PAGE.lines if (found := PICTURE.match(line.text))]
    assert pictures
    for picture in pictures:
        drawing = page.get_by_role("img", name=picture["shown"], exact=True)
        expect(drawing).to_be_visible()
        expect(drawing.locator("desc")).to_have_count(1)
    expect(page.locator("figure.drawing figcaption")).to_have_text([picture["meant"] for picture in pictures])


def test_a_drawing_follows_the_color_scheme(served: str, open_page: Open) -> None:
    colors = set()
    for scheme in ("light", "dark"):
        page = open_page(served, URL, color_scheme=scheme)
        colors.add(page.evaluate("getComputedStyle(document.querySelector('figure .accent')).stroke"))
    assert colors == {"rgb(11, 74, 85)", "rgb(154, 211, 218)"}


def test_words_in_drawings_are_at_least_16_px_on_a_phone(served: str, open_page: Open) -> None:
    lettered = 0
    for url in DRAWN:
        page = open_page(served, url, viewport={"width": 360, "height": 740})
        sizes = page.eval_on_selector_all(
            "figure svg text", "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
        )
        assert all(size >= 16 for size in sizes), (url, sizes)
        lettered += bool(sizes)
    assert lettered


def test_without_scripts_a_drawing_links_to_its_file(served: str, open_page: Open) -> None:
    page = open_page(served, URL, java_script_enabled=False)
    page.locator("a.glightbox").first.click()
    assert page.url.endswith("turned-up.svg#figure-turned-up")


def test_on_paper_folds_are_open_and_controls_are_gone(served: str, open_page: Open) -> None:
    page = open_page(served, URL)
    page.emulate_media(media="print")
    for drawing in page.locator("figure svg").all():
        expect(drawing).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".site-foot")).to_be_hidden()
    listed = page.locator("details.cited ol").bounding_box()
    assert listed is not None
    assert listed["height"] > 50


def test_text_in_drawings_stays_inside_and_does_not_overlap(browser: Browser) -> None:
    """Every drawing, including those that no page shows yet, in the widest font that a reader is likely to have."""
    page, problems = browser.new_page(), []
    for file in sorted((ROOT / paths.DOCS / "assets" / "images").glob("*.svg")):
        page.set_content(f'<div style="width: 320px">{file.read_text(encoding="utf-8")}</div>')
        page.add_style_tag(content="text { font-family: 'DejaVu Sans', Verdana, sans-serif }")
        problems += [f"{file.stem}: {problem}" for problem in page.evaluate(MISPLACED)]
    page.close()
    assert problems == []


def test_on_a_phone_two_groups_of_people_are_drawn_side_by_side(served: str, open_page: Open) -> None:
    page = open_page(served, TWO_GROUPS, viewport={"width": 390, "height": 844})
    left, right = (each.bounding_box() for each in page.locator(".people .hundred").all())
    below = page.locator(".people .difference").bounding_box()
    assert left
    assert right
    assert below
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert below["y"] >= left["y"] + left["height"]


def test_a_term_that_wraps_is_aligned_at_the_start(served: str, open_page: Open) -> None:
    url = next(page.url for page in rendered.read(ROOT / paths.SITE) if page.all("td .term"))
    page = open_page(served, url, viewport={"width": 390, "height": 844})
    aligned = page.locator("td .term").evaluate_all("all => all.map(one => getComputedStyle(one).textAlign)")
    assert aligned
    assert set(aligned) <= {"start", "left"}
