"""Amounts of medicines where readers see them and nothing can be cited: pictures, and what a page says about itself."""

import re
from collections.abc import Iterator

from scripts.guide import notation, paths
from scripts.guide.checks.references import titles
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Guide, Problem

UNITS = (
    r"mg|mcg|[\u00b5\u03bc]g|g|grams?|milligrams?|micrograms?|ml|milliliters?|iu|units?|doses?|drops?|puffs?|"
    r"tablets?|pills?|capsules?|spoons?|teaspoons?|tablespoons?|patch(?:es)?"
)
NUMBERS = r"\d(?:[\d.,]*\d)?|[\u00bd\u00bc]|one|two|three|four|five|six|seven|eight|nine|ten|half an?"
AMOUNT = re.compile(rf"(?<![\w.])(?:{NUMBERS})[\s-]?(?:{UNITS})\b", re.IGNORECASE)
"""How much of a medicine: \u201c4,000 mg\u201d, \u201c5 mL\u201d, \u201ctwo tablets\u201d, \u201cHalf a teaspoon\u201d."""
REMEDY = "Write it in a sentence of its own, with its claim as [@WK01]"


def pictures_give_no_amounts(guide: Guide) -> Iterator[Problem]:
    """PI05: neither a caption nor the text of a picture gives an amount of a medicine: neither cites a source."""
    for page in guide.pages:
        for match, line in notation.matches(notation.IMAGE, page.lines):
            for found in AMOUNT.finditer(f"{match[1]} {match[3] or ''}"):
                yield line.problem(f"a picture says \u201c{found[0]}\u201d, which has no source there", REMEDY)


def pages_give_no_amounts_about_themselves(guide: Guide) -> Iterator[Problem]:
    """PG23: no title, summary, description, heading, question or name in the menu gives an amount of a medicine."""
    for page in guide.pages:
        for name in ("title", "summary", "description"):
            for found in AMOUNT.finditer(getattr(page.meta, name)):
                yield page.problem(f"`{name}` says \u201c{found[0]}\u201d, which has no source there", REMEDY, name)
        for line in page.lines:
            for found in AMOUNT.finditer(line.text) if notation.HEADING.match(line.text) else ():
                yield line.problem(f"a heading says \u201c{found[0]}\u201d, which has no source there", REMEDY)
    for question in guide.questions.values():
        for found in AMOUNT.finditer(question.ask):
            what = f"the question `{question.id}` says \u201c{found[0]}\u201d, which has no source there"
            yield Problem(str(paths.QUESTIONS), question.line, what, "Ask it without the amount")
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, []) if guide.was_read(paths.CONFIG, paths.DOCS) else None
    for title in titles(item.values.get("nav")) if item else ():
        for found in AMOUNT.finditer(title):
            what = f"the menu says \u201c{found[0]}\u201d, which has no source there"
            yield Problem(str(paths.CONFIG), item.at("nav") if item else 1, what, "Name the page without the amount")
