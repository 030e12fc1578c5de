"""The search dialog, served and from disk: every query of the tables, help in danger, links when little is found, and keys."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.guide.search_file import BEGINNING, load
from tests.browser.conftest import LABELS, address
from tests.conftest import ROOT
from tests.pages import DEEP, GUIDE, QUESTIONS, TOPIC
from tests.search import FOLDER, rows

Open = Callable[..., Page]
TABLE = rows("tuned.tsv")
if not TABLE:
    pytest.skip("this guide has no tables of what its readers type", allow_module_level=True)
DANGERS = [line.split("\t")[0] for line in (FOLDER / "dangers.tsv").read_text().splitlines()]
BOX = "#query"
TYPED = """texts => texts.map(text => {
  const box = document.querySelector('#query');
  box.value = text;
  box.dispatchEvent(new Event('input'));
  return [...document.querySelectorAll('#found > li')].map(row => [row.className, row.querySelector('a').href]);
})"""
DESKTOP = {"width": 1280, "height": 900}


def ready(page: Page) -> None:
    """Open the search box and wait for its index."""
    page.locator("[data-late=search]").click()
    page.get_by_text(LABELS["search_type"]).wait_for()


def results(page: Page, *texts: str) -> list[list[tuple[str, str]]]:
    """The class and the address of every result, for each text that is typed."""
    found: list[list[tuple[str, str]]] = page.evaluate(TYPED, list(texts))
    return found


def status(page: Page) -> str:
    return page.locator("#search [role=status]").inner_text()


def test_every_row_of_the_tables_leads_to_a_right_page(base: str, open_page: Open) -> None:
    page = open_page(base, "", viewport=DESKTOP)
    ready(page)
    found = results(page, *(row.typed for row in TABLE))
    wrong = {
        row.typed: shown[:3]
        for row, shown in zip(TABLE, found, strict=True)
        if not {address(base, url) for url in row.right} & {href.split("#")[0] for _, href in shown[: row.rank]}
    }
    assert wrong == {}


def test_words_of_danger_show_help_first_with_numbers(base: str, open_page: Open) -> None:
    page = open_page(base, "")
    ready(page)
    found = results(page, *DANGERS)
    assert [text for text, shown in zip(DANGERS, found, strict=True) if not shown or shown[0][0] != "help"] == []
    results(page, "i want to die")
    numbers = page.locator("#found > li").first.locator("ul a")
    assert {"tel:988", "tel:116123", "tel:131114"} <= {link.get_attribute("href") for link in numbers.all()}
    assert status(page).startswith(LABELS["search_crisis"])


def test_a_result_opens_its_page_at_the_section(base: str, open_page: Open) -> None:
    page = open_page(base, "", viewport=DESKTOP)
    ready(page)
    page.fill(BOX, "rhabdomyolysis")
    page.locator("#found a[href*='#rhabdomyolysis']").first.click()
    page.wait_for_url("**/glossary/**")


def test_a_question_is_first_with_the_start_of_its_answer(base: str, open_page: Open) -> None:
    page = open_page(base, "", viewport=DESKTOP)
    ready(page)
    page.fill(BOX, "will i end up in a wheelchair?")
    first = page.locator("#found > li").first
    expect(first.locator("h2")).to_have_text("Will I end up in a wheelchair?")
    assert len(first.locator("p").inner_text()) > 20
    first.locator("a").first.click()
    page.wait_for_url("**/what-to-expect/**#will-i-end-up-in-a-wheelchair")


@pytest.mark.parametrize(("typed", "said"), [("zzzzzz", "search_none"), ("zzzzzz magnesium", "search_few")])
def test_no_or_few_results_still_offer_links(base: str, open_page: Open, typed: str, said: str) -> None:
    page = open_page(base, "")
    ready(page)
    further = page.get_by_role("navigation", name=LABELS["search_open"])
    expect(further).to_be_hidden()
    page.fill(BOX, typed)
    assert LABELS[said] in status(page)
    expect(further.get_by_role("link")).to_have_text([LABELS[f"search_{name}"] for name in ("get_help", "questions", "a_to_z")])
    further.get_by_role("link", name=LABELS["search_questions"]).click()
    page.wait_for_url(f"**/{QUESTIONS}**")


def test_a_corrected_word_is_announced(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "magneslum")
    assert status(page).startswith(LABELS["search_instead"].replace("#", "magnesium"))


def test_only_relevant_results_are_counted(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "magnesium")
    count = int(re.search(r"\d+", status(page))[0])  # type: ignore[index]
    assert 3 <= count <= 15
    for _ in range(count):
        page.locator("#found > li").last.scroll_into_view_if_needed()
        page.wait_for_timeout(20)
    expect(page.locator("#found > li")).to_have_count(count)


def test_results_highlight_whole_words_and_no_small_words(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "how do i start to exercise if it hurts")
    marks = {mark.lower() for mark in page.locator("#found mark").all_inner_texts()}
    assert "exercise" in marks
    assert not marks & {"how", "do", "i", "to", "if", "it"}


def test_sections_of_one_page_are_folded_together(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "weakness")
    fold = page.locator("#found details").first
    count = int(re.sub(r"\D", "", fold.locator("summary").inner_text()))
    assert fold.locator("a").count() == 0
    fold.locator("summary").click()
    expect(fold.locator("a")).to_have_count(count)


def test_enter_opens_the_best_result_even_before_the_index_loads(served: str, open_page: Open) -> None:
    (title,) = (page.meta.title for page in GUIDE.pages if page.url == DEEP)
    page = open_page(served, "")
    requests: list[Route] = []
    page.route("**/search/index.js", lambda route: requests.append(route))  # noqa: PLW0108  # Playwright takes Python functions only
    page.locator("[data-late=search]").click()
    page.locator("#found[role=list]").wait_for(state="attached")  # search.js has loaded
    page.keyboard.insert_text(title)  # as dictation inserts a word
    page.keyboard.press("Enter")
    while not requests:
        page.wait_for_timeout(20)
    requests[0].continue_()
    page.wait_for_url(f"**/{DEEP}**")


@pytest.mark.parametrize("typed", ["", "zzzzzz"])
def test_enter_on_an_empty_list_does_nothing(served: str, open_page: Open, typed: str) -> None:
    page = open_page(served, TOPIC)
    ready(page)
    page.fill(BOX, typed)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(BOX)).to_be_focused()
    assert page.url.endswith(TOPIC)


def test_arrows_reach_results_numbers_and_further_links(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "overdose")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found .help > a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found .help ul a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()


def test_a_result_on_this_page_closes_the_dialog(served: str, open_page: Open) -> None:
    page = open_page(served, "glossary/")
    ready(page)
    page.fill(BOX, "rhabdomyolysis")
    page.locator("#found a[href*='glossary/#rhabdomyolysis']").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#rhabdomyolysis")).to_be_in_viewport()


def test_an_empty_search_shows_no_results(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    page.fill(BOX, "cramp")
    expect(page.locator("#found > li").first).to_be_visible()
    page.fill(BOX, "")
    expect(page.locator("#found > li")).to_have_count(0)
    assert status(page) == LABELS["search_type"]


def test_markup_in_the_index_or_the_query_does_not_run(served: str, open_page: Open) -> None:
    def put(route: Route) -> None:
        index: dict[str, Any] = load(ROOT / "site")
        index["pages"][0]["title"] = "Zzword <b>bold</b> <img src=x onerror='ran=1'>"
        index["pages"][0]["summary"] = "<script>ran=1</script>"
        route.fulfill(body=BEGINNING + json.dumps(index), content_type="text/javascript")

    page = open_page(served, "")
    page.route("**/search/index.js", put)
    ready(page)
    page.fill(BOX, "zzword")
    assert page.locator("#found h2").first.inner_text() == "Zzword <b>bold</b> <img src=x onerror='ran=1'>"
    assert page.locator("#found :is(img, script, b, i)").count() == 0
    for hostile in ("<svg/onload=ran=1>", "javascript:ran=1", "__proto__", "a" * 5000, "twitch? " * 700):
        page.fill(BOX, hostile)
    page.fill(BOX, "cramp")
    expect(page.locator("#found > li").first).to_be_visible()
    assert page.evaluate("window.ran") is None


def test_typed_text_never_leaves_the_page(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    ready(page)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    results(page, *DANGERS[:20], "magnesium")
    assert asked == []


def test_without_dialogs_search_opens_over_the_page(served: str, open_page: Open) -> None:
    """Firefox 92 to 97, which are in policy.BROWSERS, have no dialogs."""
    page = open_page(served, "glossary/")
    page.add_init_script(
        "for (const name of ['showModal', 'show', 'close', 'open']) delete HTMLDialogElement.prototype[name];"
        "delete window.HTMLDialogElement"
    )
    page.reload()
    opener = page.locator("[data-late=search]")
    opener.click()
    box = page.get_by_role("dialog", name=LABELS["search_this"])
    expect(box).to_be_in_viewport(ratio=0.5)
    expect(page.locator(BOX)).to_be_focused()
    page.fill(BOX, "rhabdomyolysis")
    expect(page.locator("#found > li").first).to_be_visible()
    frame = box.bounding_box()
    assert frame is not None
    assert frame["x"] >= 0 <= frame["y"]
    assert (frame["x"] + frame["width"], frame["y"] + frame["height"]) <= (390, 844)
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.fill(BOX, "rhabdomyolysis")
    page.locator("#found a[href*='glossary/#rhabdomyolysis']").first.click()
    expect(box).to_be_hidden()
    expect(page.locator("#rhabdomyolysis")).to_be_in_viewport()
    opener.click()
    box.get_by_role("button").click()
    expect(box).to_be_hidden()
