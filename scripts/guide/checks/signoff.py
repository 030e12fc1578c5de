"""Who answers for the medical words: the register of reviews next to the pages (decisions/0010)."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from scripts.guide import fixed_text, paths, reviewable
from scripts.guide.evidence import Review
from scripts.guide.markdown import rendering
from scripts.guide.model import NO_REVIEWER, Guide, Page, Problem, address

FINGERPRINT = re.compile(r"[0-9a-f]{12}")
VERDICT = re.compile(r"[0-9a-f]{12} (?:right|wrong|change: \S.*)")
SEEN_ON = re.compile(r"(?:Last checked|Pages seen on) \d{1,2} [A-Z][a-z]+ \d{4}")
"""The day on which numbers or groups were seen: seeing them again changes no words."""
SIGNED = ("medical", "tool")
"""The kinds of pages that a clinician signs."""


def register_is_true(guide: Guide) -> Iterator[Problem]:
    """SG01: each review is of an existing page or of lines of the pack, and each reviewer whom a page names is in the register."""
    for review in guide.reviews:
        if bool(review.page) == bool(review.items):
            what = "this review is of neither a page nor lines of the pack, or of both"
            yield _problem(review, what, "Write `page` and `fingerprint`, or `items`")
        elif review.items:
            yield from _lines(review)
        elif guide.was_read(paths.DOCS) and Path(review.page) not in {page.path for page in guide.pages}:
            yield _problem(review, f"`{review.page}` is no page", "Write its file, such as docs/index.md")
        if review.reviewed > date.today():
            yield _problem(review, f"`reviewed: {review.reviewed}` is a future day", "Write the day of the review")
        if review.page and not FINGERPRINT.fullmatch(review.fingerprint):
            yield _problem(review, f"`fingerprint: {review.fingerprint}` is no fingerprint", "Copy the one that `make signoff` prints")
    named = {(review.page, review.who) for review in guide.reviews}
    for page in guide.pages:
        if page.meta.reviewer != NO_REVIEWER and (str(page.path), page.meta.reviewer) not in named and guide.was_read(paths.REVIEWS):
            what = f"`{page.meta.reviewer}` has no review of this page in {paths.REVIEWS}"
            yield page.problem(what, f"Record it there, or write `reviewer: {NO_REVIEWER}`", "reviewer")


def _lines(review: Review) -> Iterator[Problem]:
    for name, verdict in review.items.items():
        if not VERDICT.fullmatch(verdict) or name.split(" ")[0] not in reviewable.KINDS:
            what = f"`{name}: {verdict}` is no verdict on a line of the pack"
            yield _problem(review, what, "Record a filled pack with `make record-review`")


def _problem(review: Review, what: str, remedy: str) -> Problem:
    return Problem(str(paths.REVIEWS), review.line, what, remedy)


def unsigned(guide: Guide, before: Mapping[Path, str]) -> Iterator[tuple[Page, Problem]]:
    """SG02: each page on health or with a tool whose fingerprint has changed is signed in its present form.

    `before` has the fingerprint of each page that there was. A page that moved (data/addresses.txt) is compared with itself.
    """
    earlier = {address(Path(*path.parts[1:])): old for path, old in before.items()}
    moved = {each.to: each.path for each in guide.addresses if each.to}
    signed = {(review.page, review.fingerprint) for review in guide.reviews}
    for page in guide.pages:
        if page.meta.kind not in SIGNED:
            continue
        now = fingerprint(page, guide)
        was = before.get(page.path) or earlier.get(moved.get(page.url, page.url))
        if was != now and (str(page.path), now) not in signed:
            remedy = f"A clinician reads it and adds to {paths.REVIEWS}: page {page.path}, fingerprint '{now}'"
            yield page, page.problem("its medical words changed, and no review of them is recorded", remedy)


def fingerprint(page: Page, guide: Guide) -> str:
    """Twelve hexadecimal digits of all that a clinician answers for, read from the page as it is rendered, in the current folder.

    That is its text with snippets, lists, meanings, drawings and captions; the claims that it cites, with grades and numbers; the labels
    around it; and the messages of its tool. Dates, addresses, names and what is searched for are not part of it.
    """
    source = "\n".join(line.text for line in page.source)
    claims = [f"{claim.id} {claim.grade} {sorted(claim.say.items())}" for key, claim in guide.claims.items() if key in source]
    effects = [str(replace(row, line=0)) for row in guide.effects if "[[effects" in source]
    labels = [f"{name}: {label}" for name, label in sorted(guide.labels.items())]
    parts = [
        page.meta.title,
        page.meta.summary,
        _shown(page),
        *claims,
        *effects,
        *labels,
        *fixed_text.of_frame(),
        *fixed_text.of_tools(source),
    ]
    return hashlib.sha256("\n".join(" ".join(part.split()) for part in parts).encode()).hexdigest()[:12]


def _shown(page: Page) -> str:
    """All that the page shows or a screen reader says, without days; its Markdown where it cannot be rendered."""
    try:
        tree = rendering.as_built(page.source)
    except (ValueError, KeyError):
        tree = rendering.as_written(page.source)
    for day in tree.css("time"):
        day.decompose()
    return SEEN_ON.sub("", rendering.text(tree, spoken=True))
