"""Sheets to print: one page each on A4 and Letter, with the sheet only, black on white, large enough for sore hands."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pages import GUIDE, SHEETS, TOOLS, with_tool

Open = Callable[..., Page]
UNNAMED = [with_tool("letter")]  # it goes to an employer and must not name an illness
REVIEWED = {page.url: page.meta.reviewed for page in GUIDE.pages}
MM = 96 / 25.4
MARGIN = 12 * MM
WIDTHS = {"A4": 210 * MM - 2 * MARGIN, "Letter": 8.5 * 96 - 2 * MARGIN}
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
HEIGHT = "all => all.filter(each => each.offsetParent).map(each => each.getBoundingClientRect().height)"
LETTERS = """sheet => [...sheet.querySelectorAll('*')].filter(each => each.offsetParent
    && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())).map(each => getComputedStyle(each))"""
CUT = """sheet => [...sheet.querySelectorAll('*')].filter(each => each.offsetParent && getComputedStyle(each).display !== 'inline'
    && (each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > sheet.getBoundingClientRect().right + 1))
    .map(each => each.outerHTML.slice(0, 120))"""


def on_paper(page: Page, paper: str = "A4") -> Page:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(WIDTHS[paper]), "height": 900})
    return page


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("url", SHEETS)
def test_a_sheet_is_one_page(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for paper in WIDTHS:
            pages = re.findall(rb"/Type\s*/Page(?!\w)", page.pdf(format=paper))
            assert len(pages) == 1, (scheme, paper)


@pytest.mark.parametrize("url", SHEETS)
def test_a_sheet_is_one_page_from_disk(on_disk: str, open_page: Open, url: str) -> None:
    pdf = open_page(on_disk, url, java_script_enabled=False).pdf(format="Letter")
    assert len(re.findall(rb"/Type\s*/Page(?!\w)", pdf)) == 1


@pytest.mark.parametrize("url", SHEETS)
def test_only_the_sheet_goes_on_paper(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url)
    expect(page.locator("article")).to_contain_text("Print this page")
    on_paper(page)
    sheet = page.locator(".sheet")
    expect(sheet).to_have_count(1)
    expect(sheet).to_be_visible()
    for screen in (".top", ".site-foot", "h1", ".lead", ".reviewed", "article .cite >> nth=0"):
        expect(page.locator(screen)).to_be_hidden()
    assert words(page.locator("body").inner_text()) == words(sheet.inner_text())
    foot = f"Muscles and fibromyalgia guide. Last checked {REVIEWED[url].day} {REVIEWED[url]:%B %Y}."
    assert (foot in sheet.inner_text()) == (url not in UNNAMED)
    for heading in sheet.locator("h2, h3").all():
        expect(heading).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", SHEETS)
def test_a_sheet_is_black_on_white(served: str, open_page: Open, url: str, scheme: str) -> None:
    page = open_page(served, url, color_scheme=scheme)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    sheet = on_paper(page).locator(".sheet")
    assert set(sheet.evaluate(f"sheet => ({LETTERS})(sheet).map(style => style.color)")) == {BLACK}
    for ground in ("body", ".sheet"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{ground}')).backgroundColor") == WHITE
    grounds = set(sheet.locator(".box, .admonition").evaluate_all("all => all.map(each => getComputedStyle(each).backgroundColor)"))
    assert grounds <= {"rgba(0, 0, 0, 0)", WHITE}


@pytest.mark.parametrize("paper", WIDTHS)
@pytest.mark.parametrize("url", SHEETS)
def test_a_sheet_has_large_text_and_is_complete(served: str, open_page: Open, url: str, paper: str) -> None:
    sheet = on_paper(open_page(served, url), paper).locator(".sheet")
    assert min(sheet.evaluate(f"sheet => ({LETTERS})(sheet).map(style => parseFloat(style.fontSize))")) >= 16  # 12 pt
    lines = sheet.locator(".lines i, .fill, .asks li, .form:not(.days) tbody tr").evaluate_all(HEIGHT)
    assert min(lines) >= 8 * MM
    assert sheet.evaluate(CUT) == []


def test_the_diary_has_28_rows_and_a_stop_rule(served: str, open_page: Open) -> None:
    sheet = on_paper(open_page(served, with_tool("diary"))).locator(".sheet")
    rows = sheet.locator("tbody tr").evaluate_all(HEIGHT)
    assert len(rows) == 28
    assert min(rows) >= 7 * MM - 0.5
    expect(sheet).to_contain_text("If checking makes you more worried, stop.")


def test_the_card_on_a_phone_is_in_large_words(served: str, open_page: Open) -> None:
    page = open_page(served, with_tool("show-this"), viewport={"width": 320, "height": 640})
    sizes = page.locator(".sheet h2, .sheet .large").evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", [TOOLS, *SHEETS])
def test_nothing_scrolls_sideways_on_a_small_phone(served: str, open_page: Open, url: str, scheme: str) -> None:
    page = open_page(served, url, color_scheme=scheme, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for sheet in page.locator(".sheet").all():
        assert sheet.evaluate(CUT) == []


def test_a_page_without_a_sheet_prints_its_text(served: str, open_page: Open) -> None:
    page = on_paper(open_page(served, TOOLS))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("article .taps a").first).to_be_visible()
