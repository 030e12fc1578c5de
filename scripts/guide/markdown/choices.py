"""A list to tap: `<div class="choices" data-name="where" markdown>`, one line that asks, and a list of answers.

Each answer becomes a box to tick, or with `data-one` a button of which one is chosen. Attributes in `{: data-... }` below an
answer go onto its box. A list of signs, `[[signs face-drops faint tick bare]]`, is a list of answers too: each box has the id of its
sign in `data-sign` (docs/assets/js/tools/one-sheet-signs.js). A long list has several lists of answers, each below a bold label.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.guide.markdown.elements import add


class ChoicesTreeprocessor(Treeprocessor):
    """Makes a fieldset of each list to tap."""

    def run(self, root: Element) -> None:
        """Change every such list below `root`."""
        for box in root.iter("div"):
            if "choices" in box.get("class", "").split():
                _fieldset(box)


def _fieldset(box: Element) -> None:
    for made in [each for each in box.findall("div") if each.find("ul") is not None]:
        box[list(box).index(made) : list(box).index(made) + 1] = list(made)  # a list of signs is answers, like the others
    name, lists = box.get("data-name"), box.findall("ul")
    if not name or not lists or box[0].tag != "p":
        raise ValueError('a list to tap needs data-name="...", one line that asks, and a list of answers')
    box.tag, box[0].tag = "fieldset", "legend"
    for answers in lists:
        _label_group(box[list(box).index(answers) - 1], answers)
        answers.tag = "div"
        answers.set("class", "picks")
        for answer in answers:
            _label(answer, name, "radio" if "data-one" in box.attrib else "checkbox")


def _label_group(before: Element, answers: Element) -> None:
    """Make a group of the answers below a bold label, so that a screen reader says the label with them."""
    if before.tag == "p" and len(before) == 1 and before[0].tag == "strong":
        before.set("class", "group")
        answers.set("role", "group")
        answers.set("aria-label", " ".join("".join(before.itertext()).split()))


def _label(answer: Element, name: str, kind: str) -> None:
    words = " ".join("".join(answer.itertext()).split())
    data = {key: value for key, value in answer.attrib.items() if key.startswith("data-")}
    answer.clear()
    answer.tag, answer.tail = "label", "\n"
    answer.set("class", "pick")
    add(answer, "input", type=kind, name=name, value=words, **data)
    add(answer, "span", words)


class ChoicesExtension(Extension):
    """After attributes are read (8)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(ChoicesTreeprocessor(md), "guide_choices", 3)


def makeExtension(**options: object) -> ChoicesExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return ChoicesExtension(**options)
