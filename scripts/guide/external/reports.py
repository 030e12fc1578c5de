"""Reports as Markdown: lost links, and reviews that come due."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from scripts.guide import policy
from scripts.guide.external.links import Places
from scripts.guide.external.requests import Answer
from scripts.guide.model import Guide

NOTHING_DUE = f"No page is due for review in the next {policy.WARN_DAYS} days."


def links(places: Places, answers: Mapping[str, Answer]) -> Iterator[str]:
    """A report on links, line by line: the lost ones first, each with the places that name it."""
    kinds = {kind: [address for address in places if answers[address].kind == kind] for kind in ("lost", "closed", "there")}
    yield "# Links to other sites\n"
    yield f"{len(kinds['there'])} there, {len(kinds['lost'])} lost, {len(kinds['closed'])} that let no program in.\n"
    for kind, title in (("lost", "Lost: look for where each one went"), ("closed", "Open these by hand once a year")):
        if kinds[kind]:
            yield f"## {title}\n"
            for address in kinds[kind]:
                answer = answers[address]
                yield f"- <{address}> ({answer.status or answer.why}): {', '.join(f'`{place}`' for place in places[address])}"
            yield ""


def due(guide: Guide, today: date) -> Iterator[str]:
    """The body of the one issue on reviews, line by line: what is late, and what comes due within policy.WARN_DAYS."""
    soon = today + timedelta(policy.WARN_DAYS)
    pages = sorted((page for page in guide.pages if page.meta.next_review <= soon), key=lambda page: (page.meta.next_review, page.url))
    if not pages:
        yield NOTHING_DUE
        return
    yield "Check each sentence against its sources, then move `reviewed` and `next_review`. No release is made with a page past its day.\n"
    for title, rows in (
        ("Past their day", [page for page in pages if page.meta.next_review < today]),
        ("Soon", [page for page in pages if page.meta.next_review >= today]),
    ):
        if rows:
            yield f"## {title}\n"
            yield from (f"- [ ] {page.meta.next_review.isoformat()}: {page.meta.title} (`{page.path}`)" for page in rows)
            yield ""
