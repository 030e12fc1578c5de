"""Data that rests on sources must name them, and a field with a fixed set of values must have one of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scripts.guide import labels
from scripts.guide.checks import data, helplines
from scripts.guide.choices import CHOICES
from scripts.guide.evidence import Claim, Effect, Statement, Term
from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.helplines import Country, Helpline
from scripts.guide.model import Guide
from scripts.guide.signs import Level, Sign
from scripts.guide.source import Source
from tests.made import reported

SOURCE = Source("nhs", 3, ("NHS",), "Title", "2023", "", url="https://example.org", verified="page")
CLAIM = Claim("AB01", "weakness", "words", "studies", "low", "seen", ("nhs",), 7)
LINE = Helpline("Samaritans", "https://example.org/", date(2026, 1, 2), "official", ("nhs",), 9, number="116 123")
EFFECT = Effect("exercise", "none", "pain", "SMD", -0.5, "low", "nhs", "seen", "end", 2)
STATEMENT = Statement("A01", "part", "words", "yes", ("nhs",), 5)
SIGN = Sign("s", "soon", "g", "w", "s", "m", ("AB01",), 6)
LEVEL = Level("soon", "h", "a", "p", "routine", 8)


def country(**lines: Any) -> Guide:
    return Guide(countries=(Country("Exampleland", "GB", **{"emergency": (), **lines}),))


def group(keys: tuple[str, ...]) -> Guide:
    made = Group(name="Us", offers="a meeting", url="https://example.org/", seen=date(2026, 1, 2), sources=keys, line=4)
    return Guide(groups=(GroupsOfCountry(country="Exampleland", code="GB", groups=(made,)),))


Made = Callable[[tuple[str, ...]], Guide]
SOURCED: dict[str, Made] = {
    "claim AB01": lambda keys: Guide(claims={"AB01": replace(CLAIM, sources=keys)}),
    "term \u201ctic\u201d": lambda keys: Guide(terms=(Term("tic", "A twitch.", keys),)),
    "statement A01": lambda keys: Guide(statements={"A01": replace(STATEMENT, sources=keys)}),
    "GB Ambulance": lambda keys: country(emergency=(replace(LINE, name="Ambulance", sources=keys),)),
    "GB Advice": lambda keys: country(advice=(replace(LINE, name="Advice", sources=keys),)),
    "GB Samaritans": lambda keys: country(crisis=(replace(LINE, sources=keys),)),
    "Us": group,
}


@pytest.mark.parametrize("name", SOURCED)
def test_an_item_without_a_source_is_found(name: str) -> None:
    known = {"nhs": SOURCE}
    assert reported(data.sources_are_known, replace(SOURCED[name](("nhs",)), sources=known)) == []
    assert reported(data.sources_are_known, replace(SOURCED[name](()), sources=known)) == [f"{name} has no source"]
    assert reported(data.sources_are_known, replace(SOURCED[name](("nhs", "nsh")), sources=known)) == [
        f"{name} names the unknown source `nsh`"
    ]


def test_an_effect_of_an_unknown_source_is_found() -> None:
    made = Guide(effects=(replace(EFFECT, source="nsh"),), sources={"nhs": SOURCE})
    assert reported(data.sources_are_known, made) == ["effect of \u201cexercise\u201d names the unknown source `nsh`"]


CHOSEN: dict[type, tuple[Any, Callable[[Any], Guide]]] = {
    Claim: (CLAIM, lambda each: Guide(claims={"AB01": each})),
    Statement: (STATEMENT, lambda each: Guide(statements={"A01": each})),
    Source: (SOURCE, lambda each: Guide(sources={"nhs": each})),
    Effect: (EFFECT, lambda each: Guide(effects=(each,))),
    Sign: (SIGN, lambda each: Guide(signs={"s": each})),
    Level: (LEVEL, lambda each: Guide(levels={"soon": each})),
    Helpline: (LINE, lambda each: country(emergency=(each,))),
}
FIELDS = [(kind, name) for kind in CHOSEN for name in CHOICES[kind]]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_an_unknown_choice_is_found(kind: type, name: str) -> None:
    item, made = CHOSEN[kind]
    for choice in CHOICES[kind][name]:
        good = (choice,) if isinstance(getattr(item, name), tuple) else choice
        assert reported(data.choices_are_known, made(replace(item, **{name: good}))) == []
    bad = ("perhaps",) if isinstance(getattr(item, name), tuple) else "perhaps"
    (problem,) = data.choices_are_known(made(replace(item, **{name: bad})))
    assert (problem.what, problem.line) == (f"`{name}: perhaps` is not a choice", item.line)
    assert problem.remedy == f"Write one of: {', '.join(CHOICES[kind][name])}"


def test_a_country_is_listed_once() -> None:
    first, second = Country("Exampleland", "GB", (LINE,), 1), Country("Samplestan", "GB", (LINE,), 20)
    assert reported(helplines.countries_are_single, Guide(countries=(first,))) == []
    assert len(reported(helplines.countries_are_single, Guide(countries=(first, second)))) == 1
    assert reported(helplines.countries_are_single, Guide(countries=(first, replace(second, code="FR")))) == []


@pytest.mark.parametrize(
    ("sources", "passes"),
    [
        ((SOURCE,), True),
        ((replace(SOURCE, weak="news report"),), False),
        ((replace(SOURCE, verified="memory"),), False),
        ((replace(SOURCE, recalled=("doi",)),), False),
        ((replace(SOURCE, weak="news report"), replace(SOURCE, key="who")), True),
    ],
)
@pytest.mark.parametrize("topic", ["red-flags", "communication", "twitching"])
def test_a_warning_needs_a_sound_source(sources: tuple[Source, ...], passes: bool, topic: str) -> None:
    claim = replace(CLAIM, topic=topic, sources=tuple(each.key for each in sources))
    made = Guide(claims={"AB01": claim}, sources={each.key: each for each in sources})
    assert (reported(data.warnings_rest_on_sound_sources, made) == []) == (passes or topic == "twitching")


@pytest.mark.parametrize(("count", "passes"), [(2, False), (3, True)])
def test_three_weak_sources_that_agree_support_a_number(count: int, passes: bool) -> None:
    weak = {f"s{at}": replace(SOURCE, key=f"s{at}", weak="news report") for at in range(count)}
    made = replace(country(crisis=(replace(LINE, sources=tuple(weak)),)), sources=weak)
    assert (reported(data.warnings_rest_on_sound_sources, made) == []) == passes


def test_a_source_says_how_far_it_was_checked() -> None:
    assert SOURCE.checked(labels.of_repository()) == "We saw its title, names and address on a stored page."
    assert replace(SOURCE, verified="memory").checked(labels.of_repository()) == "We know it, but saw no page for it."
    whole = replace(SOURCE, recalled=("details", "doi", "address"), missing=("authors",), weak="news report", note="Ask again")
    assert whole.checked(labels.of_repository()) == (
        "We saw its title, names and address on a stored page. Its names, year or journal are partly from memory. "
        "Its DOI is from memory. Its web address is from memory. Its authors are not recorded yet. "
        "Too weak to carry a warning alone: news report. Ask again."
    )


@pytest.mark.parametrize(
    ("source", "doubt", "sound"),
    [
        (SOURCE, "", True),
        (replace(SOURCE, verified="memory"), "partly from memory", False),
        (replace(SOURCE, recalled=("doi",)), "partly from memory", False),
        (replace(SOURCE, weak="news report", verified="memory"), "news report", False),
    ],
)
def test_a_weak_or_recalled_source_is_shown_with_a_doubt(source: Source, doubt: str, sound: bool) -> None:
    assert (source.doubt(labels.of_repository()), source.is_sound) == (doubt, sound)


def test_a_source_leads_to_its_doi_first() -> None:
    assert SOURCE.link == "https://example.org"
    assert replace(SOURCE, doi="10.1/x").link == "https://doi.org/10.1/x"


def test_terms_must_be_unique_and_sorted() -> None:
    def of(*terms: Term) -> list[str]:
        return reported(data.terms_are_single, Guide(terms=terms))

    cramp, tic = Term("cramp", "m", ("nhs",), 1, forms=("spasm",)), Term("tic", "m", ("nhs",), 5, misspellings=("tick",))
    assert of(cramp, tic) == []
    assert of(tic, cramp) == ["\u201ccramp\u201d is not in its place"]
    assert "\u201cSpasm\u201d appears twice" in of(cramp, replace(tic, forms=("Spasm",)))
    assert "\u201ctick\u201d appears twice" in of(cramp, replace(tic, forms=("tick",)))
    assert "the term \u201ctic\u201d appears twice" in of(cramp, tic, tic)


def test_a_claim_that_names_a_missing_claim_is_found() -> None:
    def of(**words: Any) -> list[str]:
        return reported(data.claims_name_known_claims, Guide(claims={"AB01": replace(CLAIM, **words)}))

    for field in ("statement", "note", "left_out"):
        assert of(**{field: "As AB01 says, type XY12."}) == []
        assert of(**{field: "As AB02 says."}) == ["AB01 speaks of AB02, which is not there"]
