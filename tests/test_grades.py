"""How sure we are: the rule of decisions/0021, row by row, on every real claim."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from scripts.guide import content, grades, labels
from scripts.guide.evidence import BASES, CERTAINTIES, DESIGNS, SUPPORTS, Claim
from scripts.guide.grades import ADVISED, GRADES, NOT_STUDIED, SURENESS, Search, grade, how_sure
from tests.conftest import ROOT

CLAIMS = content.read().claims
ROWS = (
    (("gap", "expert", None, None), "not studied"),
    (("advice", "expert", None, None), "advised by"),
    ((None, "very-low", None, None), "very unsure"),
    ((None, "low", None, None), "maybe"),
    (("reports", None, None, None), "maybe"),
    (("studies", None, None, "cross-sectional"), "maybe"),
    (("studies", "high", "seen", ""), "well shown"),
    (("studies", None, None, ""), "probably"),
)
"""The table of decisions/0021: basis, certainty, support and design (None: any), and the grade. The first row that fits counts."""


def expected(claim: Claim) -> str:
    """The grade of a claim by TABLE."""
    has = (claim.basis, claim.certainty, claim.support, claim.design)
    return next(name for row, name in ROWS if all(wanted in (None, value) for wanted, value in zip(row, has, strict=True)))


def test_every_real_claim_has_the_grade_of_its_row() -> None:
    """The test reads whatever claims there are, so an editor who changes a claim does not have to change a test."""
    assert [claim.id for claim in CLAIMS.values() if claim.grade_key != expected(claim)] == []


def test_each_row_of_the_decision_is_tested() -> None:
    table = (ROOT / "decisions" / "0021-grades-say-how-sure.md").read_text()
    in_table = re.findall(r"^\| (?!basis|---).+ \| ([^|]+) \|$", table, re.MULTILINE)
    assert [name.replace("advised by NAME", ADVISED) for name in in_table] == [name for _, name in ROWS]


def test_nothing_raises_a_grade() -> None:
    order = [certainty for certainty in CERTAINTIES if certainty != "expert"]
    for basis, support, design in product(("studies", "reports"), SUPPORTS, ("", *DESIGNS)):
        ranks = [SURENESS[grade(basis, certainty, support, design)] for certainty in order]
        assert ranks == sorted(ranks)
        for certainty in order:
            here = SURENESS[grade(basis, certainty, support, design)]
            assert SURENESS[grade("studies", certainty, "seen", "")] <= here


def test_an_abstract_is_never_well_shown_and_one_measurement_is_maybe_at_best() -> None:
    for basis, certainty, support, design in product(BASES, CERTAINTIES, SUPPORTS, ("", *DESIGNS)):
        name = grade(basis, certainty, support, design)
        if support == "abstract":
            assert name != "well shown"
        if design == "cross-sectional" and name in SURENESS:
            assert SURENESS[name] >= SURENESS["maybe"]


def test_advice_names_who_gives_it_in_its_grade() -> None:
    advice = [claim for claim in CLAIMS.values() if claim.basis == "advice"]
    assert all(claim.by for claim in advice)
    assert replace(advice[0], by="European experts (EULAR)").grade == "advised by European experts (EULAR)"


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
    assert how_sure(words, labels.of_repository()) == note


def test_a_search_reports_day_place_query_count_and_nearest_result() -> None:
    search = Search("x", date(2026, 11, 27), "stored pages", ("weak legs", "weak arms"), 20, "a study of grip.")
    assert search.report(labels.of_repository()) == (
        "We searched on 27 November 2026 in stored pages for \u201cweak legs\u201d and \u201cweak arms\u201d, "
        "and read extracts of 20 results. Nearest: a study of grip."
    )


def test_the_list_of_grades_ends_with_not_studied_and_advised() -> None:
    assert list(GRADES)[-2:] == [NOT_STUDIED, ADVISED]
    assert ADVISED not in SURENESS
    assert grades.SURENESS["well shown"] == 0
