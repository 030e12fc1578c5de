"""Who answers for the medical words: the register of reviews beside the pages (decisions/0010)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from scripts.guide import notation, paths, reviewable
from scripts.guide.checks import readability
from scripts.guide.evidence import Claim, Review, Term
from scripts.guide.groups import GroupsOfCountry
from scripts.guide.helplines import Country, Helpline
from scripts.guide.model import Guide, Page, Problem
from scripts.guide.sentences import plain

NOBODY = "none yet"
FINGERPRINT = re.compile(r"[0-9a-f]{12}")
VERDICT = re.compile(r"[0-9a-f]{12} (?:right|wrong|change: \S.*)")
EMPHASIS = re.compile("[_*]+")  # to a pattern of words, `_twitch_` is one word with its marks


def register_is_true(guide: Guide) -> Iterator[Problem]:
    """SG01: each review is of a page that is there or of lines of the pack, and each reviewer whom a page names is in the register."""
    for review in guide.reviews:
        if bool(review.page) == bool(review.items):
            yield _of(review, "this review is of neither a page nor lines of the pack, or of both", "Write `page` and `words`, or `items`")
        elif review.items:
            yield from _lines(review)
        elif guide.is_whole(paths.DOCS) and Path(review.page) not in {page.path for page in guide.pages}:
            yield _of(review, f"`{review.page}` is no page", "Write its file, such as docs/twitching/index.md")
        if review.page and not FINGERPRINT.fullmatch(review.words):
            yield _of(review, f"`words: {review.words}` is no fingerprint", "Copy the one that `make signoff` prints")
    named = {(review.page, review.who) for review in guide.reviews}
    for page in guide.pages:
        if page.meta.reviewer != NOBODY and (str(page.path), page.meta.reviewer) not in named and guide.is_whole(paths.REVIEWS):
            what = f"`{page.meta.reviewer}` has no review of this page in {paths.REVIEWS}"
            yield Problem(str(page.path), page.meta_lines.get("reviewer", 1), what, f"Record it there, or write `reviewer: {NOBODY}`")


def _lines(review: Review) -> Iterator[Problem]:
    for name, verdict in review.items.items():
        if not VERDICT.fullmatch(verdict) or name.split(" ")[0] not in reviewable.KINDS:
            yield _of(review, f"`{name}: {verdict}` is no verdict on a line of the pack", "Record a filled pack with `make record-review`")


def _of(review: Review, what: str, remedy: str) -> Problem:
    return Problem(str(paths.REVIEWS), review.line, what, remedy)


def unsigned(guide: Guide, before: Guide) -> Iterator[tuple[Page, Problem]]:
    """SG02: each medical page whose words differ from `before`, and that nobody has signed as it is now."""
    old = {page.path: fingerprint(page, before) for page in before.pages}
    signed = {(review.page, review.words) for review in guide.reviews}
    for page in guide.pages:
        words = fingerprint(page, guide)
        if page.meta.kind == "medical" and old.get(page.path) != words and (str(page.path), words) not in signed:
            remedy = f"A clinician reads it and adds to {paths.REVIEWS}: page {page.path}, words '{words}'"
            yield page, Problem(str(page.path), 1, "its medical words changed, and no review of them is recorded", remedy)


def fingerprint(page: Page, guide: Guide) -> str:
    """Twelve hexadecimal digits of all that a clinician answers for: the words with snippets, claims, their numbers and grades.

    With them go the effects that a chart shows, whole, and the meaning of each term. Dates, names and what is searched for
    are no part of it: a review changes them itself.
    """
    text = answered(page, guide)
    meanings = [f"{term.term}: {term.meaning}" for term in terms_shown(text, guide)]
    return hashlib.sha256("\n".join([text, *meanings]).encode()).hexdigest()[:12]


def answered(page: Page, guide: Guide) -> str:
    """All of that but the meanings: words in which terms may stand."""
    parts = [page.meta.title, page.meta.summary, *(line.text.rstrip() for line in page.lines)]
    text = "\n".join(parts)
    for key, claim in guide.claims.items():
        if key in text:
            parts.append(_claimed(claim))
    if "numbers]]" in text:
        parts += [str(_undated(each)) for each in guide.countries]
    if "[[groups]]" in text:
        parts += [str(_unseen(each)) for each in guide.groups]
    if "[[every-sign" in text:
        parts += [str(replace(sign, line=0)) for sign in guide.signs.values()] + [_claimed(guide.claims[key]) for key in _behind(guide)]
    parts += [row for line in page.lines for row in readability.signs_listed(line, guide)]
    parts += [plain(match[0], guide) for match, _ in notation.found(notation.SIGN, page.lines)]
    if "[[effects" in text:
        parts += [str(replace(row, line=0)) for row in guide.effects]
    return "\n".join(parts)


def _unseen(country: GroupsOfCountry) -> GroupsOfCountry:
    """The groups of a country with no lines of its file and no days: looking again changes no words."""
    groups = tuple(replace(group, line=0, seen=date.min) for group in country.groups)
    return replace(country, line=0, groups=groups)


def _undated(country: Country) -> Country:
    """A country with no lines of its file and no days: opening an official page again changes no words."""

    def bare(lines: tuple[Helpline, ...]) -> tuple[Helpline, ...]:
        return tuple(replace(line, line=0, seen=date.min, opened=None, opened_by=None) for line in lines)

    return replace(country, line=0, emergency=bare(country.emergency), advice=bare(country.advice), crisis=bare(country.crisis))


def terms_shown(text: str, guide: Guide) -> list[Term]:
    """The terms whose meaning may open in these words, in the glossary's order; all of them where the page lists the glossary.

    It leaves out none. Words that open nothing, such as those of a heading or a link, count too.
    """
    if not guide.terms or "[[terms" in text:
        return list(guide.terms)
    pattern, by_form = notation.matcher(guide.terms)
    used = {term.slug for match in pattern.finditer(EMPHASIS.sub(" ", text)) if (term := notation.term_of(match[0], by_form))}
    return [term for term in guide.terms if term.slug in used]


def _behind(guide: Guide) -> list[str]:
    """The claims that signs rest on, each once, in the order of the signs."""
    return [key for key in dict.fromkeys(key for sign in guide.signs.values() for key in sign.claims) if key in guide.claims]


def _claimed(claim: Claim) -> str:
    return f"{claim.id} {claim.grade} {sorted(claim.say.items())}"
