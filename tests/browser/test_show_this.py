"""The card to show: the reader's own words, large, light or dark, with the screen kept on; nothing is sent or stored unasked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_fits, violations
from tests.browser.conftest import address
from tests.browser.fill_in import EVIL, FULL, REFUSED, Open, ready, stored
from tests.pages import NIGHT, fixed, with_tool

URL = with_tool("show-this")
KEY = "guide.show-this"
OWN = "My own words"
LOCK = """(() => {
  window.locks = 0
  const release = async () => { window.locks-- }
  const request = async kind => { if (kind !== 'screen') throw new Error(kind); window.locks++
    return window.given = {release, released: false} }
  Object.defineProperty(navigator, 'wakeLock', {value: {request}})
})()"""
NO_LOCK = "Object.defineProperty(navigator, 'wakeLock', {value: undefined})"


@pytest.fixture
def tool(served: str, open_page: Open) -> Page:
    page = open_page(served, fixed("about"))
    page.add_init_script(LOCK)
    page.goto(served + URL)
    return ready(page)


def locked(page: Page, count: int) -> None:
    """Wait until this many wake locks are active. Playwright's own wait needs `eval`, which the policy of a page forbids."""
    for _ in range(100):
        if page.evaluate("window.locks") == count:
            return
        page.wait_for_timeout(50)
    assert page.evaluate("window.locks") == count


def show(page: Page) -> None:
    page.get_by_role("button", name="Show it large").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_own_words_are_shown_large(base: str, open_page: Open) -> None:
    page = ready(open_page(base, URL))
    page.get_by_label("I need to sit.", exact=True).check()
    page.get_by_label(OWN).fill("My legs give way.\nPlease call Ann.")
    show(page)
    expect(page.locator(".shown-words p")).to_have_text(["I need to sit.", "My legs give way.", "Please call Ann."])
    assert page.locator(".shown-words").evaluate("words => parseFloat(getComputedStyle(words).fontSize)") >= 40
    expect(page.get_by_role("dialog")).to_contain_text("Call an ambulance now if I am suddenly weak")


def test_without_a_tap_it_shows_the_card_as_printed(tool: Page) -> None:
    show(tool)
    usual = ["I have fibromyalgia", "My muscles may be weak or twitch.", "I may need to sit.", "Please give me time."]
    expect(tool.locator(".shown-words p")).to_have_text(usual)


@pytest.mark.parametrize("size", [(320, 640), (640, 320), (320, 256), (1280, 800)])
@pytest.mark.parametrize("words", ["Sit", "word " * 40, "W" * 200])
def test_long_words_fit_or_scroll_vertically_only(tool: Page, size: tuple[int, int], words: str) -> None:
    tool.set_viewport_size({"width": size[0], "height": size[1]})
    tool.get_by_label(OWN).fill(words)
    show(tool)
    assert tool.get_by_role("dialog").evaluate("shown => shown.scrollWidth <= shown.clientWidth")
    assert tool.locator(".shown-words").evaluate("words => parseFloat(getComputedStyle(words).fontSize)") >= 22
    tool.get_by_role("button", name="Close").click()


