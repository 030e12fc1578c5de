"""The parts of a page about health (decisions/0025), in plain Markdown. Their fixed words are labels of `data/words.yml`.

- `!!! short` is the box "In short": one message, at most three sentences, and a line `Do not wait: ...`.
- Under `## What you can do` a numbered list becomes the steps. `## What nobody knows yet` becomes a call-out, and
  `## For those who want the studies` a fold; both end at the next `## `. So does a fold of any other heading, `## Its words {: .fold }`.
- A paragraph that begins `What this means for you:`, `Tool:`, `Say:` or `Do not wait:` becomes that line of the pattern.
"""

from collections.abc import Mapping
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.guide import content, notation

CLASSES = dict(zip(notation.LINES, ("meaning-for-you", "tool-strip", "say", "not-to-wait"), strict=True))
"""The class of a paragraph that begins with each of these labels."""
UNNAMED = "Short"
"""The title that the admonition extension gives a box without a title."""
FOLD = "fold"
"""The class of a heading whose section is folded, and of the fold."""
ENDS = frozenset({"unknown", "studies", FOLD, "notes", "cited"})
"""What ends a section besides the next heading: a section that is already grouped, and what follows the page's text."""


class LabelTreeprocessor(Treeprocessor):
    """Turns each paragraph that begins with a label into a line of the pattern, and `!!! short` into a box."""

    def run(self, root: Element) -> None:
        """Convert every such paragraph and box below `root`."""
        labels = content.data_now().labels
        for element in root.iter():
            if element.tag == "p":
                _label(element, labels)
            elif element.tag == "div" and {"admonition", "short"} <= set(element.get("class", "").split()):
                _short(element, labels["part_short"])


def _label(paragraph: Element, labels: Mapping[str, str]) -> None:
    text = paragraph.text or ""
    name = next((name for name in CLASSES if text.startswith(f"{labels[name]}:")), None)
    if name is None:
        return
    label = labels[name]
    paragraph.set("class", f"{paragraph.get('class', '')} {CLASSES[name]}".strip())
    paragraph.text = None
    strong = Element("strong")
    strong.text = AtomicString(f"{label}:")
    strong.tail = text.removeprefix(f"{label}:")
    paragraph.insert(0, strong)


def _short(box: Element, title: str) -> None:
    box.tag = "section"
    if box[0].get("class") != "admonition-title":
        box.insert(0, Element("p", {"class": "admonition-title"}))
    if (box[0].text or UNNAMED) == UNNAMED:
        box[0].text = AtomicString(title)
    box.set("aria-label", "".join(box[0].itertext()))


class PartTreeprocessor(Treeprocessor):
    """Groups the content under each heading of the page pattern."""

    def run(self, root: Element) -> None:
        """Change the children of `root`, from the last heading to the first."""
        labels = content.data_now().labels
        for heading in [each for each in reversed(list(root)) if each.tag == "h2"]:
            name = "".join(heading.itertext()).strip()
            if name == labels["part_steps"]:
                _steps(root, heading)
            elif name == labels["part_unknown"]:
                _wrap(root, heading, Element("section", {"class": "unknown"}))
            elif name == labels["part_studies"]:
                _fold(_wrap(root, heading, Element("details", {"class": "studies"})))
            elif FOLD in heading.get("class", "").split():
                del heading.attrib["class"]
                _fold(_wrap(root, heading, Element("details", {"class": FOLD})))


def _below(root: Element, heading: Element) -> list[Element]:
    """The elements under a heading, up to the next heading of the same or a higher level or the list of sources."""
    children = list(root)
    below = children[children.index(heading) + 1 :]
    return list(takewhile(lambda each: each.tag != "h2" and not ENDS & set(each.get("class", "").split()), below))


def _steps(root: Element, heading: Element) -> None:
    heading.set("class", f"{heading.get('class', '')} act".strip())
    for block in _below(root, heading):
        if block.tag == "ol":
            block.set("class", f"{block.get('class', '')} steps".strip())


def _wrap(root: Element, heading: Element, box: Element) -> Element:
    """Move a heading and the elements under it into `box`, which takes their place."""
    inside = [heading, *_below(root, heading)]
    root.insert(list(root).index(heading), box)
    for each in inside:
        root.remove(each)
        box.append(each)
    return box


def _fold(box: Element) -> None:
    """Turn the heading into the summary that opens the fold."""
    heading = box[0]
    box.remove(heading)
    heading.tail = None
    summary = Element("summary")
    summary.append(heading)
    box.insert(0, summary)


class PatternExtension(Extension):
    """Labels are read before citations (7) move; parts are grouped after anchors are counted (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register both processors."""
        md.treeprocessors.register(LabelTreeprocessor(md), "guide_labels", 7.5)
        md.treeprocessors.register(PartTreeprocessor(md), "guide_parts", 2)


def makeExtension(**options: object) -> PatternExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return PatternExtension(**options)
