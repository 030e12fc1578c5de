"""The letter to an employer reads as if a person had written it, whatever is ticked."""

import re
from itertools import combinations
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.node import called
from tests.pages import source_of, with_tool

PAGE = (ROOT / source_of(with_tool("letter"))).read_text(encoding="utf-8")
FEW = 3
Part = dict[str, Any]


def offered(name: str) -> list[str]:
    """The words that the page gives for each answer of one list."""
    box = re.search(rf'<div class="choices" data-name="{name}".*?</div>', PAGE, re.DOTALL)
    assert box
    return re.findall(r'data-words="([^"]+)"', box[0])


REASON, HARD, HELP, ASKS = map(offered, ("reason", "hard", "help", "asks"))


def given(**some: Any) -> dict[str, Any]:
    return {"to": "", "from": "", "reason": REASON[0], "hard": [], "hardWords": "", "help": [], "helpWords": "", "asks": [], **some}


def letters(all_given: list[dict[str, Any]]) -> list[list[Part]]:
    return called("letter-words.js", "guideLetter", "letter", [[each] for each in all_given])


def text(letter: list[Part]) -> list[str]:
    return [part.get("paragraph") or "\n".join(part["list"]) for part in letter]


def test_the_page_gives_words_for_every_answer() -> None:
    for name, words in (("reason", REASON), ("hard", HARD), ("help", HELP), ("asks", ASKS)):
        box = re.search(rf'<div class="choices" data-name="{name}".*?</div>', PAGE, re.DOTALL)
        assert box
        assert len(re.findall(r"^- ", box[0], re.MULTILINE)) == len(words) == len(set(words)) >= 3, name


def test_an_empty_letter_has_a_greeting_and_a_closing() -> None:
    assert text(letters([given()])[0]) == [
        "Hello,",
        f"I want to go on doing my work well. {REASON[0]}",
        "Thank you for reading this.",
        "Sincerely,",
        "________________________",
    ]


def test_names_are_in_the_greeting_and_the_signature() -> None:
    letter = text(letters([given(to="Maria", **{"from": "Ana"})])[0])
    assert (letter[0], letter[-1]) == ("Dear Maria,", "Ana")


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "{0}"), (2, "{0} and {1}"), (3, "{0}, {1}, and {2}")],
)
def test_up_to_three_answers_form_one_sentence(number: int, words: str) -> None:
    for lead, name, known in (("What is hard for me now is", "hard", HARD), ("It would help me if I could", "help", HELP)):
        some = list(combinations(known, number))
        for chosen, letter in zip(some, letters([given(**{name: list(each)}) for each in some]), strict=True):
            assert text(letter)[2] == f"{lead} {words.format(*chosen)}."


def test_more_than_three_answers_form_a_list() -> None:
    for name, known in (("hard", HARD), ("help", HELP)):
        for number in range(FEW + 1, len(known) + 1):
            letter = letters([given(**{name: known[:number]})])[0]
            assert letter[2]["paragraph"].endswith(":")
            assert letter[3] == {"list": known[:number]}


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("i carry boxes", "I carry boxes."),
        ("Why not?", "Why not?"),
        ("It hurts!", "It hurts!"),
        ("she said \u201cno.\u201d", "She said \u201cno.\u201d"),
        ("\u00e9t\u00e9 is hard", "\u00c9t\u00e9 is hard."),
        ("7 hours is long", "7 hours is long."),
    ],
)
def test_own_words_follow_the_ticked_answers(own: str, sentence: str) -> None:
    for name, chosen in (("hard", HARD), ("help", HELP)):
        alone, after, below = letters(
            [given(**{f"{name}Words": own, name: some}) for some in ([], chosen[:1], chosen[: FEW + 1])],
        )
        assert text(alone)[2] == sentence
        assert text(after)[2].endswith(f". {sentence}")
        assert text(below)[4] == sentence


def test_every_sentence_of_every_letter_is_complete() -> None:
    """Tries sets of up to four answers of each list, with each set of requests and each way to give the reason."""
    some = [
        given(reason=reason, hard=list(hard), help=list(helped), asks=list(asks))
        for reason in REASON
        for hard in [each for number in (0, 1, 3, 4) for each in list(combinations(HARD, number))[:12]]
        for helped in [each for number in (0, 1, 3, 4) for each in list(combinations(HELP, number))[:12]]
        for asks in [each for number in range(len(ASKS) + 1) for each in combinations(ASKS, number)]
    ]
    made = letters(some)
    paragraphs = {paragraph for letter in made for paragraph in text(letter)[:-1]}
    assert [each for each in paragraphs if not re.search(r"[.?,:]$", each) and "\n" not in each] == []
    assert [each for each in paragraphs if re.search(r"\s{2}| [.,:?]|undefined|null|\.\.", each)] == []
    for one, letter in zip(some, made, strict=True):
        assert [ask for ask in ASKS if ask in " ".join(text(letter))] == one["asks"]


def test_only_one_answer_names_the_illness() -> None:
    every = given(hard=HARD, help=HELP, asks=ASKS)
    named = ["fibromyalgia" in " ".join(text(letter)).lower() for letter in letters([{**every, "reason": each} for each in REASON])]
    assert named == [False, False, True]
