"""Elements that several notations share, as ElementTree nodes."""

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

BLOCKS = ("ul", "ol", "dl", "p", "div", "table", "figure", "details", "section")
NO_BREAK = "\u00a0"


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child of `parent` with literal text. `class_` and `for_` lose their underscore, `data_x` becomes `data-x`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    child.text = AtomicString(text) if text else None
    return child


def notes(root: Element) -> Element:
    """The place of all popovers of a page: one `aside` at its end, so that a program without popovers finds none inside a sentence.

    `role="none"`: it shows nothing by itself, so a screen reader must not list it as a landmark.
    """
    found = next((child for child in root if child.tag == "aside" and "notes" in child.get("class", "").split()), None)
    return add(root, "aside", class_="notes no-term", role="none") if found is None else found


def popover(parent: Element, identity: str) -> Element:
    """An empty native popover."""
    return SubElement(parent, "span", {"popover": "", "id": identity, "class": "meaning"})


def opener(identity: str, text: str, class_: str) -> Element:
    """A button that opens the popover `identity`, by mouse, touch and key, with no script."""
    button = Element("button", {"type": "button", "class": class_, "popovertarget": identity})
    button.text = AtomicString(text)
    return button


def tail(element: Element, text: str) -> None:
    """Literal text right after an element."""
    element.tail = AtomicString((element.tail or "") + text)


def detach(within: Element, child: Element) -> None:
    """Remove `child` from wherever it is below `within`. The text after it stays, and the space before it is removed."""
    for parent in within.iter():
        if child in list(parent):
            at = list(parent).index(child)
            before = parent[at - 1] if at else None
            left = ((parent.text if before is None else before.tail) or "").rstrip() + (child.tail or "")
            if before is None:
                parent.text = left
            else:
                before.tail = left
            parent.remove(child)
            return


def put_last(parent: Element, child: Element) -> None:
    """Add `child` after the text of `parent`, before a list or box in it. No line can break between it and the last word."""
    at = next((at for at, each in enumerate(parent) if each.tag in BLOCKS), len(parent))
    before = parent[at - 1] if at else None
    text = ((parent.text if before is None else before.tail) or "").rstrip()
    bound = f"{text}{NO_BREAK}" if text or before is not None else None
    if before is None:
        parent.text = bound
    else:
        before.tail = bound
    parent.insert(at, child)
