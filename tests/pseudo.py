"""A language that nobody speaks: English, accented and longer, to see what a second language would break. Also the extension that
writes the words of pages in it, after all others."""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts import build
from scripts.guide import checks, content, engine, paths
from scripts.guide.rendered import Rendered
from tests import builds

LETTERS = str.maketrans(
    {"a": "\u00e1\u00e1", "e": "\u00ea", "i": "\u00ef", "o": "\u00f6\u00f6", "u": "\u00fb", "n": "\u00f1", "c": "\u00e7"}
)
CAPITALS = str.maketrans({"A": "\u00c1", "E": "\u00ca", "I": "\u00cf", "O": "\u00d6", "U": "\u00db"})
LANGUAGES = {"eo": "ltr", "he": "rtl"}
"""Two languages that the theme knows, one for each direction: their names only, none of their words."""
PLAIN = re.compile(r"\b(?=[A-Za-z]*[aeiou])[A-Za-z]{4,}\b")
"""A word that was left in English."""


def said(text: str) -> str:
    """The text in that language, about a third longer. Names in braces stay."""
    return "".join(part if part.startswith("{") else part.translate(LETTERS).translate(CAPITALS) for part in re.split(r"(\{\w+\})", text))


class PseudoTreeprocessor(Treeprocessor):
    """Rewrites every text of the finished tree."""

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
    """The sources of the guide in `folder`, in that language, read in its direction."""
    builds.guide(folder)
    _words(folder / paths.WORDS, language)
    config = folder / paths.CONFIG
    before, nav = config.read_text().split("\nnav:\n")
    nav = re.sub(r"^( +- )([^:\n]+)(:(?: \S+\.md)?)$", lambda row: row[1] + said(row[2]) + row[3], nav, flags=re.MULTILINE)
    last = "  - scripts.guide.markdown.choices\n"
    config.write_text(before.replace(last, f"{last}  - tests.pseudo\n") + "\nnav:\n" + nav)
    for page in (folder / paths.DOCS).rglob("*.md"):
        page.write_text(
            re.sub(r"^(title|summary|also): (.+)$", lambda row: f"{row[1]}: {said(row[2])}", page.read_text(), flags=re.MULTILINE)
        )
    return folder


def _words(file: Path, language: str) -> None:
    every = yaml.safe_load(file.read_text())
    every["theme"] = {"language": language, "direction": LANGUAGES[language]}
    every["site_name"], every["extra"]["short_name"] = said(every["site_name"]), said(every["extra"]["short_name"])
    every["extra"]["words"] = {name: said(text) for name, text in every["extra"]["words"].items()}
    file.write_text(yaml.safe_dump(every, allow_unicode=True))


def built(language: str) -> Path:
    """The site in that language, made by every step of the build."""
    return builds.built(f"pseudo-{language}", lambda folder: lay_language(folder, language), _build) / paths.SITE


def _build(folder: Path, _: Mapping[str, str]) -> None:
    """Longer words may make pages heavier, and nothing else."""
    with contextlib.chdir(folder):
        guide = content.read()
        problems = checks.problems_of(guide)
        others = [problem for problem in problems if not problem.what.endswith("has no verb")]  # which is looked for in English
        assert [problem for problem in others if not problem.path.endswith(str(paths.SOCIAL_CARD))] == []  # `make pictures` draws it again
        assert engine.build(paths.SITE, guide.pages) == []
        assert [problem for problem in build.finish_site(paths.SITE, guide) if "bytes as gzip" not in problem.what] == []


def left_in_english(page: Rendered, but: str) -> set[str]:
    """Texts of a page, outside what the selector `but` finds, with a word that is still English."""
    for unread in page.all(f"script, style, {but}"):
        unread.decompose()
    return {text for node in page.all("title, body *") if PLAIN.search(text := " ".join(node.text(deep=False).split()))}
