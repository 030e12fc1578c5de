"""Anchors and the other small judgments of the model."""

import pytest
from markdown.extensions.toc import slugify

from scripts.guide import labels
from scripts.guide.evidence import slug
from scripts.guide.source import Source


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
    assert Source("key", 1, authors, "Title", "2023", "").short(labels.of_repository()) == short


def test_a_doi_is_the_better_address() -> None:
    assert Source("key", 1, ("A",), "T", "2023", "", doi="10.1/x", url="https://example.org").link == "https://doi.org/10.1/x"
