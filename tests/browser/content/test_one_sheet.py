"""The doctor's one-sheet: taps fill one page, the emergency card appears when it must, and nothing is sent or stored unasked."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import content
from tests.browser.accessibility import assert_fits
from tests.browser.fill_in import EVIL, Open, pages, ready, slow, stored, tap
from tests.conftest import ROOT

URL = "tools/one-sheet/"
KEY = "guide.one-sheet"
BOXES = "form[data-tool] input"
SIGNS = content.data_now().signs
LEVELS = content.data_now().levels
DRAWN = re.findall(r"\[\[signs ([\w -]+) tick bare\]\]", (ROOT / "docs" / "tools" / "one-sheet.md").read_text())
TICKS = [sign for names in DRAWN for sign in names.split()]
EVERYTHING = """() => {
  const all = selector => document.querySelectorAll('form[data-tool] ' + selector)
  for (const round of [1, 2]) { // at first those that add more
    for (const box of all('input')) box.checked = true
    all('textarea')[0].dispatchEvent(new Event('input', {bubbles: true}))
  }
  for (const field of all('textarea')) {
    field.value = 'Wide words '.repeat(40).slice(0, field.maxLength)
    field.dispatchEvent(new Event('input', {bubbles: true}))
  }
}"""


@pytest.fixture
def tool(served: str, open_page: Open) -> Page:
    return ready(open_page(served, URL))


def test_tapping_makes_the_sheet(base: str, open_page: Open) -> None:
    page = ready(open_page(base, URL))
    expect(page.locator(".sheet table")).to_have_count(2)  # the one to fill in by hand
    tap(page, "Twitching", "left leg", "weeks", "Climb stairs", "Duloxetine", "A stroke", "A plan")
    page.get_by_label("Names and doses, if you like").fill("60 mg\nin the morning")
    sheet = page.locator(".sheet")
    expect(sheet).to_have_count(1)
    expect(sheet.locator("h3")).to_have_text(
        [
            "What is new",
            "What I can no longer do, or what looks different",
            "Medicines I take",
            "What I fear",
            "What I want from this visit",
        ]
    )
    expect(sheet.locator("li").first).to_have_text("Twitching. Where: left leg. Since when: weeks.")
    expect(sheet).to_contain_text("60 mg in the morning")
    expect(sheet.locator(".call")).to_contain_text("Call an ambulance now")
    page.get_by_label("left leg", exact=True).uncheck()
    expect(sheet.locator("li").first).to_have_text("Twitching. Since when: weeks.")


def test_each_new_symptom_has_its_own_places(tool: Page) -> None:
    tap(tool, "Twitching", "left leg", "Cramps or jerks")
    tool.get_by_role("group", name="Cramps or jerks: Where?").get_by_label("right hand").check()
    expect(tool.locator(".sheet li")).to_have_text(["Twitching. Where: left leg.", "Cramps or jerks. Where: right hand."])
    tool.get_by_label("Twitching", exact=True).uncheck()
    expect(tool.locator(".sheet li")).to_have_text(["Cramps or jerks. Where: right hand."])


def test_ticks_that_match_no_sign_show_no_card(tool: Page) -> None:
    tap(tool, "Twitching", "left leg", "suddenly", "Feels heavy, but does all it did", "Climb stairs", "A stroke")
    expect(tool.locator("#emergency-list")).to_be_hidden()
    expect(tool.get_by_role("alert")).to_be_hidden()


def test_each_danger_sign_shows_its_level_and_its_line_alone(tool: Page) -> None:
    assert tool.locator("input[data-sign]").evaluate_all("all => all.map(each => each.dataset.sign)") == TICKS
    numbers = tool.locator("#emergency-list .emergency-numbers a[href^='tel:']").count()
    assert numbers > 0
    for sign in map(SIGNS.__getitem__, TICKS):
        expect(tool.locator("#emergency-list")).to_be_hidden()
        tick = tool.locator(f"input[data-sign={sign.id}]")
        expect(tick).to_have_value(sign.form("tick"))
        tick.check()
        level = LEVELS[sign.level]
        card = tool.locator(f"#emergency-list .{level.card}")
        expect(card.locator(".admonition-title")).to_contain_text(f"{level.heading} if:")
        expect(card.locator(".signs li")).to_have_text(f"{sign.long} ({sign.may_be})")
        expect(tool.locator("#emergency-list .admonition")).to_have_count(1)
        if level.card == "routine":
            expect(tool.get_by_role("alert")).to_be_hidden()
        else:
            expect(tool.get_by_role("alert")).to_be_in_viewport()
            expect(tool.get_by_role("alert")).to_have_text(level.heading)
        expect(card.locator("a[href^='tel:']")).to_have_count(numbers if level.card == "emergency" else 0)
        tick.uncheck()


def test_the_card_comes_before_the_sheet_and_is_reached_by_its_link(tool: Page) -> None:
    tool.locator("input[data-sign=seizure]").check()
    assert tool.locator("#emergency-list").evaluate("card => card.nextElementSibling.matches('.sheet')")
    tool.get_by_role("link", name="Call an ambulance now").click()
    expect(tool.locator("#emergency-list")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("ticks", "level", "sign"),
    [
        (("Feels weak", "left leg", "over days"), "today", "one-limb-days"),
        (("Feels weak", "slowly", "over a year", "getting worse"), "soon", "weaker-slowly"),
        (("Feels weak", "left leg", "suddenly"), "ambulance", "sudden-weakness"),
        (("Feels weak", "left leg", "right leg", "over days"), "emergency department", "both-legs-worse"),
        (("I cannot do a movement", "slowly"), "within days", "movement-lost-slowly"),
    ],
)
def test_several_answers_show_the_fastest_level_and_its_line(tool: Page, ticks: list[str], level: str, sign: str) -> None:
    tap(tool, *ticks)
    card = tool.locator("#emergency-list .admonition")
    expect(card).to_have_count(1)
    expect(card).to_have_class(re.compile(LEVELS[level].card))
    expect(card.locator(".admonition-title")).to_contain_text(f"{LEVELS[level].heading} if:")
    expect(card.locator(".signs")).to_contain_text(SIGNS[sign].long)
    shown = card.locator("[data-sign]").evaluate_all("all => all.map(each => each.dataset.sign)")
    assert {SIGNS[each].level for each in shown} == {level}
    tool.get_by_label(ticks[0], exact=True).uncheck()
    expect(tool.locator("#emergency-list")).to_be_hidden()


def test_a_faster_sign_replaces_a_slower_card(tool: Page) -> None:
    tap(tool, "Feels weak", "over days")
    expect(tool.locator("#emergency-list .urgent")).to_be_visible()
    tool.locator("input[data-sign=dark-pee]").check()
    expect(tool.locator("#emergency-list .emergency")).to_be_visible()
    expect(tool.locator("#emergency-list .urgent")).to_have_count(0)
    tool.locator("input[data-sign=dark-pee]").uncheck()
    expect(tool.locator("#emergency-list .urgent")).to_be_visible()


def test_a_card_for_today_is_not_red(tool: Page) -> None:
    color = "all => getComputedStyle(all).color"
    tool.locator("input[data-sign=dark-pee]").check()
    red = tool.locator("[data-to-card] a").evaluate(color)
    tool.locator("input[data-sign=dark-pee]").uncheck()
    tool.locator("input[data-sign=painful-eye]").check()
    assert tool.locator("[data-to-card] a").evaluate(color) != red


def test_the_sheet_is_one_page_whatever_is_ticked(tool: Page) -> None:
    tap(tool, "Twitching")
    assert tool.locator(".sheet").evaluate("sheet => sheet.style.getPropertyValue('--letters')") == "12.5pt"
    tool.evaluate(EVERYTHING)
    assert tool.locator(f"{BOXES}:not(:checked):not([type=radio])").count() == 0
    for paper in ("A4", "Letter"):
        assert pages(tool.pdf(format=paper)) == 1
    tool.emulate_media(media="print")
    for screen in ("form[data-tool]", "form.acts", "#emergency-list", "h1"):
        expect(tool.locator(screen)).to_be_hidden()
    ink = tool.locator(".sheet").evaluate(
        "sheet => [...new Set([...sheet.querySelectorAll('*')].map(each => getComputedStyle(each).color))]"
    )
    assert ink == ["rgb(0, 0, 0)"]


def test_nothing_is_requested_stored_or_put_in_the_address(served: str, open_page: Open) -> None:
    page = ready(open_page(served, URL))
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    tap(page, "Twitching", "left leg", "I have a seizure (fit)", "A plan")
    page.get_by_label("More about what I fear, if you like").fill("my secret")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == served + URL
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])") == []
    assert page.evaluate("indexedDB.databases()") == []
    page.reload()
    ready(page)
    assert page.locator(f"{BOXES}:checked").count() == 0
    expect(page.get_by_label("More about what I fear, if you like")).to_have_value("")


def test_kept_answers_are_restored_until_the_switch_is_off(served: str, tool: Page) -> None:
    tap(tool, "Feels weak", "left leg", "suddenly", "A plan", "Keep it on this device")
    tool.get_by_label("More about what I want, if you like").fill("help")
    expect(tool.get_by_role("status")).to_have_text("")
    tool.reload()
    ready(tool)
    expect(tool.get_by_label("Keep it on this device")).to_be_checked()
    expect(tool.locator(".sheet li").first).to_have_text("Feels weak. Where: left leg. How did it begin: suddenly.")
    expect(tool.get_by_label("More about what I want, if you like")).to_have_value("help")
    expect(tool.locator("#emergency-list")).to_be_visible()
    tool.get_by_label("Keep it on this device").uncheck()
    expect(tool.get_by_role("status")).to_have_text("It is no longer kept.")
    assert stored(tool, KEY) is None


def test_unknown_names_and_answers_are_ignored(tool: Page) -> None:
    picks = '{"new":["Twitching","<b>","Very tired\\u0000"],"__proto__":["x"],"constructor":["x"]}'
    kept = '{"v":1,"picks":' + picks + ',"words":{"__proto__":"x","fear-words":"%s"}}'
    tool.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept % ("y" * 5000)])
    tool.reload()
    ready(tool)
    assert tool.eval_on_selector_all(f"{BOXES}:checked", "all => all.map(each => each.value)") == ["Twitching"]
    assert len(tool.get_by_label("More about what I fear, if you like").input_value()) == 200
    assert tool.evaluate("({}).x") is None


def test_markup_in_free_text_stays_text(tool: Page) -> None:
    for field in tool.locator("form[data-tool] textarea").all():
        field.fill(EVIL)
    expect(tool.locator(".sheet")).to_contain_text(EVIL)
    assert tool.locator(".sheet :is(img, script, b)").count() == 0
    tap(tool, "Keep it on this device")
    tool.reload()
    ready(tool)
    expect(tool.locator(".sheet")).to_contain_text(EVIL)
    assert tool.evaluate("window.ran") is None


def test_a_saved_file_loads_no_other_file(base: str, open_page: Open, tmp_path: Path) -> None:
    page = ready(open_page(base, URL))
    tap(page, "Twitching", "left leg")
    page.get_by_label("More about what I fear, if you like").fill(EVIL)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "for-my-visit.html"
    expect(page.get_by_role("status")).to_have_text("Look in your downloads.")
    file = tmp_path / "saved.html"
    saved.value.save_as(file)
    alone = page.context.new_page()
    alone.goto(file.as_uri())
    expect(alone.locator("h2")).to_have_text("For my visit")
    expect(alone.locator("body")).to_contain_text(EVIL)
    assert alone.locator("img, script, b").count() == 0
    assert alone.evaluate("window.ran") is None
    assert alone.evaluate("performance.getEntriesByType('resource').length") == 0
    assert pages(alone.pdf(format="A4")) == 1


def test_the_sheet_is_copied_as_text(served: str, open_page: Open) -> None:
    page = ready(open_page(served, URL, permissions=["clipboard-read", "clipboard-write"]))
    tap(page, "Twitching", "left leg", "A plan")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("For my visit\n")
    assert "\nWhat is new\n- Twitching. Where: left leg.\n" in copied
    assert "\nWhat I want from this visit\n- A plan\n" in copied


def test_if_copying_fails_the_text_is_shown_in_a_field(tool: Page) -> None:
    tool.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    tap(tool, "A plan")
    expect(tool.get_by_label("The sheet as text")).to_be_hidden()
    tool.get_by_role("button", name="Copy as text").click()
    expect(tool.get_by_label("The sheet as text")).to_be_focused()
    expect(tool.get_by_label("The sheet as text")).to_have_value(re.compile("- A plan"))


def test_all_answers_can_be_cleared_and_restored(tool: Page) -> None:
    tap(tool, "Twitching", "left leg", "Keep it on this device")
    tool.get_by_role("button", name="Empty it all").click()
    expect(tool.locator(".sheet table")).to_have_count(2)
    assert json.loads(stored(tool, KEY) or "")["picks"] == {}
    tool.get_by_role("button", name="Bring it back").click()
    expect(tool.locator(".sheet li")).to_have_text(["Twitching. Where: left leg."])
    expect(tool.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_the_sheet_can_be_filled_in_and_printed_by_keyboard(tool: Page) -> None:
    tool.evaluate("window.print = () => { window.printed = true }")
    tool.get_by_label("Twitching", exact=True).focus()
    tool.keyboard.press("Space")
    tool.keyboard.press("Tab")
    expect(tool.get_by_label("face", exact=True)).to_be_focused()
    tool.keyboard.press("Space")
    for _ in range(12):
        tool.keyboard.press("Tab")
    tool.keyboard.press("ArrowDown")
    expect(tool.locator(".sheet li")).to_have_text(["Twitching. Where: face. Since when: this week."])
    seen = set()
    for _ in range(120):
        tool.keyboard.press("Tab")
        if (said := tool.evaluate("document.activeElement.textContent")) == "Print":
            break
        seen.add(said)
        outlined = tool.evaluate("getComputedStyle(document.activeElement.closest('.pick') ?? document.activeElement).outlineStyle")
        assert outlined != "none", said
    tool.keyboard.press("Enter")
    assert tool.evaluate("window.printed")


@pytest.mark.parametrize("light", ["paper", "dim"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tool: Page, light: str) -> None:
    tool.evaluate("light => document.documentElement.dataset.light = light", light)
    tap(tool, "Twitching", "Feels weak", "I have a seizure (fit)", "ALS or another nerve disease")
    tool.get_by_label("More about what I fear, if you like").fill("W" * 200)
    assert_fits(tool)


def test_without_scripts_the_paper_sheet_and_the_card_are_shown(served: str, open_page: Open) -> None:
    page = open_page(served, URL, java_script_enabled=False)
    expect(page.locator(".sheet table").first).to_be_visible()
    for card in ("emergency", "urgent", "routine"):
        expect(page.locator(f"#emergency-list .{card}")).to_be_visible()
    for tool in page.locator(".with-tool").all():
        expect(tool).to_be_hidden()


@pytest.mark.parametrize("file", ["guide.js", "fill-in.js", "paper.js", "one-sheet-signs.js", "one-sheet.js"])
def test_a_script_that_fails_to_load_leaves_the_paper_sheet(served: str, browser: object, file: str) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(served + URL)
    expect(page.locator("form[data-tool]")).to_be_hidden()
    expect(page.locator("form.acts")).to_be_hidden()
    expect(page.locator(".sheet table").first).to_be_visible()
    expect(page.locator("#emergency-list")).to_be_visible()
    page.close()


def test_a_tap_before_the_script_loads_counts(served: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.route("**/tools/*.js", slow)
    page.goto(served + URL)
    tap(page, "I have a seizure (fit)")
    expect(page.locator("#emergency-list")).to_be_visible(timeout=8000)
    page.close()
