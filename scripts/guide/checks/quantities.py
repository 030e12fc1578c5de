"""Numbers are typed once, in the data, and pages call them by name."""

import re
from collections.abc import Iterator

from scripts.guide import counts, notation, paths, policy
from scripts.guide.evidence import Claim
from scripts.guide.model import Guide, Problem, nearest

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
NOTATION = re.compile(r"\[[@#][^\]]*\]|\{:.*?\}|\]\([^)]*\)|^\s*\d+\.\s")  # citations, attributes, targets, steps
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPELLED = re.compile(rf"\b({'|'.join(TENS)})(?:[- ]({'|'.join(ONES)}))?\b")
DENOMINATOR = re.compile(rf" (?:in|of) ({'|'.join(f'{each:,}|{each}' for each in policy.DENOMINATORS)})(?![\d,.]*\d)")
SHARE = re.compile(FIGURE.pattern + DENOMINATOR.pattern)


def _figures(text: str) -> list[str]:
    """The figures of a text as they are written, except a denominator directly after "in" or "of"."""
    return FIGURE.findall(DENOMINATOR.sub(" ", text))


def _given(claim: Claim) -> list[float]:
    """The numbers that figures for readers may be based on; "1 in 10" counts as 10 in 100 as well."""
    text = " ".join([claim.statement, claim.note, *claim.numbers.values()])
    shares = [100 * _value(match[0].split()[0]) / _value(match[1]) for match in SHARE.finditer(text)]
    return [*map(_value, _figures(text)), *shares]


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))


def numbers_are_known(guide: Guide) -> Iterator[Problem]:
    """NU01: `[#WK01.felt]` names a claim and a number of its `say`."""
    for page in guide.pages:
        for match, line in notation.matches(notation.NUMBER, page.lines):
            claim = guide.claims.get(match[1])
            if guide.was_read(paths.CLAIMS) and (claim is None or not counts.wording(claim.say, match[2], guide.labels)):
                names = [f"{each.id}.{name}" for each in guide.claims.values() for name in each.say]
                near = nearest(f"{match[1]}.{match[2]}", names)
                remedy = f"Add it to `say:` in {paths.CLAIMS}, or name one that is there (nearest: {near})"
                yield line.problem(f"unknown number [#{match[1]}.{match[2]}]", remedy)


def words_for_readers_are_the_data(guide: Guide) -> Iterator[Problem]:
    """NU02: each figure in `say` is in the claim's `numbers`, statement or `note`, as it is or rounded.

    A `note` counts because it says what a word of the source means in people, such as "common".
    """
    for claim in guide.claims.values():
        given = _given(claim)
        for name, words in claim.say.items():
            for figure in _figures(words):
                if not any(_rounds(exact, figure) for exact in given):
                    what = f"`{name}: {words}` of {claim.id} says {figure}, which its numbers do not"
                    yield Problem(str(paths.CLAIMS), claim.line, what, "Correct it, or add the source's number under `numbers:`")


def _rounds(exact: float, figure: str) -> bool:
    """Whether a figure is `exact`, rounded to its digits; one of 1 or more that ends in 0 may differ by the share policy.ROUNDING."""
    shown = _value(figure)
    half = 0.5 * 10.0 ** -len(figure.partition(".")[2])
    return abs(exact - shown) <= max(half, policy.ROUNDING * exact if shown >= 1 and figure.endswith("0") else 0) + 1e-9


def _spelled(text: str) -> Iterator[float]:
    """The numbers from 20 on that a text spells in words: "fifty-eight in a hundred"."""
    for tens, ones in SPELLED.findall(text.lower()):
        yield float((TENS.index(tens) + 2) * 10 + (ONES.index(ones) + 1 if ones else 0))


def numbers_are_not_typed_again(guide: Guide) -> Iterator[Problem]:
    """NU03: a paragraph that cites a claim calls its numbers by name and types none of them."""
    for page in guide.pages:
        for run in notation.paragraphs(page.lines):
            cited = [guide.claims[match[1]] for match, _ in notation.matches(notation.CITATION, run) if match[1] in guide.claims]
            for line in run:
                plain = NOTATION.sub("", line.text)
                for claim in cited:
                    yield from _typed(claim, plain, line.path, line.number)


def _typed(claim: Claim, plain: str, path: str, number: int) -> Iterator[Problem]:
    typed = {*map(_value, _figures(plain)), *_spelled(plain)}
    for name, words in claim.say.items():
        for figure in _figures(words):
            if _value(figure) in typed:
                yield Problem(path, number, f"{figure} is typed here and in {paths.CLAIMS}", f"Write [#{claim.id}.{name}]")
