"""The exercise plan: three usual days give the start, each answer gives the next step, and the signs to stop are always shown."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import content
from tests.browser.fill_in import Open, pages, ready, saved_and_copied, tap
from tests.conftest import ROOT
from tests.pages import source_of, with_tool

URL = with_tool("plan")
SIGNS = content.data_now().signs
TO_STOP = re.findall(r"\[!([\w-]+)\.person\]", (ROOT / source_of(URL)).read_text())
"""The danger signs that the sheet names."""
UNSURE = "I am not sure, so I start with 5 minutes"
UP, STAY, BACK, STOP = (
    "As usual, or a little sore or stiff",
    "Worse than usual the next day",
    "Much worse for more than two days",
    "All of me much worse, half a day or more after a small effort",
)


@pytest.fixture
def plan(served: str, open_page: Open) -> Page:
    return ready(open_page(served, URL))


def days(page: Page, *minutes: str) -> None:
    for at, each in enumerate(minutes):
        page.get_by_label(f"Day {at + 1}, minutes").fill(each)


def answer(page: Page, week: int, words: str) -> None:
    page.locator(f'[name="{week}: after"][value="{words}"]').check()


def walks(page: Page) -> list[str]:
    return page.locator(".sheet tbody td:nth-of-type(1)").all_inner_texts()


def folds(page: Page) -> list[str]:
    return page.locator("form summary:visible").all_inner_texts()


def test_three_days_give_four_weeks(base: str, open_page: Open) -> None:
    page = ready(open_page(base, URL))
    expect(page.locator(".sheet .form tbody tr")).to_have_count(8)  # the one to fill in by hand
    assert folds(page) == []
    days(page, "5", "7", "6")
    expect(page.locator("[data-from]")).to_have_text("Start with 5 minutes: the middle of your three days, less a fifth.")
    assert walks(page) == [f"walk {minutes} minutes" for minutes in (5, 6, 7, 8)]
    strength = page.locator(".sheet tbody td:nth-of-type(2)").all_inner_texts()
    assert strength == ["rest", "rest", "rest", "5 chair stands and 5 heel raises"]
    assert folds(page) == ["Week 1: walk 5 minutes on three days"]
    expect(page.locator("[data-step]")).to_have_text("Next, week 1: walk 5 minutes on three days.")


@pytest.mark.parametrize("wrong", ["", "0", "5.5", "abc"])
def test_a_missing_or_wrong_day_is_asked_for(plan: Page, wrong: str) -> None:
    days(plan, "5", wrong, "6")
    expect(plan.locator("[data-from]")).to_have_text("Write whole minutes from 1 to 180 for all three days.")
    expect(plan.locator(".sheet[data-filled]")).to_have_count(0)
    assert folds(plan) == []
    tap(plan, UNSURE)
    expect(plan.locator("[data-from]")).to_have_text("Start with 5 minutes.")


@pytest.mark.parametrize(("words", "minutes"), [(UP, 6), (STAY, 5), ("A bad week, so I did the small version", 5), (BACK, 4)])
def test_the_days_after_decide_the_next_step(plan: Page, words: str, minutes: int) -> None:
    tap(plan, UNSURE)
    answer(plan, 1, words)
    expect(plan.locator("[data-step]")).to_have_text(f"Next, week 2: walk {minutes} minutes on three days.")
    assert folds(plan) == ["Week 1: walk 5 minutes on three days", f"Week 2: walk {minutes} minutes on three days"]
    assert walks(plan)[:2] == ["walk 5 minutes", f"walk {minutes} minutes"]


def test_a_crash_ends_the_plan_and_names_a_doctor(plan: Page) -> None:
    tap(plan, UNSURE)
    answer(plan, 1, UP)
    answer(plan, 2, STOP)
    expect(plan.locator("[data-step]")).to_have_text("Stop adding, and ask your doctor about ME/CFS before you go on.")
    expect(plan.locator(".sheet")).to_contain_text("ask your doctor about ME/CFS")
    assert len(walks(plan)) == 2
    answer(plan, 2, STAY)
    assert len(walks(plan)) == 6


def test_strength_training_begins_in_week_four(plan: Page) -> None:
    tap(plan, UNSURE)
    for week in (1, 2, 3):
        expect(plan.locator(f'[name="{week}: done"]:visible')).to_have_count(3)
        answer(plan, week, UP)
    expect(plan.locator('[name="4: done"]:visible')).to_have_count(5)
    for box in plan.locator('[name="4: done"]').all()[1:4]:
        box.check()
    answer(plan, 4, UP)
    last = plan.locator(".sheet tbody td:nth-of-type(3)").all_inner_texts()
    assert last[:4] == [f"{UP}."] * 3 + [f"Walks 2 of 3, strength 1 of 2. {UP}."]


def test_after_twelve_weeks_the_plan_asks_for_a_verdict_and_fits_one_page(plan: Page) -> None:
    days(plan, "6", "6", "6")
    for week in range(1, 13):
        for box in plan.locator(f'[name="{week}: done"]:visible').all():
            box.check()
        answer(plan, week, UP)
    expect(plan.locator("[data-step]")).to_contain_text("Twelve weeks are done.")
    assert walks(plan)[-1] == "walk 16 minutes"
    for width in (320, 1280):
        plan.set_viewport_size({"width": width, "height": 740})
        plan.get_by_label("Day 1, minutes").fill(" 6")
        for paper in ("A4", "Letter"):
            assert pages(plan.pdf(format=paper)) == 1
        assert plan.evaluate("document.documentElement.scrollWidth") <= width
        letters = plan.locator(".sheet").evaluate("sheet => sheet.style.getPropertyValue('--letters')")
        assert float(letters.removesuffix("pt")) >= 8


def test_every_week_is_restored_after_a_reload(plan: Page) -> None:
    tap(plan, UNSURE, "Keep it on this device")
    for week, words in enumerate([UP, UP, BACK, UP, STAY], 1):
        answer(plan, week, words)
    seen = plan.locator(".sheet").inner_text()
    plan.reload()
    ready(plan)
    assert plan.locator(".sheet").inner_text() == seen
    assert len(folds(plan)) == 6


@pytest.mark.parametrize("scripts", [True, False])
def test_warnings_come_before_the_form_and_are_on_paper(served: str, open_page: Open, scripts: bool) -> None:
    page = open_page(served, URL, java_script_enabled=scripts)
    parts = page.locator("#ask-first, #when-to-stop, form[data-tool], .sheet")
    order = parts.evaluate_all("all => all.map(each => each.id || each.tagName)")
    assert order == ["ask-first", "when-to-stop", "FORM", "DIV"]
    if scripts:
        tap(ready(page), UNSURE)
    page.emulate_media(media="print")
    assert len(TO_STOP) >= 5
    for sign in TO_STOP:
        assert SIGNS[sign].person.lower() in page.locator(".sheet .call").inner_text().lower()
    expect(page.locator(".sheet .doctor")).to_contain_text("heart, lung, kidney or liver disease")


def test_the_tool_is_saved_and_copied_as_text(served: str, open_page: Open) -> None:
    page = ready(open_page(served, URL, permissions=["clipboard-read", "clipboard-write"]))
    tap(page, UNSURE)
    text = saved_and_copied(page, "exercise-plan.txt")
    assert text.startswith("My exercise plan\n")
    assert "\n1 | walk 5 minutes | rest\n" in text
