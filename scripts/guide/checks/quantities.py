"""Numbers are typed once, in the data, and pages call them by name."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from scripts.guide import notation, paths
from scripts.guide.evidence import Claim
from scripts.guide.model import Guide, Problem

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
NOT_PROSE = re.compile(r"\[[@#][^\]]*\]|\{:.*?\}|\]\([^)]*\)|^\s*\d+\.\s")  # citations, attributes, targets, steps
DENOMINATORS = {10.0, 100.0, 1000.0}
ROUNDING = 0.03  # a number for readers may be rounded by 3 in 100, or to the next whole


def _figures(text: str) -> list[float]:
    return [float(match.replace(",", "")) for match in FIGURE.findall(text)]


def numbers_are_known(guide: Guide) -> Iterator[Problem]:
    """NU01: `[#WK01.felt]` names a claim and a number of its `say`."""
    for page in guide.pages:
        for match, line in notation.found(notation.NUMBER, page.lines):
            claim = guide.claims.get(match[1])
            if guide.is_whole(paths.CLAIMS) and (claim is None or match[2] not in claim.say):
                names = [f"{each.id}.{name}" for each in guide.claims.values() for name in each.say]
                near = get_close_matches(f"{match[1]}.{match[2]}", names, 1, 0)
                remedy = f"Add it to `say:` in {paths.CLAIMS}, or name one that is there (nearest: {near[0] if near else 'none'})"
                yield Problem(line.path, line.number, f"unknown number [#{match[1]}.{match[2]}]", remedy)


def words_for_readers_are_the_data(guide: Guide) -> Iterator[Problem]:
    """NU02: each number in `say` stands in the claim's `numbers` or statement, as it is or rounded."""
    for claim in guide.claims.values():
        given = _figures(" ".join([claim.statement, claim.note, *claim.numbers.values()]))
        for name, words in claim.say.items():
            for figure in _figures(words):
                if figure not in DENOMINATORS and not any(_rounds(exact, figure) for exact in given):
                    what = f"`{name}: {words}` of {claim.id} says {figure:g}, which its numbers do not"
                    yield Problem(str(paths.CLAIMS), claim.line, what, "Correct it, or add the source's number under `numbers:`")


def _rounds(exact: float, shown: float) -> bool:
    return abs(exact - shown) <= max(0.5, ROUNDING * abs(exact))


def numbers_are_not_typed_again(guide: Guide) -> Iterator[Problem]:
    """NU03: a paragraph that cites a claim calls its numbers by name and types none of them."""
    for page in guide.pages:
        for run in notation.paragraphs(page.lines):
            cited = [guide.claims[match[1]] for match, _ in notation.found(notation.CITATION, run) if match[1] in guide.claims]
            for line in run:
                plain = NOT_PROSE.sub("", line.text)
                for claim in cited:
                    yield from _typed(claim, plain, line.path, line.number)


def _typed(claim: Claim, plain: str, path: str, number: int) -> Iterator[Problem]:
    typed = set(_figures(plain)) - DENOMINATORS
    for name, words in claim.say.items():
        for figure in _figures(words):
            if figure in typed and figure not in DENOMINATORS:
                yield Problem(path, number, f"{figure:g} is typed here and in {paths.CLAIMS}", f"Write [#{claim.id}.{name}]")
