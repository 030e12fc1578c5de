"""What a built page may be made of: the elements, attributes and link schemes of markup.py, in any letter case and through any wrapper."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scripts.guide import markup
from scripts.guide.checks.survey import UNSEEN_IN_ADDRESSES, Site, problem
from scripts.guide.model import Problem
from scripts.guide.rendered import Rendered

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
REMEDY = "Remove it, or write it in a notation of this guide; what pages are made of is in scripts/guide/markup.py"
HEAD_ONLY = ("html", "head", "body")


def elements_are_known(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU10: a page has only elements that our templates and notations make, and those that load files or redirect are in its head only."""
    for node in page.all("*"):
        tag, place = node.tag or "", _holder(node)
        if tag not in HEAD_ONLY and tag not in (markup.HEAD if place == "head" else markup.BODY):
            yield problem(page, f"`<{tag}>` is not an element of our pages", REMEDY)
        elif tag == "title" and place == "body" and not _within(node, "svg"):
            yield problem(page, "`<title>` is not an element of our pages here", REMEDY)
    if page.moved and page.all("article"):
        yield problem(page, "`<meta http-equiv=refresh>` leads readers away from this page", REMEDY)


def attributes_are_known(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU11: an element has only attributes that our templates and notations give it, with the values that they give."""
    for node in page.all("*"):
        tag = node.tag or ""
        drawn = markup.DRAWING_ATTRIBUTES if tag in markup.DRAWING else frozenset[str]()
        names = markup.EVERYWHERE | markup.ATTRIBUTES.get(tag, frozenset()) | drawn
        for name, value in node.attributes.items():
            if name not in names and not name.startswith(("aria-", "data-")):
                yield problem(page, f"`<{tag} {name}>` is not an attribute of our pages", REMEDY)
            elif (value or "").strip().lower() not in markup.VALUES.get((tag, name), {(value or "").strip().lower()}):
                yield problem(page, f"`<{tag} {name}={value}>` is not a value of our pages", REMEDY)


def links_have_known_schemes(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU12: a link leads to this site, to a web page, or to a number or an address to call or write to."""
    for node in page.all("a[href]"):
        address = UNSEEN_IN_ADDRESSES.sub("", node.attributes["href"] or "")
        found = SCHEME.match(address)
        if (found and found[1].lower() not in markup.SCHEMES) or address.replace("\\", "/").startswith("//"):
            yield problem(page, f"`<a href={address[:40]}>` does not lead where our links lead", "Write the whole address, with https://")


def styles_and_scripts_are_ours(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU13: a page has at most one inline style and one inline script, both in its head, where the build puts them."""
    for selector, what in (("style", "styles"), ("script:not([src]):not([type])", "scripts")):
        found = page.all(selector)
        if len(found) > 1 or any(_holder(node) != "head" for node in found):
            yield problem(page, f"`<{selector.partition(':')[0]}>` is not in the head alone: {len(found)} inline {what}", REMEDY)


def _holder(node: LexborNode) -> str:
    return "head" if _within(node, "head") else "body"


def _within(node: LexborNode, tag: str) -> bool:
    above = node.parent
    while above is not None and above.tag != tag:
        above = above.parent
    return above is not None


ALL = (elements_are_known, attributes_are_known, links_have_known_schemes, styles_and_scripts_are_ours)
