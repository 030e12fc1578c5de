"""Which browsers know what a style sheet uses, by MDN's browser-compat-data (an npm package that eslint-plugin-compat depends on).

A name is a property (`inset`), a property with one of its values (`float: inline-end`), an at-rule, a media feature, a pseudo-class or a
function. Calculated values and units are not checked.
"""

import functools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.ast import Node

from scripts.guide import policy
from scripts.guide.model import Problem

DATA = Path("node_modules") / "@mdn" / "browser-compat-data" / "data.json"
NAMES = {"chrome": "chrome", "firefox": "firefox", "safari": "safari", "ios_saf": "safari_ios"}
"""The browsers of policy.BROWSERS, as the data call them."""
OPTIONAL = {
    "@media forced-colors": "for the browsers that have forced colors",
    "@media prefers-contrast": "for the browsers that tell what the device asks for",
    "@page": "paper has other margins without it",
    ":details-content": "inline.js opens folds before the page is printed",
    ":has": "marks what is chosen, which shows it itself, and prints a summary without the empty diary",
    ":popover-open": "inline.js opens panels by a class without it",
    "accent-color": "boxes keep the color of the browser",
    "break-after": "a heading may end a page of paper",
    "color-scheme": "bars and boxes keep the light colors of the browser",
    "content-visibility": "of ::details-content alone",
    "cursor": "a finger has none",
    "float": "the drawing of a box has a line of its own",
    "forced-color-adjust": "goes with forced colors",
    "hyphens": "a long word of a title breaks without a hyphen",
    "orphans": "a page of paper may begin with one line",
    "outline": "its corners are not round",
    "overscroll-behavior": "the page behind a list scrolls at its end",
    "page": "paper has other margins without it",
    "position-anchor": "guide.js places a meaning at its word",
    "position-area": "guide.js places a meaning at its word",
    "position-try": "guide.js places a meaning at its word",
    "position-try-fallbacks": "guide.js places a meaning at its word",
    "text-wrap": "the lines of a title differ in length",
    "user-select": "Safari before 26 copies the number of a note with its paragraph",
    "widows": "a page of paper may end with one line",
}
"""Features beyond policy.BROWSERS["everything"] that style sheets use, and what a reader sees without each."""
NESTED = ("layer", "media", "supports")
PSEUDO = re.compile(r"(?<!:)::?([\w-]+)")
FEATURE = re.compile(r"\((?:min-|max-)?([\w-]+)")


@functools.cache
def _data() -> dict[str, Any]:
    return dict(json.loads(DATA.read_text(encoding="utf-8"))["css"])


def problems(sheets: Iterable[Path]) -> Iterator[Problem]:
    """What the sheets use beyond policy.BROWSERS["everything"] and OPTIONAL, and names of OPTIONAL that are unused."""
    unused = set(OPTIONAL)
    for sheet in sheets:
        for line, name, support in used(sheet.read_text(encoding="utf-8")):
            if not (newer := lacking(support)):
                continue
            unused -= {name, name.partition(":")[0]}
            if not {name, name.partition(":")[0]} & set(OPTIONAL):
                what = f"`{name}` needs {', '.join(newer)}"
                remedy = "Write it another way, or say in browser_support.OPTIONAL why a reader can do without it"
                yield Problem(str(sheet), line, what, remedy)
    for name in sorted(unused):
        yield Problem("scripts/guide/browser_support.py", 1, f"OPTIONAL names `{name}`, which no style sheet needs", "Remove the line")


def lacking(support: dict[str, Any]) -> list[str]:
    """The browsers whose oldest supported version lacks a feature: "chrome 105" is the first with it, "firefox" has none."""
    found = []
    for browser, oldest in policy.BROWSERS["everything"].items():
        since = min(_versions(support.get(NAMES[browser], {})), default=None)
        if since is None or since > float(oldest):
            found.append(f"{browser} {since:g}" if since else browser)
    return found


def _versions(statement: dict[str, Any] | list[dict[str, Any]]) -> Iterator[float]:
    """Each version from which a browser supports a feature completely, under its standard name and without a setting."""
    for each in statement if isinstance(statement, list) else [statement]:
        version = str(each.get("version_added") or "").lstrip("\u2264")
        whole = not {"flags", "prefix", "alternative_name", "partial_implementation", "version_removed"} & set(each)
        if whole and re.fullmatch(r"[\d.]+", version):
            yield float(version)


def used(css: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The line, the name and the data of each feature that a style sheet uses, as far as the data knows it."""
    yield from _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _rules(rules: Iterable[Node]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    data = _data()
    for rule in rules:
        said = tinycss2.serialize(rule.prelude) if rule.type in ("at-rule", "qualified-rule") else ""
        if rule.type == "at-rule":
            known = data["at-rules"].get(rule.lower_at_keyword, {})
            if rule.lower_at_keyword != "layer":  # the build removes layers
                yield from _known(rule, f"@{rule.lower_at_keyword}", known)
            for feature in FEATURE.findall(said) if rule.lower_at_keyword == "media" else ():
                yield from _known(rule, f"@media {feature}", known.get(feature, {}))
            if rule.content is not None and rule.lower_at_keyword in NESTED:
                yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            for name in PSEUDO.findall(said):
                yield from _known(rule, f":{name}", data["selectors"].get(name, {}))
            for declaration in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
                yield from _declaration(declaration)


def _declaration(declaration: Node) -> Iterator[tuple[int, str, dict[str, Any]]]:
    name = getattr(declaration, "lower_name", "")
    known = _data()["properties"].get(name, {})
    yield from _known(declaration, name, known)
    for part in declaration.value if declaration.type == "declaration" else ():
        if part.type == "ident":
            yield from _known(
                part, f"{name}: {part.value}", known.get(part.lower_value) or known.get(part.lower_value.replace("-", "_"), {})
            )
        elif part.type == "function":
            yield from _known(part, f"{part.lower_name}()", _data()["types"].get(part.lower_name, {}))


def _known(node: Node, name: str, data: dict[str, Any]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    if "__compat" in data:
        yield node.source_line, name, data["__compat"]["support"]
