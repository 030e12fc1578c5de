"""What the guide says of itself from its data: what was left out, how its makers score it, and who reviewed it."""

from collections import Counter
from itertools import groupby
from xml.etree.ElementTree import Element

from scripts.guide.evidence import slug
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide


def left_out(parent: Element, known: Guide, words: str = "") -> None:
    """Every claim that no page cites, and why."""
    if not any(claim.left_out for claim in known.claims.values()):
        add(parent, "p", "None: a page cites each claim.")
        return
    rows = add(parent, "ul")
    for claim in known.claims.values():
        if claim.left_out:
            row = add(rows, "li")
            tail(add(row, "strong", claim.id), f" {claim.statement} Left out: {claim.left_out}.")


def self_audit(parent: Element, known: Guide, words: str = "") -> None:
    """Each item of each list with our score, under a heading that counts them."""
    for group, each in groupby(known.scores, lambda score: score.group):
        scores = list(each)
        counts = Counter(score.score for score in scores)
        add(parent, "h2", group, id=slug(group))
        add(parent, "p", f"Of {len(scores)} items: {counts['yes']} yes, {counts['partly']} partly, {counts['no']} no.")
        rows = add(parent, "ul")
        for score in scores:
            row = add(rows, "li", f"{score.id}, {score.item}: ")
            add(row, "strong", score.score)
            tail(row[-1], f", {score.why}." if score.why else ".")


def reviews(parent: Element, known: Guide, words: str = "") -> None:
    """Each review of the register, newest first, or that there is none."""
    if not known.reviews:
        add(parent, "p", "It is empty: no clinician has reviewed a page.")
        return
    rows = add(parent, "ul")
    for review in sorted(known.reviews, key=lambda each: each.reviewed, reverse=True):
        row = add(rows, "li", f"{review.reviewed:%-d %B %Y}: ")
        add(row, "a", review.page.removeprefix("docs/"), href=f"/{review.page.removeprefix('docs/')}")
        tail(row[-1], f", by {review.who}, {review.role}. {review.what}")
