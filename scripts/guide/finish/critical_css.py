"""Critical CSS: each page carries the rules that it uses, and asks for no style sheet. First paint needs one file.

A rule is kept where every class, id and tag that it needs is on the page, whatever its state: `:hover` and `:popover-open` stay.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import rcssmin
import tinycss2
from selectolax.lexbor import LexborNode

from scripts.guide import policy
from scripts.guide.rendered import Rendered, fragment

SHEETS = "link[rel=stylesheet]"
ANY_OF = ("is", "where", "has")
Names = frozenset[str]


class Styles:
    """The style sheets below `site`, each parsed once, and what was kept of them for pages of the same names."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._files: dict[Path, list[Any]] = {}
        self._done: dict[tuple[tuple[Path, ...], Names], str] = {}

    def inline(self, page: Rendered) -> None:
        """Put into a page the rules that it uses from the style sheets that it links, and remove the links."""
        linked = {link: sheet for link in page.all(SHEETS) if (sheet := _file(self._site, link.attributes["href"] or ""))}
        sheets, have = tuple(linked.values()), names(page)
        if (sheets, have) not in self._done:
            rules = [rule for sheet in sheets for rule in self._parsed(sheet)]
            self._done[sheets, have] = rcssmin.cssmin("".join(_rules(rules, have)))
        _place(page, linked, self._done[sheets, have])

    def _parsed(self, sheet: Path) -> list[Any]:
        if sheet not in self._files:
            self._files[sheet] = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
        return self._files[sheet]

    def remove_files(self) -> None:
        """Remove the sheets that pages now carry: nobody asks for them."""
        for file in self._files:
            file.unlink()


def _file(site: Path, link: str) -> Path | None:
    """The sheet that a link means, below any base path; None where it is not there, which a check of the built site tells."""
    parts = [part for part in link.split("/") if part not in ("", ".", "..")]
    return next((file for at in range(len(parts)) if (file := site.joinpath(*parts[at:])).is_file()), None)


def _place(page: Rendered, links: Iterable[LexborNode], css: str) -> None:
    for link in links:
        link.decompose()
    if css and page.tree.head:
        style = fragment("<div><style></style></div>", "style")
        style.insert_child(css)
        page.tree.head.insert_child(style)


def names(page: Rendered) -> Names:
    """What a selector can need of a page: `a`, `.term`, `#menu`, and the classes that our scripts set."""
    found = {f".{name}" for name in policy.SCRIPTED_CLASSES}
    for node in page.all("*"):
        found.add(node.tag or "")
        given = node.attributes
        found.update(f".{name}" for name in (given.get("class") or "").split())
        if identity := given.get("id"):
            found.add(f"#{identity}")
    return frozenset(found)


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
