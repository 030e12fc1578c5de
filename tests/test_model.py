"""Grades, anchors and the other small judgments of the model."""

import pytest
from markdown.extensions.toc import slugify

from scripts.guide.evidence import BASES, CERTAINTIES, GRADES, SUPPORTS, Claim, slug
from scripts.guide.source import Source

RANK = {grade: at for at, grade in enumerate(GRADES)}


def claim(basis: str, certainty: str, support: str) -> Claim:
    return Claim("X1", "topic", "words", basis, certainty, support, ("source",))


@pytest.mark.parametrize(
    ("basis", "certainty", "support", "grade"),
    [
        ("studies", "high", "seen", "well shown"),
        ("studies", "high", "abstract", "some studies"),
        ("studies", "moderate", "seen", "some studies"),
        ("studies", "low", "abstract", "some studies"),
        ("studies", "very-low", "abstract", "not known"),
        ("reports", "low", "seen", "people report it"),
        ("reports", "very-low", "seen", "not known"),
        ("advice", "expert", "seen", "experts advise"),
        ("gap", "expert", "seen", "not known"),
        ("gap", "high", "seen", "not known"),
    ],
)
def test_a_grade_follows_from_basis_certainty_and_support(basis: str, certainty: str, support: str, grade: str) -> None:
    assert claim(basis, certainty, support).grade == grade


def test_less_certainty_or_a_mere_abstract_never_raises_a_grade() -> None:
    for basis in BASES:
        for support in SUPPORTS:
            ranks = [RANK[claim(basis, certainty, support).grade] for certainty in CERTAINTIES if certainty != "expert"]
            assert ranks == sorted(ranks)
        for certainty in CERTAINTIES:
            assert RANK[claim(basis, certainty, "seen").grade] <= RANK[claim(basis, certainty, "abstract").grade]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Guillain-Barré syndrome", "guillain-barre-syndrome"),
        ("Feels weak, or cannot do it?", "feels-weak-or-cannot-do-it"),
        ("ME/CFS", "mecfs"),
        ("What if I do nothing?", "what-if-i-do-nothing"),
    ],
)
def test_a_slug_is_that_of_the_table_of_contents(text: str, anchor: str) -> None:
    assert slug(text) == anchor == slugify(text, "-")


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        (("NHS",), "NHS, 2023"),
        (("Boyer, E.", "Shannon, M."), "Boyer and Shannon, 2023"),
        (("Leite, M.", "B, C.", "D, E."), "Leite and others, 2023"),
    ],
)
def test_a_source_is_named_in_a_few_words(authors: tuple[str, ...], short: str) -> None:
    assert Source("key", 1, authors, "Title", "2023", "").short == short


def test_a_doi_is_the_better_address() -> None:
    assert Source("key", 1, ("A",), "T", "2023", "", doi="10.1/x", url="https://example.org").link == "https://doi.org/10.1/x"
