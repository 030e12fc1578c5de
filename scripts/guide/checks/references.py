"""The menu and the templates name pages too, and every page that they name must exist. policy.py names only roles."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError

from scripts.guide import paths
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Guide, Problem
from scripts.guide.subject import REQUIRED

JINJA = Environment(autoescape=True)
ADDRESS = re.compile(r"""['"]([\w/-]+/)(?:#[\w-]*)?['"]\s*\|\s*url""")
EXPRESSION = re.compile(r"\{\{.*?\}\}")
NAME = re.compile(r"\bsubject\.pages\.(\w+)")
"""A name below `extra: subject: pages:`. Of several in one expression, as in `a or b`, one must exist."""


def pages_are_in_the_menu(guide: Guide) -> Iterator[Problem]:
    """PG19: each page is in `nav` of mkdocs.yml, once, and each entry there is a page."""
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, []) if guide.was_read(paths.CONFIG, paths.DOCS) else None
    if item is None or "nav" not in item.values:
        return
    listed = Counter(_menu(item.values["nav"]))
    files = {page.path.relative_to(paths.DOCS).as_posix(): page for page in guide.pages}
    for name in [name for name in files if name not in listed]:
        yield Problem(str(files[name].path), 1, "this page is not in the menu", f"Add `- Its name: {name}` to `nav:` in {paths.CONFIG}")
    if any(not title.strip() for title in titles(item.values["nav"])):
        yield Problem(str(paths.CONFIG), item.at("nav"), "an entry of the menu has no name", "Write the words that readers tap")
    for title in [title for title in titles(item.values["nav"]) if set(title) & set("<>")]:
        what = f"`{title}` has an angle bracket"
        yield Problem(str(paths.CONFIG), item.at("nav"), what, "Write it in words: templates print it as HTML")
    for name, times in listed.items():
        what = f"`{name}` is not a page" if name not in files else f"`{name}` is in the menu {times} times" if times > 1 else ""
        if what:
            yield Problem(str(paths.CONFIG), item.at("nav"), what, "Correct its name, or remove the entry")


def _menu(entry: object) -> Iterator[str]:
    """The files that an entry of `nav` names, in any depth."""
    if isinstance(entry, str):
        yield entry
    for each in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _menu(each)


def titles(entry: object) -> Iterator[str]:
    """The names that entries of `nav` give, in any depth."""
    if isinstance(entry, dict):
        yield from map(str, entry)
    for each in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from titles(each)


def templates_can_be_read(guide: Guide) -> Iterator[Problem]:
    """PG20: each template is valid Jinja; the engine's own message would be a traceback."""
    for template in sorted(paths.OVERRIDES.rglob("*.html")):
        for line, why in _syntax_errors(read_text(template, [])):
            what = f"this template cannot be read ({why})"
            yield Problem(str(template), line, what, "Close the tag or the block on this line or above it")


@lru_cache(maxsize=64)
def _syntax_errors(template: str) -> tuple[tuple[int, str], ...]:
    """The line of the first syntax error of a template, and what is wrong; nothing where there is none."""
    try:
        JINJA.parse(template)
    except TemplateSyntaxError as error:
        return ((error.lineno, (error.message or "unreadable").strip().rstrip(".")),)
    return ()


def templates_are_for_pages(guide: Guide) -> Iterator[Problem]:
    """PG21: `template:` of a page names a file of overrides/ for single pages, not the frame, 404.html or moved.html."""
    known = sorted({file.name for file in paths.OVERRIDES.glob("*.html")} - {"main.html", "moved.html", "404.html"})
    for page in guide.pages:
        if page.meta.template and page.meta.template not in known:
            what = f"`template: {page.meta.template}` is not a template of one page"
            yield page.problem(what, f"Remove it, or write one of: {', '.join(known) or 'none'}", "template")


def templates_name_pages(guide: Guide) -> Iterator[Problem]:
    """PG12: each address that a template names is a page of the guide, and so is each name below `subject.pages`."""
    if not guide.was_read(paths.DOCS, paths.CONFIG):
        return
    known = {*REQUIRED, *guide.subject.pages}
    for template in sorted(paths.OVERRIDES.rglob("*.html")):
        for number, text in enumerate(read_text(template, []).split("\n"), 1):
            gone = [match[1] for match in ADDRESS.finditer(text) if guide.page_at(match[1]) is None]
            unnamed = [names[-1] for each in EXPRESSION.findall(text) if (names := NAME.findall(each)) and not known & set(names)]
            for name in gone:
                yield Problem(str(template), number, f"this template leads to `{name}`, which is no page", "Name a page that is there")
            for name in unnamed:
                what = f"this template leads to `subject.pages.{name}`, which {paths.CONFIG} does not name"
                yield Problem(str(template), number, what, f"Write one of: {', '.join(sorted(known))}")
