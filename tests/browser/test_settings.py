"""Colors, low-energy reading and text size apply before the first paint, work by key and tap, and are stored."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LABELS, URLS, address, with_storage
from tests.pages import ANOTHER, BOOK, GLOSSARY, HELP, LICENSE, SOURCES, TOPIC, fixed

Open = Callable[..., Page]
PAPER, DIM = "rgb(247, 242, 231)", "rgb(35, 40, 44)"
FLASHES = """() => { window.seen = new Set();
  const look = () => { if (document.body) seen.add(getComputedStyle(document.body).backgroundColor); requestAnimationFrame(look) };
  look() }"""


SEEN = "all => all.filter(each => each.checkVisibility()).map(each => each.innerText).join(' ')"
MOVING = """all => all.map(each => getComputedStyle(each))
  .filter(style => style.transitionDuration !== '0s' || style.animationName !== 'none').length"""


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def choose(page: Page, words: str) -> None:
    """Open the settings, choose one by its label, and close them."""
    page.get_by_role("button", name=LABELS["settings"]).click()
    page.get_by_role("radio", name=words).check()
    page.keyboard.press("Escape")


def kept(page: Page, name: str, value: str) -> None:
    """Wait until another tab knows a setting: a busy browser needs a moment to inform its other processes."""
    other = page.context.new_page()
    other.goto(page.url)
    with_storage(other).wait_for_function("([name, value]) => document.documentElement.dataset[name] === value", arg=[name, value])


@pytest.mark.parametrize(("scheme", "color"), [("light", PAPER), ("dark", DIM)])
@pytest.mark.parametrize("scripts", [True, False])
def test_without_a_choice_colors_follow_the_device(served: str, open_page: Open, scheme: str, color: str, scripts: bool) -> None:
    assert ground(open_page(served, "", color_scheme=scheme, java_script_enabled=scripts)) == color


def test_chosen_colors_are_kept_on_the_next_page(base: str, open_page: Open) -> None:
    page = with_storage(open_page(base, "", color_scheme="light"))
    for words, expected in (("Paper", PAPER), ("Dim", DIM)):
        choose(page, words)
        assert ground(page) == expected
    kept(page, "light", "dim")
    before = page.url
    page.locator("article .taps a").first.click()
    expect(page).not_to_have_url(before)
    with_storage(page)
    expect(page.locator("body")).to_have_css("background-color", DIM)
    page.get_by_role("button", name=LABELS["settings"]).click()
    expect(page.get_by_label(LABELS["light_dim"])).to_be_checked()
    page.get_by_label(LABELS["light_system"]).check()
    assert ground(page) == PAPER


def test_other_colors_never_flash_before_the_chosen_ones(served: str, open_page: Open) -> None:
    page = open_page(served, "", color_scheme="light")
    choose(page, LABELS["light_dim"])
    kept(page, "light", "dim")
    page.add_init_script(f"({FLASHES})()")
    page.goto(address(served, TOPIC))
    page.wait_for_timeout(300)
    assert page.evaluate("[...seen]") == [DIM]


def test_the_settings_work_by_keyboard(served: str, open_page: Open) -> None:
    page = open_page(served, "", color_scheme="light")
    page.get_by_role("button", name=LABELS["settings"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label(LABELS["light_system"])).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert ground(page) == DIM
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("html", "data-reading") == "low"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=LABELS["settings"])).to_be_focused()


def hidden(page: Page) -> int:
    """The number of parts of the article that are not shown."""
    count: int = page.locator("article > *").evaluate_all("all => all.filter(each => !each.checkVisibility()).length")
    return count


def test_low_energy_keeps_what_matters_and_the_rest_is_a_tap_away(base: str, open_page: Open) -> None:
    page = with_storage(open_page(base, TOPIC))
    whole, before = page.locator("article").bounding_box(), hidden(page)
    choose(page, LABELS["reading_low"])
    for part in ("h1", ".lead", "article .short", "article .short-note >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    folded = hidden(page)
    assert folded > before
    short = page.locator("article").bounding_box()
    assert whole is not None
    assert short is not None
    assert short["height"] < whole["height"] * 0.6  # the box In short and the steps stay
    kept(page, "reading", "low")
    page.goto(address(base, HELP))
    with_storage(page)
    expect(page.locator("article .emergency >> nth=0")).to_be_visible()
    page.get_by_role("button", name=LABELS["whole"]).first.click()
    expect(page.locator("article details.cited")).to_be_visible()
    page.goto(address(base, TOPIC))
    with_storage(page)
    assert hidden(page) == folded


def test_low_energy_keeps_something_to_do_on_every_page(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    page.evaluate("localStorage.setItem('guide.reading', 'low')")
    thin = []
    for url in URLS:
        page.goto(address(served, url))
        kept = page.eval_on_selector_all("article > *", SEEN)
        if len(str(kept).split()) < 25 and not url.startswith((fixed("about"), GLOSSARY, SOURCES, fixed("a_to_z"), LICENSE, BOOK)):
            thin.append(url)
    assert thin == []


def test_large_text_is_larger_and_fits_a_small_phone(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC, viewport={"width": 320, "height": 640})
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)")
    choose(page, LABELS["size_large"])
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)") > before * 1.2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_settings_work_in_a_browser_that_stores_nothing(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    page.goto(address(served, TOPIC))
    choose(page, LABELS["light_dim"])
    assert ground(page) == DIM


def test_reduced_motion_and_forced_colors_are_respected(served: str, open_page: Open) -> None:
    page = open_page(served, HELP, forced_colors="active", reduced_motion="reduce")
    assert page.eval_on_selector_all("body *", MOVING) == 0
    card = page.locator("article .emergency >> nth=0")
    assert card.evaluate("card => getComputedStyle(card).borderLeftStyle") == "solid"
    expect(card.get_by_text("Emergency:")).to_be_visible()


def hidden_parts(page: Page) -> list[str]:
    """The ids in the article that the short version does not show."""
    ids = "all => all.filter(each => !each.closest('nav, aside') && !each.checkVisibility()).map(each => each.id)"
    return list(page.locator("article.shortens > :is(h2, h3)[id]").evaluate_all(ids))


def test_an_anchor_that_the_short_version_hides_shows_the_whole_page(base: str, open_page: Open) -> None:
    page = with_storage(open_page(base, TOPIC))
    choose(page, LABELS["reading_low"])
    kept(page, "reading", "low")
    name = hidden_parts(page)[-1]
    page.goto("about:blank")
    page.goto(address(base, TOPIC) + f"#{name}")
    with_storage(page)
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
    assert hidden_parts(page) == []
    expect(page.locator(".short-note").first).to_be_hidden()
    page.goto(address(base, ANOTHER))  # on that page only
    with_storage(page)
    assert hidden_parts(page) != []
    name = hidden_parts(page)[-1]
    page.evaluate(f"location.hash = '{name}'")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_a_page_that_a_search_found_is_shown_whole(base: str, open_page: Open) -> None:
    page = with_storage(open_page(base, TOPIC))
    choose(page, LABELS["reading_low"])
    kept(page, "reading", "low")
    page.get_by_role("link", name=LABELS["search"]).click()
    page.locator("#query").fill("magnesium")
    page.locator("#found a").first.click()
    page.locator("article.shortens").wait_for()
    assert page.url.split("#")[0] != address(base, TOPIC)
    assert hidden_parts(page) == []


def test_only_a_shortened_page_says_that_it_is_short(base: str, open_page: Open) -> None:
    page = open_page(base, TOPIC)
    expect(page.get_by_text(LABELS["short"])).to_have_count(0)
    choose(page, LABELS["reading_low"])
    expect(page.get_by_text(LABELS["short"])).to_have_count(2)


def test_contrast_is_higher_where_the_device_asks_for_it(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC, contrast="more")
    ink = page.evaluate("getComputedStyle(document.body).color")
    for part in (".site-foot", ".crumbs", ".reviewed"):
        expect(page.locator(part).first).to_have_css("color", ink)
    assert page.evaluate("getComputedStyle(document.querySelector('article .card, .pager .card')).borderTopWidth") == "2px"
    plain = open_page(served, TOPIC, contrast="no-preference")
    assert plain.evaluate("getComputedStyle(document.querySelector('.site-foot')).color") != ink
