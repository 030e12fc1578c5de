"""A made-up language, English with accents and longer words, to find what a second language would break. The Markdown extension
in this module translates pages into it, after all other extensions."""

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts import build
from scripts.guide import checks, content, engine, notation, paths
from scripts.guide.model import Line
from scripts.guide.rendered import Rendered
from scripts.guide.signs import FORMS
from tests import builds

LETTERS = str.maketrans(
    {"a": "\u00e1\u00e1", "e": "\u00ea", "i": "\u00ef", "o": "\u00f6\u00f6", "u": "\u00fb", "n": "\u00f1", "c": "\u00e7"}
)
CAPITALS = str.maketrans({"A": "\u00c1", "E": "\u00ca", "I": "\u00cf", "O": "\u00d6", "U": "\u00db"})
LANGUAGES = {"eo": "ltr", "he": "rtl"}
"""Two languages that the theme knows, one for each direction. Only their codes are used, none of their words."""
OF_ENGLISH = {
    "VO01": "it counts `you`",
    "VO02": "it counts the words that join sentences",
    "VO03": "it looks for verbs",
    "VO09": "the words of abbreviations are in mkdocs.yml, which a language does not replace",
    "QU02": "it looks for verbs",
    "NU02": "it knows `in` and `of` in front of a denominator",
    "NU03": "it knows `in` and `of` in front of a denominator",
}
"""Checks that only work for English, and why: each language has its own, or none (decisions/0014)."""
PLAIN = re.compile(r"\b(?=[A-Za-z]*[aeiou])[A-Za-z]{4,}\b")
"""A word that was left in English."""


def said(text: str) -> str:
    """The text in the made-up language, about a third longer. Names in braces stay."""
    return "".join(part if part.startswith("{") else part.translate(LETTERS).translate(CAPITALS) for part in re.split(r"(\{\w+\})", text))


KEPT = re.compile(
    r"(<[^>]*>|\]\([^)\s]*|^\s*\[[^\]]+\]:\s*\S+|\[[@#!][^\]]*\]|\[\[[^\]]*\]\]|\{[^}]*\}|^\s*-+8<-+.*$|^\s*!!! \w+|`[^`]*`"
    r"|&#?\w+;|\bhttps?:\S+)"
)
"""What a translator leaves as it is in a line of Markdown: notations, addresses, HTML."""


def translated(text: str) -> str:
    """A page or snippet in the made-up language. Headings keep their anchors, and the extension below translates forms."""
    rows = text.split("\n")
    start = rows.index("---", 1) + 1 if rows[0] == "---" else 0
    at = {place: name for name, place in notation.anchor_lines([Line("", 0, row) for row in rows[start:]]).items()}
    made, in_form = rows[:start], False
    for number, row in enumerate(rows[start:]):
        in_form = (in_form or "<form" in row) and "</form>" not in row
        made.append(row if in_form else _anchored("".join(_words_of(row)), at.get(number, "")))
    return "\n".join(made)


def _words_of(row: str) -> Iterator[str]:
    return (part if KEPT.fullmatch(part) else said(part) for part in KEPT.split(row))


def _anchored(row: str, anchor: str) -> str:
    if not anchor or not row.startswith("#") or notation.IDENTITY.search(row):
        return row
    return row.replace("{:", f"{{: #{anchor} ", 1) if "{:" in row else f"{row} {{: #{anchor} }}"


