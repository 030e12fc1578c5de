"""What the guide says about itself, from its data: what was left out, and who reviewed it."""

from collections import Counter
from xml.etree.ElementTree import Element

from scripts.guide import reviewable
from scripts.guide.evidence import Review
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide


def left_out(parent: Element, known: Guide, options: str = "") -> None:
    """Every claim that is kept off the pages, and why."""
    kept = [claim for claim in known.claims.values() if claim.left_out]
    if not kept:
        add(parent, "p", "No claim is kept off the pages.")
        return
    rows = add(parent, "ul")
    for claim in kept:
        row = add(rows, "li")
        tail(add(row, "strong", claim.id), f" {claim.statement} Left out: {claim.left_out}.")


def reviews(parent: Element, known: Guide, options: str = "") -> None:
    """Each review of the register, newest first, or that there is none."""
    if not known.reviews:
        add(parent, "p", "It is empty: no clinician has reviewed a page.")
        return
    rows = add(parent, "ul")
    for review in sorted(known.reviews, key=lambda each: each.reviewed, reverse=True):
        row = add(rows, "li", f"{review.reviewed:%-d %B %Y}: ")
        if review.items:
            row.text = f"{row.text}{_verdicts(review, known)}, by {review.who}, {review.role}. {review.what}"
            continue
        add(row, "a", review.page.removeprefix("docs/"), href=f"/{review.page.removeprefix('docs/')}")
        tail(row[-1], f", by {review.who}, {review.role}. {review.what}")


def _verdicts(review: Review, known: Guide) -> str:
    """How many lines of the pack a reviewer judged in which way, and how many of the right ones still read as they did then."""
    now = {entry.id: entry.fingerprint for entry in reviewable.entries(known)}
    counts = Counter(verdict.split(" ")[1].rstrip(":") for verdict in review.items.values())
    same = sum(verdict == f"{now.get(name)} right" for name, verdict in review.items.items())
    judged = f"{counts['right']} lines right, {counts['wrong']} wrong, {counts['change']} to change"
    return f"{judged}; {same} of the right ones still read as they did"