def test_the_card_is_light_or_dark_as_chosen(tool: Page) -> None:
    show(tool)
    for name, ground in (("Dark", "rgb(0, 0, 0)"), ("Light", "rgb(255, 255, 255)")):
        tool.get_by_role("button", name=name).click()
        expect(tool.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        expect(tool.get_by_role("dialog")).to_have_css("background-color", ground)
        assert violations(tool) == []


def test_the_screen_stays_on_only_while_it_is_shown(tool: Page) -> None:
    assert tool.evaluate("window.locks") == 0
    show(tool)
    expect(tool.get_by_text("The screen stays on.")).to_be_visible()
    assert tool.evaluate("window.locks") == 1
    tool.keyboard.press("Escape")
    locked(tool, 0)  # a browser reports that it closed a moment later


def test_the_wake_lock_is_renewed_after_another_window_was_in_front(tool: Page) -> None:
    show(tool)
    seen = "state => { Object.defineProperty(document, 'visibilityState', {get: () => state, configurable: true}); lost(state); }"
    tool.evaluate(
        "() => { window.lost = state => { if (state === 'hidden') { given.released = true; window.locks = 0 }"
        " document.dispatchEvent(new Event('visibilitychange')) } }"
    )
    tool.evaluate(seen, "hidden")
    assert tool.evaluate("window.locks") == 0
    tool.evaluate(seen, "visible")
    locked(tool, 1)
    tool.keyboard.press("Escape")
    locked(tool, 0)
    tool.evaluate(seen, "visible")
    assert tool.evaluate("window.locks") == 0  # a closed card no longer keeps the screen on


def test_the_card_is_shown_even_if_the_screen_cannot_be_kept_on(served: str, open_page: Open) -> None:
    page = open_page(served, fixed("about"))
    page.add_init_script(NO_LOCK)
    page.goto(served + URL)
    show(ready(page))
    expect(page.get_by_text("The screen stays on.")).to_be_hidden()


def test_keys_alone_show_and_close_it(tool: Page) -> None:
    tool.get_by_label("I have fibromyalgia.").focus()
    tool.keyboard.press("Space")
    for _ in range(8):
        tool.keyboard.press("Tab")
    tool.keyboard.type("Thank you")
    tool.keyboard.press("Tab")
    tool.keyboard.press("Enter")
    expect(tool.locator(".shown-words p")).to_have_text(["I have fibromyalgia.", "Thank you"])
    expect(tool.get_by_role("button", name="Close")).to_be_focused()
    tool.keyboard.press("Enter")
    expect(tool.get_by_role("button", name="Show it large")).to_be_focused()


def test_own_words_are_printed_and_fit_one_page(tool: Page) -> None:
    tool.get_by_label(OWN).fill("Wide words " * 18)
    expect(tool.locator(".sheet")).to_contain_text("Wide words Wide words")
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page(?!\w)", tool.pdf(format=paper))) == 1
    tool.get_by_label(OWN).fill("")
    expect(tool.locator(".sheet [data-own] i")).to_have_count(2)


def test_nothing_is_requested_stored_or_put_in_the_address(served: str, tool: Page) -> None:
    asked: list[str] = []
    tool.on("request", lambda sent: asked.append(sent.url))
    tool.get_by_label(OWN).fill("my secret")
    show(tool)
    tool.wait_for_timeout(300)
    assert asked == []
    assert tool.url == served + URL
    assert tool.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])") == []
    tool.reload()
    expect(ready(tool).get_by_label(OWN)).to_have_value("")


def test_the_card_is_stored_if_asked(tool: Page) -> None:
    tool.get_by_label(OWN).fill("Sit")
    tool.get_by_label("Keep it on this device").check()
    tool.reload()
    expect(ready(tool).get_by_label(OWN)).to_have_value("Sit")
    tool.get_by_label("Keep it on this device").uncheck()
    assert stored(tool, KEY) is None


@pytest.mark.parametrize("how", [REFUSED, FULL], ids=["refused", "full"])
def test_a_browser_that_keeps_nothing_says_so(served: str, open_page: Open, how: str) -> None:
    page = open_page(served, fixed("about"))
    page.add_init_script(how)
    page.goto(address(served, URL))
    ready(page).get_by_label("Keep it on this device").click()
    expect(page.get_by_role("status")).to_have_text("This browser does not let pages keep anything.")


def test_markup_stays_text(tool: Page) -> None:
    tool.get_by_label(OWN).fill(EVIL)
    show(tool)
    expect(tool.get_by_role("dialog")).to_contain_text(EVIL)
    assert tool.evaluate("window.ran") is None
    assert tool.locator(":is(.shown, .sheet) :is(img, script, b)").count() == 0


@pytest.mark.parametrize("light", ["paper", "dim"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tool: Page, light: str) -> None:
    tool.evaluate("light => document.documentElement.dataset.light = light", light)
    tool.get_by_label(OWN).fill("W" * 200)
    assert_fits(tool)


def test_without_scripts_the_paper_is_shown(served: str, open_page: Open) -> None:
    page = open_page(served, URL, java_script_enabled=False)
    expect(page.locator(".sheet")).to_be_visible()
    for tool in page.locator(".with-tool").all():
        expect(tool).to_be_hidden()


def test_the_night_page_has_a_breathing_exercise_and_no_motion(served: str, open_page: Open) -> None:
    page = open_page(served, NIGHT)
    expect(page.get_by_role("heading", name="One slow breath")).to_be_visible()
    expect(page.locator("article .stop")).to_have_text("You can stop reading here.")
    assert page.evaluate("document.getAnimations().length") == 0
    moving = "all => all.filter(each => getComputedStyle(each).animationName !== 'none').length"
    assert page.eval_on_selector_all("main *", moving) == 0
    assert page.locator("main :is(video, canvas, animate, img[src$='.gif'])").count() == 0
