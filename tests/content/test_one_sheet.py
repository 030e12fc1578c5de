"""What answers of the one-sheet mean: a table of cases, and properties of all combinations, computed by the real script in Node."""

import csv
import json
import subprocess
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from scripts.guide import content, paths, signs
from scripts.guide.checks import one_sheet
from tests.conftest import ROOT
from tests.node import NODE

SCRIPT = ROOT / "docs" / "assets" / "js" / "tools" / "one-sheet-signs.js"
CASES = list(csv.DictReader((Path(__file__).parent / "one-sheet.psv").open(encoding="utf-8"), delimiter="|", quoting=csv.QUOTE_NONE))
PROGRAM = """
globalThis.window = globalThis;
require(process.argv[1]);
const { data, asked } = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((ticked) => globalThis.guideSigns.decide(data, ticked))));
"""
DETAILS = ("where", "since", "began", "now")
NEW = one_sheet.answers((ROOT / paths.DOCS / "tools" / "one-sheet.md").read_text().splitlines())
EMERGENCY = ("ambulance", "emergency department")
GUIDE = content.data_now()
SLOWEST = len(signs.LEVELS)
SPEEDS = {level: at for at, level in enumerate(signs.LEVELS)}
Ticked = dict[str, Any]
Found = tuple[str, tuple[str, ...]]


def decided(asked: list[Ticked]) -> list[Found]:
    """The level ("none" where there is none) and the signs of each set of ticks."""
    data = {
        "rules": [{"sign": rule.sign, **rule.asked} for rule in GUIDE.rules],
        "levels": [{"id": level.id, "heading": level.heading, "card": level.card} for level in GUIDE.levels.values()],
        "signs": {sign.id: sign.level for sign in GUIDE.signs.values()},
    }
    words = [NODE, "-e", PROGRAM, str(SCRIPT)]
    made = subprocess.run(words, input=json.dumps({"data": data, "asked": asked}), capture_output=True, text=True, check=True)
    return [(each["level"]["id"], tuple(each["signs"])) if each else ("none", ()) for each in json.loads(made.stdout)]


def ticks(new: Iterable[Ticked] = (), **others: Any) -> Ticked:
    return {"signs": [], "cannot": [], "medicines": [], "changes": [], **others, "new": list(new)}


def thing(answer: str, **details: Any) -> Ticked:
    return {"answer": answer, **{name: [] for name in DETAILS}, **details}


def of_case(row: dict[str, str]) -> Ticked:
    new = [thing(row["new"], **{name: row[name].split(", ") if row[name] else [] for name in DETAILS})] if row["new"] else []
    name, _, answer = row["others"].partition(": ")
    if name == "new":
        return ticks([*new, thing(answer)])
    return ticks(new, **({name: [answer]} if name else {}))


def speed(level: str) -> int:
    """The rank of a level; a smaller one is faster."""
    return SPEEDS.get(level, SLOWEST)


def everything() -> list[Ticked]:
    """Each new symptom in each place or pair of places, with each of the other details or none."""
    places: list[list[str]] = [
        [],
        *([each] for each in NEW["where"]),
        *([f"left {one}", f"right {other}"] for one, other in product(("arm", "hand", "leg", "foot"), repeat=2)),
    ]
    details: list[list[list[str]]] = [[[], *([each] for each in NEW[name])] for name in DETAILS[1:]]
    return [
        thing(answer, where=where, since=since, began=began, now=now)
        for answer in NEW["new"]
        for where, since, began, now in product(places, *details)
    ]


def test_the_table_is_long_and_covers_every_level() -> None:
    assert len(CASES) >= 60
    assert {row["level"] for row in CASES} == {*signs.LEVELS, "none"}


@pytest.fixture(scope="module")
def by_case() -> list[Found]:
    return decided([of_case(row) for row in CASES])


@pytest.mark.parametrize("at", range(len(CASES)), ids=[" ".join(filter(None, row.values())) for row in CASES])
def test_a_case_has_its_level_and_names_the_sign(at: int, by_case: list[Found]) -> None:
    level, found = by_case[at]
    assert level == CASES[at]["level"]
    assert not CASES[at]["sign"] or CASES[at]["sign"] in found


@pytest.fixture(scope="module")
def all_of_them() -> list[tuple[Ticked, Found]]:
    things = everything()
    return list(zip(things, decided([ticks([each]) for each in things]), strict=True))


