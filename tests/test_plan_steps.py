"""The arithmetic of the exercise plan, over every combination of answers."""

from itertools import product
from statistics import median
from typing import Any

import pytest

from tests.node import called

ANSWERS = ["up", "stay", "back", "stop"]
STARTS = [1, 2, 5, 8, 29, 30, 31, 144]
LEAST, GOAL, CHAIR_WEEK, WEEKS = 1, 30, 4, 12  # MG39, MG36, MG44, MG45
Week = dict[str, int]


def start(*days: str) -> Any:
    return called("plan-steps.js", "guidePlan", "start", [[list(days)]])[0]


def plans(arguments: list[list[Any]]) -> list[dict[str, Any]]:
    return called("plan-steps.js", "guidePlan", "weeks", arguments)


def test_the_start_is_four_fifths_of_the_median_day() -> None:
    days = list(product(range(1, 41), repeat=3))
    found = called("plan-steps.js", "guidePlan", "start", [[[str(each) for each in three]] for three in days])
    for three, minutes in zip(days, found, strict=True):
        assert minutes == max(1, int(median(three) * 0.8 + 0.5)), three


@pytest.mark.parametrize(
    ("days", "minutes"),
    [
        (("5", "7", "6"), 5),
        (("10", "10", "10"), 8),
        (("20", "20", "20"), 16),
        (("1", "1", "1"), 1),
        (("180", "180", "180"), 144),
        ((" 6 ", "6", "6"), 5),
        ((), 5),
    ],
)
def test_the_examples_of_the_exercise_page_follow_from_the_steps(days: tuple[str, ...], minutes: int) -> None:
    assert start(*days) == minutes


@pytest.mark.parametrize("wrong", ["", " ", "0", "181", "-5", "5.5", "5,5", "1e1", "0x5", "five", "\u0665", "NaN", "Infinity"])
@pytest.mark.parametrize("place", range(3))
def test_a_day_without_whole_minutes_gives_no_start(wrong: str, place: int) -> None:
    days = ["6", "6", "6"]
    days[place] = wrong
    assert start(*days) is None


def checked(before: Week, answer: str, after: Week) -> None:
    """Check that each step follows the rule, and adds at most one minute or one repetition."""
    assert after["week"] == before["week"] + 1
    change = after["minutes"] - before["minutes"]
    assert {
        "up": change == (1 if before["minutes"] < GOAL else 0),
        "stay": change == 0,
        "back": change == (-1 if before["minutes"] > LEAST else 0),
    }[answer], (before, answer, after)
    if after["week"] < CHAIR_WEEK:
        assert after["times"] == 0
    elif answer == "up":
        assert after["times"] == (min(10, before["times"] + 1) if before["times"] else 5)
    elif answer == "stay":
        assert after["times"] == before["times"]
    else:
        assert after["times"] == (before["times"] - 1 if before["times"] > 5 else 0)


@pytest.mark.parametrize("first", STARTS)
def test_every_combination_of_six_answers_gives_a_step(first: int) -> None:
    combinations = [list(each) for length in range(7) for each in product(ANSWERS, repeat=length)]
    for answers, found in zip(combinations, plans([[first, each] for each in combinations]), strict=True):
        weeks = found["weeks"]
        until = answers.index("stop") if "stop" in answers else len(answers)
        assert weeks[0] == {"week": 1, "minutes": first, "times": 0}
        assert (found["stopped"], found["reached"]) == ("stop" in answers, until + 1)
        assert len(weeks) == (until + 1 if found["stopped"] else min(WEEKS, max(4, found["reached"] + 3)))
        taken = [*answers[:until], *["up"] * WEEKS]
        for before, answer, after in zip(weeks, taken, weeks[1:], strict=False):
            checked(before, answer, after)


def test_after_ten_weeks_the_walk_lasts_about_a_quarter_of_an_hour() -> None:
    weeks = plans([[5, ["up"] * 10]])[0]["weeks"]
    assert [each["minutes"] for each in weeks[:4]] == [5, 6, 7, 8]
    assert weeks[10]["minutes"] == 15
    assert [each["times"] for each in weeks] == [0, 0, 0, 5, 6, 7, 8, 9, 10, 10, 10, 10]


def test_an_answer_after_a_skipped_week_does_not_count() -> None:
    assert plans([[5, ["up", "", "stop"]]]) == plans([[5, ["up"]]])


def test_there_is_no_week_after_the_last_one() -> None:
    for answers in (["up"] * 11, ["up"] * 12):
        found = plans([[5, answers]])[0]
        assert (found["reached"], len(found["weeks"])) == (WEEKS, WEEKS)
