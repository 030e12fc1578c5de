"""What a grade rests on: the name behind advice, and the search behind "not studied" (decisions/0021)."""

from collections.abc import Iterator
from datetime import date

from scripts.guide import paths
from scripts.guide.evidence import Claim
from scripts.guide.grades import Search
from scripts.guide.model import Guide, Problem, nearest


def advice_has_a_name(guide: Guide) -> Iterator[Problem]:
    """GR01: a claim of basis `advice`, and no other, says under `by` who gives it; `expert` is the certainty of advice and gaps only."""
    for claim in guide.claims.values():
        is_advice = claim.basis == "advice"
        if is_advice and not claim.by:
            yield _problem(claim, f"{claim.id} is advice and names nobody", "Add `by:` with who gives it, such as NICE or the NHS")
        elif claim.by and not is_advice:
            yield _problem(claim, f"{claim.id} has `by:` and is not advice", "Remove `by:`, or write `basis: advice`")
        if claim.certainty == "expert" and claim.basis not in ("advice", "gap"):
            what = f"{claim.id} has `certainty: expert` and basis `{claim.basis}`"
            yield _problem(claim, what, "Write `basis: advice`, or the certainty of the studies")
        elif is_advice and claim.certainty != "expert":
            what = f"{claim.id} is advice with `certainty: {claim.certainty}`"
            yield _problem(claim, what, "Write `certainty: expert`, or `basis: studies`")


def gaps_have_a_search(guide: Guide) -> Iterator[Problem]:
    """GR02: a claim of basis `gap`, and no other, names a search of `data/searches.yml`, and each search there is named."""
    if not guide.was_read(paths.SEARCHES):
        return
    for claim in guide.claims.values():
        if claim.basis == "gap" and not claim.search:
            what = f"{claim.id} is a gap and names no search"
            yield _problem(claim, what, f"Search again, record it in {paths.SEARCHES}, and add `search:` with its id")
        elif claim.search and claim.basis != "gap":
            yield _problem(claim, f"{claim.id} has `search:` and is not a gap", "Remove `search:`, or write `basis: gap`")
        elif claim.search and claim.search not in guide.searches:
            near = nearest(claim.search, guide.searches)
            remedy = f"Record it in {paths.SEARCHES}, or name one that is there (nearest: {near})"
            yield _problem(claim, f"{claim.id} names the unknown search `{claim.search}`", remedy)
    named = {claim.search for claim in guide.claims.values()}
    for search in guide.searches.values():
        if search.id not in named and guide.was_read(paths.CLAIMS):
            yield _of_search(search, f"no claim names the search `{search.id}`", "Name it under `search:` of a claim, or remove it")


def searches_were_made(guide: Guide) -> Iterator[Problem]:
    """GR03: a search says what was typed, on a day that has come."""
    for search in guide.searches.values():
        if not search.words:
            yield _of_search(search, f"the search `{search.id}` has no words", "Write under `words:` what was typed, one `- text` a line")
        if search.day > date.today():
            yield _of_search(search, f"`day: {search.day}` is a future day", "Write the day on which you searched")


def _of_search(search: Search, what: str, remedy: str) -> Problem:
    return Problem(str(paths.SEARCHES), search.line, what, remedy)


def _problem(claim: Claim, what: str, remedy: str) -> Problem:
    return Problem(str(paths.CLAIMS), claim.line, what, remedy)
