"""The look: no rule needs the cascade layers, text can be twice as large, and the frame keeps its grid."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import paths
from tests.browser.conftest import address
from tests.conftest import ROOT
from tests.pages import ANOTHER, HELP, NIGHT, PLAIN_SHEET, SOURCES, TOPIC, fixed, with_tool

Open = Callable[..., Page]
PAGES = ("", TOPIC, ANOTHER, PLAIN_SHEET)
STYLES = [line.strip(" -") for line in (ROOT / paths.CONFIG).read_text().split("extra_css:\n")[1].split("\nextra:")[0].splitlines()]
SOURCE = "\n".join((ROOT / paths.DOCS / sheet).read_text() for sheet in STYLES)
COMPUTED = """() => { const kinds = [null, '::before', '::after'];
  const all = [...document.querySelectorAll('html, body, body *')].filter(e => !e.closest('svg') && e.tagName !== 'STYLE');
  return all.flatMap(e => kinds.map(kind => {
    const style = getComputedStyle(e, kind), said = {};
    if (kind && style.content === 'none') return [`${e.tagName}${kind}`, 'none'];
    for (const name of style) if (!name.startsWith('--')) said[name] = style.getPropertyValue(name);
    return [`${e.tagName}.${e.className}${kind || ''}`, JSON.stringify(said)]; })) }"""
REPLACE = """css => { for (const old of document.querySelectorAll('style')) old.remove();
  const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }"""


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (1440, "print")])
def test_styles_are_the_same_without_layers(served: str, open_page: Open, url: str, width: int, media: str) -> None:
    """The page as built, flat and with its own rules only, compared with the whole source with its layers."""
    page = open_page(served, url, viewport={"width": width, "height": 844})
    page.emulate_media(media=media)  # type: ignore[arg-type]
    flat = page.evaluate(COMPUTED)
    page.evaluate(REPLACE, SOURCE)
    layered = page.evaluate(COMPUTED)
    assert len(flat) > 500
    assert [(was[0], differences(was[1], now[1])) for was, now in zip(flat, layered, strict=True) if was[1] != now[1]][:5] == []


def differences(flat: str, layered: str) -> list[str]:
    before, after = (set(text.strip("{}").split('","')) for text in (flat, layered))
    return sorted(before ^ after)[:8]


@pytest.mark.parametrize("url", [*PAGES, NIGHT, with_tool("diary"), SOURCES])
def test_text_of_double_size_fits_a_small_phone(served: str, open_page: Open, url: str) -> None:
    """The reader's own font size, which is 1em in a media query, is set before the page is laid out, as in a browser's settings."""
    page = open_page(served, url, viewport={"width": 180, "height": 370}, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 180


@pytest.mark.parametrize("url", [TOPIC, HELP, fixed("grades")])
def test_header_menu_text_and_contents_share_one_grid(served: str, open_page: Open, url: str) -> None:
    page = open_page(served, url, viewport={"width": 1440, "height": 900})
    left = [page.locator(part).first.bounding_box() for part in (".name", ".topics a", "#menu .here > a")]
    assert len({round(box["x"]) for box in left if box}) == 1
    end = [page.locator(part).first.bounding_box() for part in (".worried", "nav.toc")]
    assert max(abs(box["x"] + box["width"] - 1312) for box in end if box) <= 4
    text = page.locator("article").bounding_box()
    assert text
    assert text["width"] == 624
    expect(page.locator(".toc-fold")).to_be_hidden()


def test_on_a_phone_the_contents_are_folded_below_the_box(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC)
    expect(page.locator("nav.toc")).to_be_hidden()
    page.get_by_text("On this page").locator("visible=true").click()
    page.locator(".toc-fold a").first.click()
    expect(page.locator("article h2").first).to_be_in_viewport()


def test_every_entry_of_the_contents_is_on_the_page(served: str, open_page: Open) -> None:
    page = open_page(served, ANOTHER)
    names = page.eval_on_selector_all("nav.toc a", "links => links.map(a => a.hash.slice(1))")
    assert len(names) >= 3
    assert all(page.locator(f"[id='{name}']").count() == 1 for name in names)


def test_folds_are_open_on_paper_in_any_browser(served: str, open_page: Open) -> None:
    page = open_page(served, ANOTHER)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.eval_on_selector_all("article details", "folds => folds.length && folds.every(fold => fold.open)")


WITHOUT = "delete HTMLElement.prototype.popover"


def test_without_popovers_one_panel_is_open_and_escape_closes_it(served: str, open_page: Open) -> None:
    """Browsers from before 2024 support neither popovers nor `:popover-open`."""
    page = open_page(served, "")
    page.add_init_script(WITHOUT)
    page.goto(address(served, TOPIC))
    page.eval_on_selector_all("[popover]", "boxes => boxes.forEach(box => box.removeAttribute('popover'))")
    button = page.locator("button.to-menu")
    button.click()
    expect(page.locator("#menu")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.evaluate("document.querySelector('[popovertarget=comfort]').click()")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#comfort")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#comfort")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.locator("article .term").first.click()
    expect(page.locator(".meaning.open")).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(".meaning.open")).to_have_count(0)


def test_the_first_screen_of_a_phone_has_the_signs_their_numbers_and_two_doors(served: str, open_page: Open) -> None:
    page = open_page(served, "", viewport={"width": 390, "height": 844})
    for part in (".emergency .numbers-short li", ".emergency .signs li", ".emergency > p a", ".lead"):
        boxes = [each.bounding_box() for each in page.locator(part).all()]
        assert boxes, part
        assert all(box and box["y"] + box["height"] <= 844 for box in boxes), part
    doors = [box["y"] + box["height"] for each in page.locator(".doors a").all() if (box := each.bounding_box())]
    assert len(doors) == 6
    assert sorted(doors)[1] <= 844
    assert max(doors) <= 2 * 844
