"""Which figures for readers agree with the numbers of a source."""

import pytest

from scripts.guide.checks.quantities import words_for_readers_are_the_data
from scripts.guide.evidence import Claim
from scripts.guide.model import Guide


def problems(exact: str, words: str, note: str = "") -> list[str]:
    claim = Claim("X1", "x", "A statement.", "studies", "high", "seen", ("a",), numbers={"n": exact}, say={"n": words}, note=note)
    return [problem.what for problem in words_for_readers_are_the_data(Guide(claims={"X1": claim}))]


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("58%", "58 in 100"),
        ("57.6%", "about 58 in 100"),
        ("1,881 steps", "about 1,900"),
        ("1 in 10", "10 more in 100"),
        ("5 in 1,000", "5 in 1,000"),
        ("-0.40", "0.4 points"),
        ("0.449", "0.4"),
        ("61%", "about 60 in 100"),
        ("0.4%", "0 in 100"),
        ("10 of 166", "10 people"),
    ],
)
def test_a_figure_may_be_rounded(exact: str, words: str) -> None:
    assert problems(exact, words) == []


@pytest.mark.parametrize(
    ("exact", "words", "figure"),
    [
        ("58%", "10 in 100", "10"),
        ("58%", "100 in 100", "100"),
        ("58%", "about 1,000", "1,000"),
        ("58 in 100", "100 people", "100"),
        ("58%", "58 in 1,0000", "1,0000"),
        ("-0.40", "0.9", "0.9"),
        ("0.40", "0.35", "0.35"),
        ("1.0", "1.4", "1.4"),
        ("1,881", "2,000", "2,000"),
        ("58%", "57 in 100", "57"),
    ],
)
def test_a_figure_without_a_source_is_reported(exact: str, words: str, figure: str) -> None:
    assert problems(exact, words) == [f"`n: {words}` of X1 says {figure}, which its numbers do not"]


def test_a_note_may_translate_a_word_of_the_source_into_numbers() -> None:
    assert problems("common", "1 to 10 in 100")
    assert problems("common", "1 to 10 in 100", "Common = 1 to 10 in 100.") == []
