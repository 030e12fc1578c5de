"""What the self-audit promises: every page is scored by the instruments' own rules, and none is published below the pass."""

from collections.abc import Iterator
from datetime import date

from scripts.guide import paths, policy
from scripts.guide.model import Guide, Page, Problem, nearest, repeated
from scripts.guide.scores import ANSWERS, BY_PAGE, Audit

UNSCORED_ROLES = frozenset({"list", "glossary", "sources"})
"""Roles of pages with lists and terms, to which the instruments do not apply."""


def _problem(audit: Audit, what: str, remedy: str) -> Problem:
    return Problem(str(paths.SELF_AUDIT), audit.line, what, remedy)


def must_be_scored(page: Page) -> bool:
    """Whether the instruments apply to a page, which is true of every medical page except lists."""
    return page.meta.kind == "medical" and not UNSCORED_ROLES & set(page.meta.role)


def audits_name_pages(guide: Guide) -> Iterator[Problem]:
    """DA17: each audit is of an existing page, and no page has two."""
    pages = {str(page.path) for page in guide.pages}
    for audit, first in repeated(guide.audits, "page"):
        yield _problem(audit, f"`{audit.page}` is scored twice", f"Keep the newer score (the first is on line {first.line})")
    for audit in guide.audits:
        if guide.was_read(paths.DOCS) and audit.page not in pages:
            near = nearest(audit.page, pages)
            remedy = f"Write its file (nearest: {near}), or remove the score of a page that is gone"
            yield _problem(audit, f"`{audit.page}` is no page", remedy)


def pages_are_scored(guide: Guide) -> Iterator[Problem]:
    """DA18: in a guide that keeps items to score by, each medical page that is no list has a score."""
    scored = {audit.page for audit in guide.audits}
    for page in guide.pages if guide.audit_items and guide.was_read(paths.SELF_AUDIT) else ():
        if must_be_scored(page) and str(page.path) not in scored:
            remedy = f"Let somebody who did not write it score it, and add the score to {paths.SELF_AUDIT}"
            yield page.problem("this page has no score", remedy)


def pages_pass_the_index(guide: Guide) -> Iterator[Problem]:
    """DA19: no page is published with a CDC index below policy.INDEX_PASS."""
    for audit in guide.audits:
        if audit.index < policy.INDEX_PASS:
            what = f"the CDC index of `{audit.page}` is {audit.index}, below {policy.INDEX_PASS}"
            remedy = "Rewrite what its `answered_no` names, and let somebody who did not write it score it again"
            yield _problem(audit, what, remedy)


def audits_are_past(guide: Guide) -> Iterator[Problem]:
    """DA20: no page was scored on a future day."""
    for audit in guide.audits:
        if audit.day > date.today():
            yield _problem(audit, f"`day: {audit.day}` is a future day", "Write the day on which it was scored")


def scores_follow_from_items(guide: Guide) -> Iterator[Problem]:
    """DA21: each "no" is an item of an instrument that scores by page, and no percent is higher than its "no" answers allow."""
    items = guide.audit_items
    for audit in guide.audits if guide.was_read(paths.AUDIT_ITEMS) else ():
        for name in (*audit.answered_no, *audit.fixed):
            if name not in items or items[name].instrument not in BY_PAGE:
                yield _problem(audit, f"`{name}` is no item that a page is scored on", f"Write the id of one in {paths.AUDIT_ITEMS}")
        for name in ("first_index", "first_understand", "first_act"):
            if getattr(audit, name) > 100:
                yield _problem(audit, f"`{name}: {getattr(audit, name)}` is no percent", "Write a number up to 100")
        for instrument in BY_PAGE:
            of_it = {name for name, item in items.items() if item.instrument == instrument}
            failed, score = len(of_it & audit.answered_no.keys()), audit.score_on(instrument)
            if of_it and not _possible(score, failed, len(of_it)):
                what = f"{score}% is not possible with {failed} of {len(of_it)} items answered \u201cno\u201d ({instrument})"
                yield _problem(audit, what, "Name every item that was answered \u201cno\u201d, or correct the percent")


def _possible(score: int, failed: int, items: int) -> bool:
    """Whether a whole percent is possible with `failed` or more "no" answers. At least half of the items apply to any page."""
    applied = range(max(failed, items // 2, 1), items + 1)
    return any(abs(100 * (each - left) / each - score) <= 0.5 for each in applied for left in range(failed, each + 1))


def sides_are_single(guide: Guide) -> Iterator[Problem]:
    """DA22: of two compared pages, at most one was better in an aspect, and `rather` comes with the page that was compared."""
    for audit in guide.audits:
        for aspect in sorted({*audit.ours} & {*audit.theirs}):
            yield _problem(audit, f"`{aspect}` is under both `ours` and `theirs`", "Keep one, or neither where the pages were alike")
        if audit.rather and not audit.compared_with:
            yield _problem(audit, "`rather` has no `compared_with`", "Name the public page that was read next to ours")


def answers_fit_their_list(guide: Guide) -> Iterator[Problem]:
    """DA23: an item has the answer that its instrument knows; an instrument that scores by page has its answers in the audits."""
    for item in guide.audit_items.values():
        choices = ANSWERS.get(item.instrument, ())
        if item.score and item.score not in choices:
            remedy = f"Write one of: {', '.join(choices)}" if choices else f"Score each page in {paths.SELF_AUDIT}"
            yield Problem(str(paths.AUDIT_ITEMS), item.line, f"`score: {item.score}` is no answer to {item.id}", remedy)
