"""Style sheets: their cascade layers sorted and removed, and the rules that a page uses.

Browsers before Chrome 99 and Safari 15.4 ignore everything inside `@layer`, so no file has it. A page uses a rule if every class, id and
tag of its selector is on the page, whatever the state (`:hover` stays).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import rcssmin
import tinycss2
from tinycss2.ast import Node

from scripts.guide.rendered import Rendered

ANY_OF = ("is", "where", "has")
BUILT = ("data-tool", "data-night", "dir")
"""Attributes that only the build writes; a rule with one of them applies only to pages that have it."""
DIM = ':root[data-light="dim"]'
"""The start of the selectors of the rule with the colors of Dim."""
DARK_DEVICE = '@media (prefers-color-scheme: dark){:root:not([data-light="paper"]){%s}}'
"""Where the colors of Dim apply too: the device asks for dark, and the reader did not choose Paper."""
Names = frozenset[str]


def names(page: Rendered, scripted: Iterable[str] = ()) -> Names:
    """What a selector can need of a page: `a`, `.term`, `#menu`, `[data-tool]`, `[dir=rtl]`, and the classes that its scripts set."""
    found = {f".{name}" for name in scripted}
    for node in page.all("*"):
        found.add(node.tag or "")
        given = node.attributes
        found.update(f".{name}" for name in (given.get("class") or "").split())
        found.update(f"[{name}]" for name in given)
        found.update(f"[{name}={value}]" for name, value in given.items() if name == "dir")
        if identity := given.get("id"):
            found.add(f"#{identity}")
    return frozenset(found)


def parsed(css: str) -> list[Any]:
    """The rules of a style sheet."""
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def flattened(rules: Iterable[Any]) -> list[Any]:
    """The rules of style sheets in the order of their cascade layers, without the layers; rules outside layers come last, as in CSS.

    The rule of the Dim colors is written a second time, for a device that asks for dark. A layer's place is where its name is first read.
    Layers inside layers, or inside `@media`, are not supported.
    """
    layers: dict[str, list[Any]] = {}
    outside: list[Any] = []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "layer":
            named = [name.strip() for name in tinycss2.serialize(rule.prelude).split(",")]
            for name in named:
                layers.setdefault(name, [])
            if rule.content is not None:
                layers[named[0]] += tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        else:
            outside.append(rule)
    return list(chain.from_iterable(_for_devices(rule) for rule in (*chain.from_iterable(layers.values()), *outside)))


def _for_devices(rule: Node) -> Iterator[Any]:
    yield rule
    if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip().startswith(DIM):
        yield from parsed(DARK_DEVICE % tinycss2.serialize(rule.content))


def flat(css: str) -> str:
    """A whole style sheet without its layers, minified."""
    return str(rcssmin.cssmin("".join(rule.serialize() for rule in flattened(parsed(css)))))


def used(rules: Iterable[Any], have: Names) -> str:
    """The rules that a page with these names uses, as short CSS."""
    return re.sub(r"(?<=[\s:,(])0(?=\.\d)", "", str(rcssmin.cssmin("".join(_rules(rules, have)))))


def _rules(rules: Iterable[Any], have: Names) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _split(rule.prelude) if uses(each, have)]
            if selectors:
                yield f"{','.join(map(_short, selectors))}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.at_keyword in ("media", "supports"):
            inner = "".join(_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), have))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.at_keyword != "page" or not (name := tinycss2.serialize(rule.prelude).strip()) or f".{name}" in have:
            yield rule.serialize()  # a named print page has the name of the class that uses it


def _short(selector: list[Any]) -> str:
    return re.sub(r"\s*([+>~])\s*", r"\1", str(tinycss2.serialize(selector)).strip())


def _split(tokens: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def uses(selector: list[Any], have: Names) -> bool:
    """Whether a page with these names can match a selector, given as tinycss2's tokens. States and most attributes count as matched."""
    before = ""
    for token in selector:
        if token.type == "hash" and f"#{token.value}" not in have:
            return False
        if token.type == "ident" and before != ":" and (f".{token.value}" if before == "." else token.value) not in have:
            return False
        if token.type == "function" and token.name in ANY_OF and not any(uses(each, have) for each in _split(token.arguments)):
            return False
        if token.type == "[] block" and token.content[0].value in BUILT and _attribute(token.content) not in have:
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _attribute(content: list[Any]) -> str:
    """`[dir=rtl]` of the tokens inside `[dir="rtl"]`."""
    return f"[{''.join(part.value for part in content)}]"


def without_unused_properties(css: str, also: frozenset[str]) -> str:
    """The CSS without custom properties that nothing in it reads; those in `also` stay, for style sheets that are loaded later."""
    kept = reads(css) | also
    return re.sub(r"(--[\w-]+):[^;{}]*;?", lambda found: found[0] if found[1] in kept else "", css)


def reads(css: str) -> frozenset[str]:
    """The custom properties that some CSS reads."""
    return frozenset(re.findall(r"var\((--[\w-]+)", css))
