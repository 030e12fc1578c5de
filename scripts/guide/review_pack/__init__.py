"""The pack for a clinician: every line to sign as one HTML page, as a PDF, and as a list to fill in (decisions/0022)."""

from itertools import groupby
from pathlib import Path
from typing import Any, Final

import jinja2

from scripts.guide import policy, reviewable
from scripts.guide.evidence import Claim
from scripts.guide.model import Guide
from scripts.guide.offline import FormError, pdf
from scripts.guide.reviewable import Entry

TEMPLATE: Final = Path(__file__).with_name("pack.html")
STYLE: Final = Path(__file__).with_name("pack.css")
VERDICTS: Final = ("right", "wrong", "change")


def html(guide: Guide, day: str, only_signs: bool = False) -> str:
    """The pack as HTML that needs no other file. `day` is printed, as "27 November 2026". `only_signs` leaves the rest out."""
    entries = reviewable.entries(guide)
    of = {kind: [entry for entry in entries if entry.kind == kind] for kind in reviewable.KINDS}
    read = {name for entry in of["sign"] for name in entry.claims}
    words: dict[str, Any] = {
        "day": day,
        "condition": guide.subject.condition.lower() or "this condition",
        "style": STYLE.read_text(encoding="utf-8"),
        "only_signs": only_signs,
        "signs": _headed(of["sign"]),
        "medicines": of["medicine"],
        "numbers": _headed(of["number"]),
        "claims": [(claim, _read(claim, guide)) for claim in guide.claims.values() if claim.id in read],
        "sources": guide.sources,
        "labels": guide.labels,
        "levels": {level.heading: level.note for level in guide.levels.values() if level.note},
        "count": {kind: len(each) for kind, each in of.items()},
    }
    page = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return page.from_string(TEMPLATE.read_text(encoding="utf-8")).render(words)


def _headed(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(heading, list(group)) for heading, group in groupby(entries, lambda entry: entry.heading)]


def _read(claim: Claim, guide: Guide) -> list[str]:
    """Each source of a claim in a few words, and what is weak about it."""
    sources = [guide.sources[key] for key in claim.sources if key in guide.sources]
    return [f"{source.short(guide.labels)}{f' ({doubt})' if (doubt := source.doubt(guide.labels)) else ''}" for source in sources]


def printed(guide: Guide, day: str) -> bytes:
    """The pack as a PDF. Raises FormError where WeasyPrint is missing or the signs take more than policy.PACK_SIGN_PAGES pages."""
    count = pages_of_signs(guide, day)
    if count > policy.PACK_SIGN_PAGES:
        raise FormError(f"the signs take {count} pages. Shorten signs, or pack.css, to {policy.PACK_SIGN_PAGES}.")
    return pdf.printed(html(guide, day), STYLE)[0]


def pages_of_signs(guide: Guide, day: str) -> int:
    """How many pages of A4 the list of signs takes. Raises FormError where WeasyPrint is missing."""
    return pdf.printed(html(guide, day, only_signs=True), STYLE)[1]


HEAD: Final = """\
# The review pack as a list to fill in. Begin with your name, your profession and where you are registered, and the day as YYYY-MM-DD.
# verdict: right, wrong or change. With change, write the words that you want under `change`, in quotes.
# Leave the verdict of a line that you did not judge empty. Then: make record-review FILE=<this file>
- who:
  role:
  reviewed:
"""


def fillable(guide: Guide) -> str:
    """The list to fill in, as YAML: one item for each entry, with its fingerprint and its words."""
    return HEAD + "".join(_item(entry) for entry in reviewable.entries(guide))


def _item(entry: Entry) -> str:
    rows = (("id", entry.id), ("fingerprint", entry.fingerprint), ("says", said(entry)))
    shown = "\n  ".join(f"{name}: {quoted(value)}" for name, value in rows)
    return f"- {shown}\n  verdict:\n  change:\n"


def said(entry: Entry) -> str:
    """What the list to fill in says at an entry, its spaces made one."""
    return " ".join(f"{entry.heading}: {entry.text}".split())


def quoted(text: str) -> str:
    """A text as YAML on one line, in quotes, its spaces made one."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