def test_adding_a_tick_never_lowers_the_level(all_of_them: list[tuple[Ticked, Found]]) -> None:
    """A set of answers is at least as urgent as each of its parts."""
    alone = {key(each): speed(level) for each, (level, _) in all_of_them}
    for each, (level, _) in all_of_them:
        for name in DETAILS:
            for answer in each[name]:
                assert speed(level) <= alone[key(thing(each["answer"], **{name: [answer]}))], each
        assert speed(level) <= alone[key(thing(each["answer"]))], each


def key(each: Ticked) -> str:
    return json.dumps(each, sort_keys=True)


def test_two_things_are_at_least_as_fast_as_each_of_them(all_of_them: list[tuple[Ticked, Found]]) -> None:
    few = all_of_them[::97]
    pairs = [(one, two) for one, two in product(few, few) if one[0]["answer"] < two[0]["answer"]]
    levels = decided([ticks([one[0], two[0]]) for one, two in pairs])
    judged = zip(pairs, levels, strict=True)
    assert [pair for pair, (level, _) in judged if speed(level) > min(speed(pair[0][1][0]), speed(pair[1][1][0]))] == []


def test_a_medicine_a_change_or_a_danger_sign_never_lowers_a_level(all_of_them: list[tuple[Ticked, Found]]) -> None:
    few = all_of_them[::53]
    others: list[dict[str, Any]] = [{name: [answer]} for name in ("cannot", "medicines", "changes") for answer in NEW[name]]
    others += [{"signs": [sign]} for sign in GUIDE.signs]
    pairs = list(product(few, others))
    alone = dict(zip(map(key, others), decided([ticks(**other) for other in others]), strict=True))
    most = {name: speed(level) for name, (level, _) in alone.items()}
    judged = zip(pairs, decided([ticks([each[0]], **other) for each, other in pairs]), strict=True)
    slower = [(each, other) for ((each, (before, _)), other), (level, _) in judged if speed(level) > min(speed(before), most[key(other)])]
    assert slower == []


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (("Feels weak", "left leg", "over days"), ("Numb or tingling", "right leg", "over days"), "emergency department"),
        (("Feels weak", "left arm", "over days"), ("I cannot do a movement", "right foot", "over days"), "emergency department"),
        (("Feels weak", "left leg", "over days"), ("Numb or tingling", "right leg", "slowly"), "today"),
        (("Twitching", "left leg", "over days"), ("Feels weak", "right leg", "over days"), "today"),
    ],
)
def test_two_things_in_two_places_count_together_where_both_fit_the_rule(one: tuple[str, ...], two: tuple[str, ...], level: str) -> None:
    new = [thing(answer, where=[where], began=[began]) for answer, where, began in (one, two)]
    assert decided([ticks(new)])[0][0] == level


def test_slow_old_and_unchanged_symptoms_show_no_emergency_card(all_of_them: list[tuple[Ticked, Found]]) -> None:
    slow = [
        (each, level)
        for each, (level, _) in all_of_them
        if each["began"] == ["slowly"] and each["since"] in (["months"], ["over a year"]) and each["now"] == ["the same"]
    ]
    assert len(slow) >= 200
    assert {level for _, level in slow} & {*EMERGENCY, "today"} == set()


@pytest.mark.parametrize("leg", ["left leg", "right leg"])
def test_one_weak_leg_over_days_means_today_at_most(leg: str, all_of_them: list[tuple[Ticked, Found]]) -> None:
    mine = [
        (each, found)
        for each, found in all_of_them
        if (each["answer"], each["where"], each["began"]) == ("Feels weak", [leg], ["over days"]) and each["since"] != ["today"]
    ]
    assert len(mine) == 30
    for each, (level, found) in mine:
        assert (level, "one-limb-days" in found) == ("today", True), each


def test_heaviness_alone_is_never_a_danger_sign(all_of_them: list[tuple[Ticked, Found]]) -> None:
    assert {level for each, (level, _) in all_of_them if each["answer"].startswith("Feels heavy")} == {"none"}


def test_each_result_names_a_sign_of_its_level(all_of_them: list[tuple[Ticked, Found]]) -> None:
    for each, (level, found) in all_of_them:
        assert bool(found) == (level != "none"), each
        assert {GUIDE.signs[sign].level for sign in found} <= {level}, each
