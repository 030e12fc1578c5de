"""How words, syllables and sentences are counted."""

import pytest

from scripts.guide.checks import readability
from scripts.guide.evidence import Term
from scripts.guide.model import Guide, Line
from scripts.guide.sentences import sentences

GUIDE = Guide(terms=(Term("fasciculation", "A flicker.", ("key",)),))


def split(text: str) -> list[str]:
    return [sentence for sentence, _ in sentences([Line("a.md", 1, row) for row in text.splitlines()], GUIDE)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("About 2.5 in 100. Next.", ["About 2.5 in 100.", "Next."]),
        ('Say: "It is new." Then wait.', ['Say: "It is new.', "Then wait."]),
        ("- one item\n- another", ["one item", "another"]),
        ("A [link](b.md#c). [@AB01] [@AB02]", ["A link."]),
        ("It helps. [@AB01]\n{: .ours }", ["It helps."]),
        ("[@AB01]", []),
    ],
)
def test_sentences_are_split_without_notation(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("word", "count"), [("a", 1), ("rest", 1), ("muscle", 2), ("medicine", 3), ("weakness", 2), ("fibromyalgia", 5), ("100", 1)]
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert abs(readability.syllables(word) - count) <= (1 if count > 3 else 0)


def test_a_harder_text_has_a_higher_grade() -> None:
    def grade(text: str) -> float:
        lines = tuple(Line("a.md", at, row) for at, row in enumerate(text.splitlines(), 1))
        return readability.grade(type("P", (), {"lines": lines})(), GUIDE)

    easy, hard = "You can rest. You can walk.", "Multidisciplinary rehabilitation necessitates individualized considerations."
    assert grade(easy) < 3
    assert grade(hard) > 12
    assert grade("A fasciculation is a flicker.") < grade("A considerable abnormality is a flicker.")
    assert grade("") == 0
