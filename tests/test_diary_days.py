"""What a day of the diary may hold, how days are counted, and which copies are refused, with the message for the reader."""

import json
from typing import Any

import pytest

from tests.node import called

SCRIPT = "diary-days.js"
DAY: dict[str, Any] = {"day": "2026-02-28", "tasks": ["wash"], "sleep": 1, "energy": None, "helped": ["rest", "pace"], "note": "A note."}
COPY: dict[str, Any] = {"format": "guide-diary", "version": 1, "days": [DAY]}
NO_DAY, NO_LINE = "its date is not a day from 2000 to 2099", "its note is not one line of at most 140 letters"
FIELDS = "its fields are not those of a diary"
FACE = "\U0001f642"  # one character for a reader, two for JavaScript


def wrong(**fields: Any) -> str:
    return str(called(SCRIPT, "guideDays", "wrong", [[{**DAY, **fields}]])[0])


@pytest.mark.parametrize("day", ["2000-01-01", "2024-02-29", "2026-12-31", "2099-12-31"])
def test_a_day_of_this_century_is_valid(day: str) -> None:
    assert wrong(day=day) == ""


@pytest.mark.parametrize(
    "day",
    [
        *("1999-12-31", "2100-01-01", "9999-06-01", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", " 2026-01-01", ""),
        *(20260101, None, ["2026-01-01"]),
    ],
)
def test_an_invalid_day_is_refused(day: Any) -> None:
    assert wrong(day=day) == NO_DAY


@pytest.mark.parametrize("note", ["", "a" * 140, FACE * 140, "caf\u00e9 \u2014 5 < 6 & 7"])
def test_a_note_of_140_letters_is_valid(note: str) -> None:
    assert wrong(note=note) == ""


@pytest.mark.parametrize("note", ["a" * 141, FACE * 141, FACE * 139 + "aa", "a\nb", "a\u2028b", "a\x7f", "\ud83d", "\t", None, 5, ["a"]])
def test_a_note_that_is_too_long_or_not_one_line_is_refused(note: Any) -> None:
    assert wrong(note=note) == NO_LINE


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"tasks": ["wash", "food", "home", "out", "move", "work", "people", "rest"]}, ""),
        ({"tasks": []}, ""),
        ({"tasks": ["wash", "wash"]}, "its tasks are not those of this diary"),
        ({"tasks": ["toString"]}, "its tasks are not those of this diary"),
        ({"tasks": [1]}, "its tasks are not those of this diary"),
        ({"tasks": "wash"}, "its tasks are not those of this diary"),
        ({"helped": ["wash"]}, "what helped is not one of this diary's choices"),
        *(({"sleep": level}, "") for level in (None, 1, 2, 3)),
        *(({"sleep": level}, "its sleep is not 1, 2, 3 or empty") for level in (0, 4, 1.5, "1", False)),
        ({"energy": 4}, "its energy is not 1, 2, 3 or empty"),
        ({"more": 1}, FIELDS),
    ],
)
def test_each_field_accepts_its_answers_only(fields: dict[str, Any], why: str) -> None:
    assert wrong(**fields) == why


def test_a_day_has_exactly_its_fields() -> None:
    fewer = [{name: value for name, value in DAY.items() if name != left_out} for left_out in DAY]
    assert called(SCRIPT, "guideDays", "wrong", [[each] for each in (*fewer, None, [], "day", 5, [DAY])]) == [FIELDS] * (len(DAY) + 5)


def test_days_are_counted_across_months_leap_days_and_clock_changes() -> None:
    steps = [
        ("2026-02-28", 1),
        ("2024-02-28", 1),
        ("2026-12-31", 1),
        ("2026-01-01", -1),
        ("2026-03-29", 1),
        ("2026-10-25", 1),
        ("2026-05-05", 0),
    ]
    expected = ["2026-03-01", "2024-02-29", "2027-01-01", "2025-12-31", "2026-03-30", "2026-10-26", "2026-05-05"]
    assert called(SCRIPT, "guideDays", "plus", [[*each] for each in steps]) == expected
    assert called(SCRIPT, "guideDays", "weekday", [["2026-11-23"], ["2026-11-28"], ["2026-11-29"]]) == [0, 5, 6]


def test_a_day_is_empty_when_none_of_its_fields_says_anything() -> None:
    nothing: dict[str, Any] = {"tasks": [], "sleep": None, "energy": None, "helped": [], "note": ""}
    said: list[dict[str, Any]] = [{"tasks": ["wash"]}, {"sleep": 1}, {"energy": 1}, {"helped": ["rest"]}, {"note": "a"}]
    assert called(SCRIPT, "guideDays", "empty", [[{**nothing, **each}] for each in ({}, *said)]) == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        (COPY, None),
        ({**COPY, "days": []}, None),
        ({**COPY, "format": "a-diary"}, "This file is no diary copy."),
        ({**COPY, "more": 1}, "This file is no diary copy."),
        ({"format": "guide-diary", "version": 1}, "This file is no diary copy."),
        ([], "This file is no diary copy."),
        *(({**COPY, "version": version}, "This copy has no version that this diary knows.") for version in (0, -1, 1.5, "1", None)),
        ({**COPY, "version": 2}, "This copy comes from a newer guide. Open the newest guide, and try there."),
        ({**COPY, "days": {"0": DAY}}, "This copy holds no list of days."),
        ({**COPY, "days": [DAY, DAY]}, "Entry 2 of this copy: its date comes twice."),
        ({**COPY, "days": [DAY, {**DAY, "day": "2026-02-30"}]}, f"Entry 2 of this copy: {NO_DAY}."),
    ],
)
def test_a_copy_is_imported_completely_or_refused_with_a_reason(copy: Any, why: str | None) -> None:
    assert called(SCRIPT, "guideDays", "read", [[json.dumps(copy)]]) == [{"refused": why} if why else copy["days"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (json.dumps(COPY)[:-1], "This file is no diary copy, or only a part of one."),
        (json.dumps(COPY).replace('"note"', '"note": "first", "note"'), "This copy names one thing twice."),
        (json.dumps(COPY).replace('"version"', '"version": 1, "version"'), "This copy names one thing twice."),
    ],
)
def test_an_incomplete_copy_is_refused(text: str, why: str) -> None:
    assert called(SCRIPT, "guideDays", "read", [[text]]) == [{"refused": why}]


def test_an_exported_copy_can_be_imported_again() -> None:
    days = [DAY, {**DAY, "day": "2026-03-01", "note": 'say "a: b" \\ and {c}'}]
    (text,) = called(SCRIPT, "guideDays", "copy", [[days]])
    assert called(SCRIPT, "guideDays", "read", [[text]]) == [days]
    assert text.endswith("}\n")


def test_a_table_names_each_field_and_contains_no_formula() -> None:
    (text,) = called(SCRIPT, "guideDays", "table", [[[DAY, {**DAY, "sleep": None, "energy": 3, "tasks": [], "note": '=1+1; "-2'}]]])
    assert text.split("\r\n") == [
        '\ufeff"Day","Tasks done","Sleep","Energy","What helped","Note"',
        '"2026-02-28","Wash or dress","Poor","","Rest, A slow pace","A note."',
        '"2026-02-28","","","Good","Rest, A slow pace","\'=1+1;\' ""-2"',
        "",
    ]
