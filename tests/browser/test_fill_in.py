"""Every sheet to fill in sends nothing, stores nothing unasked, and never loses unasked what it has stored."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import address, with_storage
from tests.browser.fill_in import FULL, OLD, REFUSED, Open, pages, ready, stored, tap
from tests.pages import with_tool

KEEP = "Keep it on this device"
REFUSAL = "This browser does not let pages keep anything."
THROWS = "Array.prototype.includes = () => { throw new Error('this browser lacks it') }"


class Tool(NamedTuple):
    url: str
    key: str
    answer: str
    """An answer that makes the sheet a filled one."""
    field: str
    written: str

    def fill(self, page: Page) -> None:
        tap(page, self.answer)
        page.get_by_label(self.field, exact=True).fill(self.written)


SHEET = Tool(with_tool("one-sheet"), "guide.one-sheet", "Twitching", "More about what I fear, if you like", "my secret")
LETTER = Tool(with_tool("letter"), "guide.letter", "Short rest breaks", "One example from my day, if you like", "my secret")
PLAN = Tool(with_tool("plan"), "guide.plan", "I am not sure, so I start with 5 minutes", "Day 1, minutes", "7")
TOOLS = [SHEET, LETTER, PLAN]
every_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.url)
with_copies = pytest.mark.parametrize("tool", [LETTER, PLAN], ids=lambda tool: tool.url)


def status(page: Page) -> str:
    return page.locator(".acts [role=status]").inner_text()


def has(page: Page, tool: Tool) -> bool:
    """Whether the page shows the answers that were filled in."""
    expect(page.get_by_label(tool.answer, exact=True)).to_be_checked()
    return page.get_by_label(tool.field, exact=True).input_value() == tool.written


def put(page: Page, tool: Tool, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [tool.key, text])
    page.reload()
    ready(page)


@every_tool
def test_nothing_is_requested_stored_or_put_in_the_address(served: str, open_page: Open, tool: Tool) -> None:
    page = ready(open_page(served, tool.url))
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    tool.fill(page)
    page.get_by_label(tool.answer, exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == served + tool.url
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])") == []
    assert page.evaluate("indexedDB.databases()") == []
    page.reload()
    ready(page)
    expect(page.get_by_label(tool.answer, exact=True)).not_to_be_checked()
    expect(page.get_by_label(tool.field, exact=True)).to_have_value("")


@pytest.mark.parametrize("before", ["", OLD], ids=["new browser", "old browser"])
@every_tool
def test_kept_answers_are_restored_until_the_switch_is_off(base: str, open_page: Open, tool: Tool, before: str) -> None:
    page = open_page(base, "about/")
    page.add_init_script(before)
    page.goto(address(base, tool.url))
    ready(with_storage(page))
    tap(page, KEEP)
    tool.fill(page)
    first = stored(page, tool.key)
    page.reload()
    ready(with_storage(page))
    assert has(page, tool)
    expect(page.get_by_label(KEEP)).to_be_checked()
    expect(page.locator(".sheet[data-filled]")).to_be_visible()
    assert stored(page, tool.key) == first
    page.get_by_label(KEEP).uncheck()
    assert status(page) == "It is no longer kept."
    assert stored(page, tool.key) is None


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '{"v":2,"picks":{},"words":{}}',
        '{"v":1}',
        '{"v":1,"picks":{"new":"Twitching"},"words":{}}',
        '{"v":1,"picks":{"new":[7]},"words":{}}',
        '{"v":1,"picks":{},"words":{"fear-words":{}}}',
        '{"v":1,"picks":[],"words":[]}',
        '{"v":1,"picks":{},"words":{"fear-words":"' + "x" * 100_000 + '"}}',
        "[" * 50_000,
    ],
)
def test_unreadable_stored_data_is_replaced_only_after_two_requests(served: str, open_page: Open, kept: str) -> None:
    page = ready(open_page(served, LETTER.url))
    put(page, LETTER, kept)
    assert page.locator("form[data-tool] :checked").count() == 0
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    LETTER.fill(page)
    assert stored(page, LETTER.key) == kept
    page.get_by_label(KEEP).click()
    assert status(page).startswith("What was kept here cannot be read, and is still there.")
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    assert stored(page, LETTER.key) == kept
    page.get_by_label(KEEP).click()
    assert status(page) == "It is kept here."
    page.reload()
    ready(page)
    assert has(page, LETTER)


@every_tool
def test_a_browser_that_cannot_read_back_stores_nothing_and_overwrites_nothing(served: str, open_page: Open, tool: Tool) -> None:
    """Whatever the browser lacks, the page says so at the first visit, before anything is stored, and a later tap overwrites nothing."""
    page = ready(open_page(served, tool.url))
    tap(page, KEEP)
    tool.fill(page)
    kept = stored(page, tool.key)
    page.add_init_script(THROWS)
    page.evaluate("key => localStorage.removeItem(key)", tool.key)
    page.reload()
    ready(page)
    assert status(page) == REFUSAL  # at a first visit
    put(page, tool, kept or "")
    assert status(page) == REFUSAL
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    tap(page, tool.answer)
    page.get_by_label(KEEP).click()
    assert status(page) == REFUSAL
    assert stored(page, tool.key) == kept


UNREADABLE = "Storage.prototype.getItem = () => { throw new DOMException('busy', 'UnknownError') }"


@pytest.mark.parametrize("how", [REFUSED, FULL, UNREADABLE], ids=["refused", "full", "unreadable"])
@every_tool
def test_a_browser_that_keeps_nothing_says_so(served: str, open_page: Open, tool: Tool, how: str) -> None:
    page = open_page(served, "about/")
    page.add_init_script(how)
    page.goto(served + tool.url)
    ready(page)
    tap(page, tool.answer)
    expect(page.locator(".sheet[data-filled]")).to_be_visible()
    page.get_by_label(KEEP).click()
    assert status(page) == REFUSAL
    expect(page.get_by_label(KEEP)).not_to_be_checked()


@every_tool
def test_all_answers_can_be_cleared_and_restored(served: str, open_page: Open, tool: Tool) -> None:
    page = ready(open_page(served, tool.url))
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()
    tap(page, KEEP)
    tool.fill(page)
    page.get_by_role("button", name="Empty it all").click()
    expect(page.locator(".sheet[data-filled]")).to_have_count(0)
    assert json.loads(stored(page, tool.key) or "") == {"v": 1, "picks": {}, "words": {}}
    page.get_by_role("button", name="Bring it back").click()
    assert has(page, tool)
    expect(page.locator(".sheet[data-filled]")).to_be_visible()
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()


@with_copies
def test_a_saved_copy_can_be_opened_completely(base: str, open_page: Open, tmp_path: Path, tool: Tool) -> None:
    page = ready(open_page(base, tool.url))
    tool.fill(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save a copy").click()
    assert saved.value.suggested_filename == f"{tool.key.removeprefix('guide.')}-copy.json"
    saved.value.save_as(tmp_path / "copy.json")
    page.reload()
    ready(page)
    page.get_by_label("Open a copy").set_input_files(tmp_path / "copy.json")
    expect(page.locator(".acts [role=status]")).to_have_text("The copy is open.")
    assert has(page, tool)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label(tool.answer, exact=True)).not_to_be_checked()


@pytest.mark.parametrize(
    "text", ["", "{", "\x00", '{"key":"guide.other","v":1,"picks":{},"words":{}}', '{"v":1,"picks":{},"words":{}}', "x" * 100_001]
)
@with_copies
def test_opening_an_unrelated_file_changes_nothing(served: str, open_page: Open, tool: Tool, text: str) -> None:
    page = ready(open_page(served, tool.url))
    tool.fill(page)
    page.get_by_label("Open a copy").set_input_files({"name": "c.json", "mimeType": "application/json", "buffer": text.encode()})
    expect(page.locator(".acts [role=status]")).to_contain_text("nothing was changed")
    assert has(page, tool)


@every_tool
def test_a_control_has_its_visible_label_as_its_name_and_is_large(served: str, open_page: Open, tool: Tool) -> None:
    page = ready(open_page(served, tool.url))
    tool.fill(page)
    for box in page.locator(".pick:visible").all():
        assert box.locator("input").get_attribute("aria-label") is None
        assert box.locator("input").get_attribute("value") in (box.inner_text(), None)
    for target in page.locator(".pick:visible, .acts button:visible, .own :is(input, textarea):visible, form summary:visible").all():
        assert (target.bounding_box() or {"height": 0})["height"] >= 44, target.inner_text()


@pytest.mark.parametrize("light", ["paper", "dim"])
@every_tool
def test_axe_finds_nothing_and_nothing_scrolls_sideways(served: str, open_page: Open, tool: Tool, light: str) -> None:
    page = ready(open_page(served, tool.url))
    page.evaluate("light => document.documentElement.dataset.light = light", light)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        for _ in range(2):  # empty, then filled
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            tool.fill(page)


@every_tool
def test_without_scripts_the_paper_is_shown(served: str, open_page: Open, tool: Tool) -> None:
    page = open_page(served, tool.url, java_script_enabled=False)
    expect(page.locator(".sheet")).to_be_visible()
    assert page.locator(".with-tool:visible").count() == 0
    assert pages(page.pdf(format="Letter")) == 1


@pytest.mark.parametrize("at", range(5))
@every_tool
def test_a_script_that_fails_to_load_leaves_the_paper_sheet(served: str, browser: object, tool: Tool, at: int) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(served + tool.url)
    names = ["../guide", *page.locator("form[data-tool]").get_attribute("data-tool").split()]
    page.route(f"**/{names[at].removeprefix('../')}.js", lambda route: route.abort())
    page.reload()
    expect(page.locator("form[data-tool]")).to_be_hidden()
    expect(page.locator("form.acts")).to_be_hidden()
    expect(page.locator(".sheet")).to_be_visible()
    page.close()


@every_tool
def test_every_button_works_by_keyboard(served: str, open_page: Open, tool: Tool) -> None:
    page = ready(open_page(served, tool.url))
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_label(tool.answer, exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator(".sheet[data-filled]")).to_be_visible()
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Print":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
    reached = []
    for _ in range(4 if tool is not SHEET else 3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached[-1] == "Empty it all"
    page.keyboard.press("Enter")
    expect(page.locator(".sheet[data-filled]")).to_have_count(0)


@every_tool
def test_the_tool_loads_without_a_touch_and_moves_nothing(served: str, open_page: Open, tool: Tool) -> None:
    page = open_page(served, "about/")
    page.add_init_script("new PerformanceObserver(seen => (window.moved ??= []).push(...seen.getEntries().map(each => each.value)))"
                         ".observe({type: 'layout-shift', buffered: true})")  # fmt: skip
    page.goto(served + tool.url)
    ready(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved ?? []") == []
