"""Elements that several notations share, as ElementTree nodes."""

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child of `parent` with literal text. `class_` and `for_` lose their underscore, `data_x` becomes `data-x`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    child.text = AtomicString(text) if text else None
    return child


def popover(parent: Element, identity: str) -> Element:
    """An empty native popover: a span, so that it may stand in a sentence."""
    return SubElement(parent, "span", {"popover": "", "id": identity, "class": "meaning"})


def opener(identity: str, text: str, class_: str) -> Element:
    """A button that opens the popover `identity`, by mouse, touch and key, with no script."""
    button = Element("button", {"type": "button", "class": class_, "popovertarget": identity})
    button.text = AtomicString(text)
    return button


def tail(element: Element, text: str) -> None:
    """Literal text right behind an element."""
    element.tail = AtomicString((element.tail or "") + text)
