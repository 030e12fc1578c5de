"""Each limit of policy.py has an example exactly at the limit, and one just above it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from scripts.guide import policy
from scripts.guide.checks import care_cards, data, pages, pattern, phrases, readability, signs, voice
from scripts.guide.evidence import Effect, Term
from scripts.guide.model import Guide, Problem
from scripts.guide.signs import Sign
from scripts.guide.subject import Subject
from tests.made import guide, page, reported, words

Check = Callable[[Guide], Iterator[Problem]]


def paragraphs(count: int, text: str) -> str:
    return "\n\n".join([text] * count)


def box(message: str) -> str:
    return f'!!! short "In short"\n\n    {message}'


def sign(at: int, **fields: Any) -> Sign:
    return Sign(
        **{"id": f"s{at}", "level": "soon", "group": "g", "long": f"w{at}", "short": f"s{at}", "may_be": "m", "claims": (), **fields}
    )


def of_signs(*made: Sign) -> Guide:
    return Guide(signs={each.id: each for each in made})


def on_the_axis(low: float, high: float) -> Guide:
    row = Effect("exercise", "none", "pain", "SMD", -0.5, "low", "leite2014", "seen", "end of treatment", 2, low, high)
    return Guide(Subject("Cramp", outcome="pain"), effects=(row,))


MOST: Mapping[str, tuple[Check, Callable[[int], Guide], int, str]] = {
    "summary": (pages.summaries_are_short, lambda n: guide(summary=words(n)), policy.SUMMARY_WORDS, "the summary has {} words"),
    "description": (
        pages.summaries_are_short,
        lambda n: guide(description=("word " * n)[:n]),
        policy.DESCRIPTION_CHARS,
        "the description has {} characters",
    ),
    "night page": (
        pages.night_page_is_short,
        lambda n: guide(words(n - 2), role=("night",)),
        policy.NIGHT_PAGE_WORDS,
        "the night page has {} words",
    ),
    "meaning": (
        data.meanings_are_short,
        lambda n: Guide(terms=(Term("tic", words(n), ("a",)),)),
        policy.MEANING_WORDS,
        "the meaning of \u201ctic\u201d has {} words",
    ),
    "sentence": (
        readability.sentences_are_short,
        lambda n: guide(f"{words(n)}."),
        policy.SENTENCE_WORDS,
        "this sentence has {} words: \u201cgo go go go go \u2026\u201d",
    ),
    "paragraph": (
        readability.paragraphs_are_short,
        lambda n: guide(words(n, "Rest.")),
        policy.PARAGRAPH_SENTENCES,
        "this paragraph has {} sentences",
    ),
    "page": (readability.pages_are_short, lambda n: guide(words(n)), policy.PAGE_WORDS[1], "this page has {} words"),
    "box": (readability.key_boxes_are_short, lambda n: guide(box(words(n))), policy.KEY_WORDS, "this key box has {} words"),
    "topic": (
        readability.topics_are_small,
        lambda n: Guide(pages=tuple(page(name=f"docs/t/{each}.md") for each in ["index", *map(str, range(n))])),
        policy.TOPIC_PAGES,
        "this topic has {} pages after its first one",
    ),
    "call-outs": (
        care_cards.cards_are_few,
        lambda n: guide(paragraphs(n, '!!! note "A"\n\n    Words.')),
        policy.WARNINGS_PER_PAGE,
        "this page has {} call-outs",
    ),
    "sentences below the message": (
        pattern.boxes_have_one_message,
        lambda n: guide(box(f"The message.\n\n    {words(n, 'More.')}")),
        policy.SHORT_SENTENCES,
        "{} sentences follow the message of this box",
    ),
    "list": (
        pattern.lists_are_short,
        lambda n: guide("\n".join(f"- line {each}" for each in range(n))),
        policy.LIST_LINES,
        "this list has {} lines",
    ),
    "long words of a sign": (
        signs.signs_are_short,
        lambda n: of_signs(sign(1, long=words(n))),
        policy.SENTENCE_WORDS,
        "`long` of s1 has {} words",
    ),
    "short words of a sign": (
        signs.signs_are_short,
        lambda n: of_signs(sign(1, short=words(n))),
        policy.SIGN_SHORT_WORDS,
        "`short` of s1 has {} words",
    ),
    "what a sign may be": (
        signs.signs_are_short,
        lambda n: of_signs(sign(1, may_be=words(n))),
        policy.SIGN_MAY_BE_WORDS,
        "`may_be` of s1 has {} words",
    ),
    "signs of a group": (
        signs.signs_are_short,
        lambda n: of_signs(*map(sign, range(n))),
        policy.SIGNS_PER_GROUP,
        "the group \u201cg\u201d of `soon` has {} signs",
    ),
}
"""By what is limited: the check, a function that makes a guide with that much of it, the limit, and the message for one more."""


@pytest.mark.parametrize("name", MOST)
def test_a_limit_allows_its_number_and_no_more(name: str) -> None:
    check, made, most, what = MOST[name]
    assert reported(check, made(most)) == []
    assert reported(check, made(most + 1)) == [what.format(most + 1)]


def test_a_page_shorter_than_its_limit_is_reported() -> None:
    least, _ = policy.PAGE_WORDS
    assert reported(readability.pages_are_short, guide(words(least))) == []
    assert reported(readability.pages_are_short, guide(words(least - 1))) == [f"this page has {least - 1} words"]


@pytest.mark.parametrize(("role", "kind"), [(("night",), "medical"), (("glossary",), "medical"), ((), "about")])
def test_the_length_of_other_pages_is_not_limited(role: tuple[str, ...], kind: str) -> None:
    assert reported(readability.pages_are_short, guide("Short.", role=role, kind=kind)) == []


def test_pages_in_the_root_folder_are_no_topic() -> None:
    many = tuple(page(name=f"docs/{each}.md") for each in range(policy.TOPIC_PAGES + 5))
    assert reported(readability.topics_are_small, Guide(pages=many)) == []
    lists = tuple(page(name=f"docs/t/{each}.md", role=("sources",)) for each in range(policy.TOPIC_PAGES + 5))
    assert reported(readability.topics_are_small, Guide(pages=lists)) == []


def test_the_next_review_must_be_within_the_limit() -> None:
    on_the_day, a_day_late = (guide(next_review=date(2027, 1, day)) for day in (2, 3))
    assert policy.REVIEW_MONTHS == 12
    assert reported(pages.dates_make_sense, on_the_day) == []
    assert reported(pages.dates_make_sense, a_day_late) == ["`next_review: 2027-01-03` is too late"]


@pytest.mark.parametrize(("field", "day"), [("published", date(2026, 1, 3)), ("next_review", date(2026, 1, 2))])
def test_the_dates_of_a_page_must_be_in_order(field: str, day: date) -> None:
    days: dict[str, Any] = {field: day}
    assert reported(pages.dates_make_sense, guide(**days)) == ["`published`, `reviewed` and `next_review` are out of order"]


def test_two_care_cards_of_one_level_are_reported() -> None:
    card = '!!! {} "Call if:"\n\n    Words.'
    assert reported(care_cards.cards_are_few, guide("\n\n".join(card.format(each) for each in care_cards.TIERS))) == []
    for level in care_cards.TIERS:
        assert reported(care_cards.cards_are_few, guide(paragraphs(2, card.format(level)))) == [f"this page has 2 {level} cards"]
    glance, whole = (f'!!! emergency "Call now if:"\n\n    [[signs ambulance{form}]]' for form in (" lines bare", ""))
    assert reported(care_cards.cards_are_few, guide(f"{glance}\n\n{whole}")) == []
    for card in (glance, whole):
        assert reported(care_cards.cards_are_few, guide(f"{card}\n\n{card}")) == ["this page has 2 emergency cards"]


def test_not_never_is_said_once() -> None:
    assert policy.NOT_NEVER == 1
    assert reported(phrases.not_never_is_rare, guide("It is rare, not never.")) == []
    found = reported(phrases.not_never_is_rare, guide("It is rare, not never.\n\nIt happens, not never."))
    assert found == ["\u201cnot never\u201d is said before, in docs/topic/example.md:11"]


LOWEST, HIGHEST = policy.EFFECT_AXIS


@pytest.mark.parametrize(
    ("low", "high", "name"), [(LOWEST, HIGHEST, ""), (LOWEST - 0.01, HIGHEST, "ci_low"), (LOWEST, HIGHEST + 0.01, "ci_high")]
)
def test_an_interval_outside_the_axis_is_reported(low: float, high: float, name: str) -> None:
    assert [what.split("`")[1] for what in reported(data.effects_are_on_the_axis, on_the_axis(low, high))] == [name] * bool(name)


# ---- Reading grade: 0.39 times the words of a sentence plus 11.8 times the syllables of a word, less 15.59 (Kincaid and others, 1975)


def graded(count: int, **fields: Any) -> Any:
    """A page of one sentence with so many words of one syllable: its grade is 0.39 times their count, less 3.79."""
    return page(f"{words(count)}.", **fields)


def test_the_grade_follows_the_formula() -> None:
    for count in (10, 20, 25):
        assert readability.grade(graded(count), Guide()) == pytest.approx(0.39 * count - 3.79)
    assert readability.grade(page("Banana banana banana banana."), Guide()) == pytest.approx(0.39 * 4 + 11.8 * 3 - 15.59)


def test_a_page_just_within_its_grade_passes_and_one_just_above_does_not() -> None:
    at_most = int((policy.GRADE_MOST + 3.79) / 0.39)
    easy = graded(5, name="docs/a.md"), graded(5, name="docs/b.md")
    assert reported(readability.pages_read_easily, Guide(pages=(*easy, graded(at_most)))) == []
    (what,) = reported(readability.pages_read_easily, Guide(pages=(*easy, graded(at_most + 1))))
    assert what == f"this page has the reading grade {0.39 * (at_most + 1) - 3.79:.1f}"


def test_the_median_grade_is_limited_below_that_of_one_page() -> None:
    at_most = int((policy.GRADE_MEDIAN + 3.79) / 0.39)
    hard = graded(at_most + 2, name="docs/hard.md")
    assert reported(readability.pages_read_easily, Guide(pages=(hard, graded(at_most), graded(1, name="docs/b.md")))) == []
    found = list(readability.pages_read_easily(Guide(pages=(graded(at_most + 1), hard, graded(1, name="docs/b.md")))))
    assert [(each.path, each.what) for each in found] == [
        ("docs/hard.md", f"the median reading grade is {0.39 * (at_most + 1) - 3.79:.1f}")
    ]


def test_lists_of_names_have_no_grade() -> None:
    assert reported(readability.pages_read_easily, guide(f"{words(60)}.", role=("sources",))) == []


# ---- The voice of a page


def test_a_page_must_say_you_often_enough() -> None:
    assert policy.YOU_PER_100 == 3
    ten = f"{words(9)} {{}}.\n\n"
    enough, too_few = (guide("".join(ten.format("you" if at < count else "go") for at in range(10))) for count in (3, 2))
    assert reported(voice.pages_say_you, enough) == []
    assert reported(voice.pages_say_you, too_few) == ["this page says \u201cyou\u201d 2.0 times in 100 words"]


def test_a_third_of_the_sentences_must_be_joined() -> None:
    said = [guide("\n\n".join(f"You rest {'so' if at < count else 'and'} you sleep." for at in range(6))) for count in (2, 1)]
    assert reported(voice.sentences_are_joined, said[0]) == []
    assert reported(voice.sentences_are_joined, said[1]) == ["17% of the sentences have a word such as because, but, so, when or if"]


def test_a_tenth_of_the_sentences_may_have_a_colon() -> None:
    said = [guide("\n\n".join(f"You rest{':' if at < count else ''} well." for at in range(10))) for count in (1, 2)]
    assert reported(voice.colons_are_few, said[0]) == []
    assert reported(voice.colons_are_few, said[1]) == ["20% of the sentences have a colon, 10% at most"]


@pytest.mark.parametrize(
    "quoted", ["You can say: \u201cI am weak.\u201d", 'You can say: "I am weak."', "It takes: 20 minutes.", "It was: about 20 of us."]
)
def test_a_colon_before_a_quotation_or_a_figure_is_not_counted(quoted: str) -> None:
    assert reported(voice.colons_are_few, guide("\n\n".join([quoted] * 10))) == []


@pytest.mark.parametrize(("count", "passes"), [(7, False), (8, True), (14, True), (15, False)])
def test_the_length_of_the_median_sentence_is_limited(count: int, passes: bool) -> None:
    assert policy.SENTENCE_MEDIAN == (8, 14)
    found = reported(voice.sentences_have_a_usual_length, guide("\n\n".join([f"{words(count)}."] * 5)))
    assert found == ([] if passes else [f"the median sentence of this page has {count} words"])


def test_shares_are_not_checked_on_a_page_of_four_sentences() -> None:
    text = "\n\n".join(["Rest: well."] * 4)
    for check in (voice.pages_say_you, voice.sentences_are_joined, voice.colons_are_few, voice.sentences_have_a_usual_length):
        assert reported(check, guide(text)) == []
        assert len(reported(check, guide(f"{text}\n\nRest: well."))) == 1


def test_citation_marks_are_limited_to_two_in_100_words() -> None:
    assert policy.MARKS_PER_100 == 2
    said = [guide("\n\n".join([f"{words(50 // count * 2)}. [@AB01] [@AB02]"] * count)) for count in (2, 5)]
    assert reported(voice.marks_are_few, said[0]) == []
    assert reported(voice.marks_are_few, said[1]) == ["the pages on health have 5.0 marks in 100 words"]
