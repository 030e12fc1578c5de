"""Which rules of a style sheet a page uses: those of which every class, id and tag is on it, whatever its state (`:hover` stays)."""

from collections.abc import Iterable, Iterator
from typing import Any

import rcssmin
import tinycss2

from scripts.guide.rendered import Rendered

ANY_OF = ("is", "where", "has")
Names = frozenset[str]


def names(page: Rendered, scripted: Iterable[str] = ()) -> Names:
    """What a selector can need of a page: `a`, `.term`, `#menu`, and the classes that its scripts set."""
    found = {f".{name}" for name in scripted}
    for node in page.all("*"):
        found.add(node.tag or "")
        given = node.attributes
        found.update(f".{name}" for name in (given.get("class") or "").split())
        if identity := given.get("id"):
            found.add(f"#{identity}")
    return frozenset(found)


def parsed(css: str) -> list[Any]:
    """The rules of a style sheet."""
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def used(rules: Iterable[Any], have: Names) -> str:
    """The rules that a page with these names uses, as short CSS."""
    return str(rcssmin.cssmin("".join(_rules(rules, have))))


def _rules(rules: Iterable[Any], have: Names) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _split(rule.prelude) if uses(each, have)]
            if selectors:
                yield f"{','.join(tinycss2.serialize(each).strip() for each in selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.at_keyword in ("media", "supports"):
            inner = "".join(_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), have))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _split(tokens: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def uses(selector: list[Any], have: Names) -> bool:
    """Whether a page with these names can match a selector, given as tinycss2's tokens. Attributes and states are taken as met."""
    before = ""
    for token in selector:
        if token.type == "hash" and f"#{token.value}" not in have:
            return False
        if token.type == "ident" and before != ":" and (f".{token.value}" if before == "." else token.value) not in have:
            return False
        if token.type == "function" and token.name in ANY_OF and not any(uses(each, have) for each in _split(token.arguments)):
            return False
        before = token.value if token.type == "literal" else ""
    return True