class PseudoTreeprocessor(Treeprocessor):
    """Translates every text of the finished tree."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and element.tag not in ("script", "style"):
                element.text = AtomicString(said(element.text)) if "\x02" not in element.text else element.text
            if element.tail and "\x02" not in element.tail:
                element.tail = AtomicString(said(element.tail))
            for name in ("aria-label", "title", "alt"):
                if name in element.attrib:
                    element.set(name, said(element.attrib[name]))


class PseudoExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.treeprocessors.register(PseudoTreeprocessor(md), "pseudo", -5)


def makeExtension(**options: object) -> PseudoExtension:  # noqa: N802 - the name is Markdown's
    return PseudoExtension(**options)


def lay_language(folder: Path, language: str) -> Path:
    """Translate the sources of the guide in `folder`, and set the direction of the language."""
    builds.guide(folder)
    _words(folder / paths.WORDS, language)
    config = folder / paths.CONFIG
    before, nav = config.read_text().split("\nnav:\n")
    nav = re.sub(r"^( +- )([^:\n]+)(:(?: \S+\.md)?)$", lambda row: row[1] + said(row[2]) + row[3], nav, flags=re.MULTILINE)
    last = "  - scripts.guide.markdown.choices\n"
    config.write_text(before.replace(last, f"{last}  - tests.pseudo\n") + "\nnav:\n" + nav)
    for page in [*(folder / paths.DOCS).rglob("*.md"), *(folder / "snippets").glob("*.md")]:
        text = re.sub(r"^(title|summary|also): (.+)$", lambda row: f"{row[1]}: {said(row[2])}", page.read_text(), flags=re.MULTILINE)
        page.write_text(translated(text))
    _forms(folder / paths.GLOSSARY)
    _translate(folder / paths.CLAIMS, lambda item: {"say": {name: said(text) for name, text in item.get("say", {}).items()}})
    _translate(folder / paths.SIGNS, lambda item: {name: said(item[name]) for name in (*FORMS, "may_be") if name in item})
    _translate(folder / paths.LEVELS, lambda item: {name: said(item[name]) for name in ("heading", "act", "person")})
    return folder


def _translate(file: Path, fields: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Translate fields of each item of a data file; empty fields are left out."""
    every = [{**item, **{name: value for name, value in fields(item).items() if value}} for item in yaml.safe_load(file.read_text())]
    file.write_text(yaml.safe_dump(every, allow_unicode=True, sort_keys=False))


def _forms(file: Path) -> None:
    """Translate the forms of each term, because pages are searched for them."""
    every = yaml.safe_load(file.read_text())
    for term in every:
        own = [term["term"], *term.get("forms", [])]
        term["forms"] = [*own[1:], *(form for form in map(said, own) if form not in own)]
    file.write_text(yaml.safe_dump(every, allow_unicode=True))


def _words(file: Path, language: str) -> None:
    every = yaml.safe_load(file.read_text())
    every["theme"] = {"language": language, "direction": LANGUAGES[language]}
    every["site_name"], every["extra"]["short_name"] = said(every["site_name"]), said(every["extra"]["short_name"])
    every["extra"]["words"] = {name: said(text) for name, text in every["extra"]["words"].items()}
    file.write_text(yaml.safe_dump(every, allow_unicode=True))


def built(language: str) -> Path:
    """Build the site in the made-up language, with every step of the build."""
    return builds.built(f"pseudo-{language}", lambda folder: lay_language(folder, language), _build) / paths.SITE


def _build(folder: Path, _: Mapping[str, str]) -> None:
    """Raise the limits of page size, because longer words make pages larger."""
    with contextlib.chdir(folder):
        guide = content.read()
        problems = checks.problems_of(guide)
        others = [problem for problem in problems if problem.check not in OF_ENGLISH]
        ours = (str(paths.SOCIAL_CARD), __name__)  # the picture of the name, and this extension of Markdown
        assert [problem for problem in others if not any(each in str(problem) for each in ours)] == []
        assert engine.build(paths.SITE, guide.pages) == []
        assert [problem for problem in build.finish_site(paths.SITE, guide) if "bytes as gzip" not in problem.what] == []


def left_in_english(page: Rendered, but: str) -> set[str]:
    """Texts of a page that still have an English word, except in elements that the selector `but` matches."""
    for unread in page.all(f"script, style, {but}"):
        unread.decompose()
    return {text for node in page.all("title, body *") if PLAIN.search(text := " ".join(node.text(deep=False).split()))}
