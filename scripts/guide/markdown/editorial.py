"""What the guide says about itself, from its data: what was left out, and who reviewed it."""

from collections import Counter
from xml.etree.ElementTree import Element

from scripts.guide import reviewable
from scripts.guide.evidence import Review
from scripts.guide.labels import spoken
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide


def left_out(parent: Element, known: Guide, options: str = "") -> None:
    """Every claim that is kept off the pages, and why."""
    kept = [claim for claim in known.claims.values() if claim.left_out]
    if not kept:
        add(parent, "p", known.labels["left_out_none"])
        return
    rows = add(parent, "ul")
    for claim in kept:
        row = add(rows, "li")
        tail(add(row, "strong", claim.id), f" {known.labels['left_out'].format(statement=claim.statement, why=claim.left_out)}")


def reviews(parent: Element, known: Guide, options: str = "") -> None:
    """Each review of the register, newest first, or that there is none."""
    if not known.reviews:
        add(parent, "p", known.labels["reviews_none"])
        return
    rows = add(parent, "ul")
    for review in sorted(known.reviews, key=lambda each: each.reviewed, reverse=True):
        row = add(rows, "li", f"{spoken(review.reviewed, known.labels)}: ")
        if review.items:
            row.text = f"{row.text}{_verdicts(review, known)}{_by(review, known)}"
            continue
        add(row, "a", review.page.removeprefix("docs/"), href=f"/{review.page.removeprefix('docs/')}")
        tail(row[-1], _by(review, known))


def _verdicts(review: Review, known: Guide) -> str:
    """How many lines of the pack got each verdict, and how many of those found right are unchanged since."""
    now = {entry.id: entry.fingerprint for entry in reviewable.entries(known)}
    counts = Counter(verdict.split(" ")[1].rstrip(":") for verdict in review.items.values())
    same = sum(verdict == f"{now.get(name)} right" for name, verdict in review.items.items())
    return known.labels["review_verdicts"].format(right=counts["right"], wrong=counts["wrong"], change=counts["change"], same=same)


def _by(review: Review, known: Guide) -> str:
    return known.labels["review_by"].format(who=review.who, role=review.role, what=review.what)
