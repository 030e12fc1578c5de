"""What the data files promise each other."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from scripts.guide import paths, policy
from scripts.guide.evidence import Claim, Country, Score, Source, Statement, Term, form_key
from scripts.guide.model import CHOICES, Guide, Problem


def sources_are_known(guide: Guide) -> Iterator[Problem]:
    """DA01: every claim, term, statement and country names at least one source, and each is in the bibliography."""
    items: list[tuple[Path, str, Claim | Term | Statement | Country]] = [
        *((paths.CLAIMS, f"claim {each.id}", each) for each in guide.claims.values()),
        *((paths.GLOSSARY, f"term \u201c{each.term}\u201d", each) for each in guide.terms),
        *((paths.ARTICLE, f"statement {each.id}", each) for each in guide.statements.values()),
        *((paths.NUMBERS, f"country {each.code}", each) for each in guide.countries),
    ]
    for path, name, item in items:
        if not item.sources:
            yield Problem(str(path), item.line, f"{name} has no source", "Name one that you read under `sources:`, or remove the item")
        for key in item.sources:
            if guide.is_whole(paths.REFERENCES) and key not in guide.sources:
                near = get_close_matches(key, guide.sources, 1, 0)
                remedy = f"Add it to {paths.REFERENCES}, or name one that is there (nearest: {near[0] if near else 'none'})"
                yield Problem(str(path), item.line, f"{name} names the unknown source `{key}`", remedy)


def choices_are_known(guide: Guide) -> Iterator[Problem]:
    """DA02: basis, certainty, support, verdict and verified are words that are known; no claim rests on memory."""
    files: tuple[tuple[Path, Iterable[Claim | Statement | Source | Score]], ...] = (
        (paths.CLAIMS, guide.claims.values()),
        (paths.ARTICLE, guide.statements.values()),
        (paths.REFERENCES, guide.sources.values()),
        (paths.SELF_AUDIT, guide.scores),
    )
    for path, item in ((path, item) for path, items in files for item in items):
        for name, choices in CHOICES[type(item)].items():
            if (value := getattr(item, name)) not in choices:
                yield Problem(str(path), item.line, f"`{name}: {value}` is not a choice", f"Write one of: {', '.join(choices)}")


def numbers_can_be_called(guide: Guide) -> Iterator[Problem]:
    """DA05: each country has an emergency number, and numbers are digits and spaces."""
    for country in guide.countries:
        if not country.emergency:
            yield Problem(str(paths.NUMBERS), country.line, f"{country.country} has no emergency number", "Add one, or remove the country")
        for number in (*country.emergency, *filter(None, [country.advice_line])):
            if not number.replace(" ", "").isdigit():
                yield Problem(str(paths.NUMBERS), country.line, f"`{number}` cannot be called", "Write digits and spaces only")


def countries_are_single(guide: Guide) -> Iterator[Problem]:
    """DA06: no country has two items: a reader could meet the older numbers."""
    for name in ("country", "code"):
        first: dict[str, Country] = {}
        for country in guide.countries:
            value = getattr(country, name)
            if (other := first.setdefault(value, country)) is not country:
                what = f"`{name}: {value}` stands twice"
                yield Problem(str(paths.NUMBERS), country.line, what, f"Keep one of them (the first is on line {other.line})")


def terms_are_single(guide: Guide) -> Iterator[Problem]:
    """DA03: no term, form or misspelling belongs to two terms, and the list is A to Z."""
    owner: dict[str, str] = {}
    last = ""
    for term in guide.terms:
        for form in (*term.written, *term.misspellings):
            first = owner.setdefault(form_key(form), term.term)
            if first != term.term or (*term.written, *term.misspellings).count(form) > 1:
                yield Problem(str(paths.GLOSSARY), term.line, f"\u201c{form}\u201d stands twice", f"Keep it under \u201c{first}\u201d only")
        if term.term.lower() == last:
            yield Problem(str(paths.GLOSSARY), term.line, f"the term \u201c{term.term}\u201d stands twice", "Keep one of them")
        elif term.term.lower() < last:
            yield Problem(str(paths.GLOSSARY), term.line, f"\u201c{term.term}\u201d is not in its place", "Sort the terms A to Z")
        last = term.term.lower()


def meanings_are_short(guide: Guide) -> Iterator[Problem]:
    """DA04: a meaning fits a popover on a small phone."""
    for term in guide.terms:
        count = len(term.meaning.split())
        if count > policy.MEANING_WORDS:
            what = f"the meaning of \u201c{term.term}\u201d has {count} words"
            yield Problem(str(paths.GLOSSARY), term.line, what, f"Cut it to {policy.MEANING_WORDS}")
