"""Care cards are admonitions: `!!! emergency "Call an ambulance now if:"`, `urgent`, `routine` and `caution`.

Each becomes a named region whose heading begins with its level in words (checklist C1 to C4), so that it is clear without
color and by ear. `!!! warning` and the other types of Material stay as they are.
"""

from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.guide import content

LEVELS = {"emergency": "card_emergency", "urgent": "card_urgent", "routine": "card_routine", "caution": "card_caution"}
"""Each kind of card, and the label that names it."""


class CareCardTreeprocessor(Treeprocessor):
    """Names each card for screen readers."""

    def run(self, root: Element) -> None:
        """Complete every card below `root`."""
        labels, named = content.data_now().labels, Counter[str]()
        for box in root.iter("div"):
            classes = box.get("class", "").split()
            level = next((labels[LEVELS[each]] for each in classes if each in LEVELS), None)
            if level and "admonition" in classes:
                named[level] += 1
                _name(box, level)
                if named[level] > 1:  # two landmarks need two names: a screen reader lists them
                    box.set("aria-label", labels["card_again"].format(what=level, number=named[level]))


def _name(box: Element, level: str) -> None:
    box.tag = "section"
    box.set("aria-label", level)
    title = box[0] if len(box) and box[0].get("class") == "admonition-title" else None
    if title is None:
        return
    title.tag = "h2"
    name = Element("span", {"class": "level"})
    name.text = f"{level}: "
    name.tail, title.text = title.text, None
    title.insert(0, name)


class CareCardExtension(Extension):
    """After the table of contents (5), which lists headings of the page and not of its cards."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(CareCardTreeprocessor(md), "guide_care_cards", 4)


def makeExtension(**options: object) -> CareCardExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return CareCardExtension(**options)
