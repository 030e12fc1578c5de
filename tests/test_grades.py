"""How sure we are: the rule of decisions/0021, row by row, with real claims for each."""

from datetime import date
from itertools import product

import pytest

from scripts.guide import content, grades
from scripts.guide.evidence import BASES, CERTAINTIES, DESIGNS, SUPPORTS
from scripts.guide.grades import ADVISED, GRADES, NOT_STUDIED, SURENESS, Search, grade, how_sure
from tests.conftest import ROOT

CLAIMS = content.read().claims
ROWS = (
    ("gap", "expert", None, None, "not studied", ("UK01", "UK02", "TW16")),
    ("advice", "expert", None, None, "advised by", ("RF01", "RF23", "FM15")),
    ("studies", "very-low", None, None, "very unsure", ("MG21", "MG31", "MG20", "MG35", "UK07")),
    ("studies", "low", None, "", "maybe", ("MD06", "TW14")),
    ("reports", "low", None, "", "maybe", ("FM14", "TW17")),
    ("reports", "moderate", None, "", "maybe", ("WK23",)),
    ("studies", "moderate", None, "cross-sectional", "maybe", ("WK01", "WK02", "WK04", "WK05", "WK13", "TW23")),
    ("studies", "high", "seen", "", "well shown", ("FM01", "MD02")),
    ("studies", "high", "abstract", "", "probably", ("MG06", "MG18", "CS01", "CS02")),
    ("studies", "moderate", "seen", "", "probably", ("MG14", "MG16", "OC12")),
    ("studies", "moderate", "abstract", "", "probably", ("WK18", "MG07")),
)
"""Basis, certainty, support and design (None: any), the grade that follows, and real claims that are so."""
EXAMPLES = [(row[:4], row[4], key) for row in ROWS for key in row[5]]


@pytest.mark.parametrize(("fields", "expected", "key"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_real_claim_has_the_grade_of_its_row(fields: tuple[str | None, ...], expected: str, key: str) -> None:
    claim = CLAIMS[key]
    for wanted, value in zip(fields, (claim.basis, claim.certainty, claim.support, claim.design), strict=True):
        assert wanted in (None, value)
    assert claim.grade_key == expected


def test_each_grade_has_two_real_examples_and_each_row_of_the_decision_is_tested() -> None:
    for name in GRADES:
        assert sum(len(row[5]) for row in ROWS if row[4] == name) >= 2
    table = (ROOT / "decisions" / "0021-grades-say-how-sure.md").read_text()
    for name in GRADES:
        assert f"| {name if name != ADVISED else 'advised by NAME'} |" in table


def test_nothing_raises_a_grade() -> None:
    order = [certainty for certainty in CERTAINTIES if certainty != "expert"]
    for basis, support, design in product(("studies", "reports"), SUPPORTS, ("", *DESIGNS)):
        ranks = [SURENESS[grade(basis, certainty, support, design)] for certainty in order]
        assert ranks == sorted(ranks)
        for certainty in order:
            here = SURENESS[grade(basis, certainty, support, design)]
            assert SURENESS[grade("studies", certainty, "seen", "")] <= here


def test_an_abstract_is_never_well_shown_and_one_look_is_maybe_at_best() -> None:
    for basis, certainty, support, design in product(BASES, CERTAINTIES, SUPPORTS, ("", *DESIGNS)):
        name = grade(basis, certainty, support, design)
        if support == "abstract":
            assert name != "well shown"
        if design == "cross-sectional" and name in SURENESS:
            assert SURENESS[name] >= SURENESS["maybe"]


def test_advice_says_whose_it_is() -> None:
    assert CLAIMS["MG01"].grade == "advised by European experts (EULAR)"
    assert CLAIMS["RF01"].grade == "advised by NICE"
    assert all(claim.by for claim in CLAIMS.values() if claim.basis == "advice")


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("probably", "How sure: probably"),
        ("well shown", "How sure: well shown"),
        ("very unsure", "How sure: very unsure"),
        (NOT_STUDIED, "Not studied"),
        ("advised by NICE", "Advised by NICE"),
    ],
)
def test_a_note_begins_with_a_phrase_that_reads_naturally(words: str, note: str) -> None:
    assert how_sure(words) == note


def test_a_search_reports_day_place_words_count_and_what_was_nearest() -> None:
    search = Search("x", date(2026, 11, 27), "stored pages", ("weak legs", "weak arms"), 20, "a study of grip.")
    assert search.report == (
        "We searched on 27 November 2026 in stored pages for \u201cweak legs\u201d and \u201cweak arms\u201d, "
        "and read extracts of 20 results. Nearest: a study of grip."
    )


def test_every_real_search_was_worded_in_two_ways_and_names_what_was_nearest() -> None:
    searches = content.read().searches
    assert searches
    for search in searches.values():
        assert len(set(search.words)) >= 2
        assert search.read >= len(search.words)
        assert search.nearest.endswith(".")


def test_the_words_of_a_grade_are_those_of_its_meaning() -> None:
    assert list(GRADES)[-2:] == [NOT_STUDIED, ADVISED]
    assert ADVISED not in SURENESS
    assert grades.SURENESS["well shown"] == 0
