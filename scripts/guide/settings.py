"""The settings that `mkdocs.yml` must have, because the steps after the build rely on them."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter

from scripts.guide import paths
from scripts.guide.files import Item, Problems, read_text, yaml_mapping
from scripts.guide.labels import FIELDS, NAMES, Labels, of_repository
from scripts.guide.model import Problem
from scripts.guide.records import record
from scripts.guide.subject import Subject

INHERIT = "INHERIT"
MONTHS = 12
FORBIDDEN = {"hooks"}
SETTINGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (INHERIT, "site_name", "site_description", "site_url", "extra_css", "extra", "validation", "watch", "nav"), frozenset()
    ),
    "theme": frozenset({"name", "custom_dir", "favicon", "language", "direction"}),
    "plugins": frozenset({"search"}),
    "markdown_extensions": frozenset({"admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.snippets"}),
}
"""What mkdocs.yml may set, and in it; any extension below OURS, too."""
OURS = "scripts.guide.markdown."
SHEET = re.compile(r"assets/css/[\w-]+\.css")
KNOWN: Mapping[str, set[str]] = {
    "site_name": set(),
    "site_description": set(),
    "theme": {"language", "direction"},
    "extra": {"short_name", "words"},
}
"""What a file of labels may set, and in it."""
LANGUAGE = (
    ("language", re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"), "Write a code of BCP 47, such as en or pt-BR"),
    ("direction", re.compile("ltr|rtl"), "Write ltr or rtl"),
)
SUBJECT = ("extra", "subject")


def problems() -> Problems:
    """RD06: mkdocs.yml is YAML without tags, names our templates and the search, and takes in nothing but labels."""
    found: Problems = []
    item = yaml_mapping(read_text(paths.CONFIG, found), paths.CONFIG, 1, found)
    found += [*_inherited(item), *_unknown(item), *_language(item, paths.CONFIG)] if item else ()
    if item and not found:
        theme, folder = item.values.get("theme"), str(paths.OVERRIDES)
        if not isinstance(theme, dict) or theme.get("custom_dir") != folder:
            remedy = f"Write `custom_dir: {folder}` below `theme:`"
            found.append(Problem(str(paths.CONFIG), item.at("theme"), "the theme does not know our templates", remedy))
    return found


def _inherited(item: Item) -> Iterator[Problem]:
    """What could run code, and files besides the labels that could set it: `hooks`, and any other `INHERIT`."""
    for name in item.values.keys() & FORBIDDEN:
        yield Problem(str(paths.CONFIG), item.at(name), f"`{name}` runs code that no check reads", "Remove it")
    if item.values.get(INHERIT) not in (None, str(paths.WORDS)):
        yield Problem(str(paths.CONFIG), item.at(INHERIT), "this file may set anything", f"Write `{INHERIT}: {paths.WORDS}`, or remove it")
    met: Problems = []
    words = yaml_mapping(read_text(paths.WORDS, met), paths.WORDS, 1, met) if paths.WORDS.is_file() else None
    if words is None or met:
        return
    yield from _language(words, paths.WORDS)
    for name, value in words.values.items():
        inside = value.keys() - KNOWN.get(name, set()) if isinstance(value, dict) else set()
        for wrong in [name] if name not in KNOWN else sorted(f"{name}: {each}" for each in inside):
            what = f"`{wrong}` is not a label"
            yield Problem(str(paths.WORDS), words.at(name), what, "Remove it; settings are in mkdocs.yml, where they are reviewed")


def _unknown(item: Item) -> Iterator[Problem]:
    """Settings that no step after the build expects, and style sheets that are not ours."""
    for name, value in item.values.items():
        inside = [] if name in ("extra", "validation", "nav") else list(value) if isinstance(value, dict | list) else []
        names = [name for each in inside for name in (each if isinstance(each, dict) and each else [each])]
        if name == "extra_css":
            wrong = [each for each in names if not SHEET.fullmatch(str(each))]
        elif SETTINGS.get(name):
            wrong = [each for each in names if str(each) not in SETTINGS[name] and not str(each).startswith(OURS)]
        else:
            wrong = [name] if name not in {*SETTINGS, *FORBIDDEN} else []
        for each in wrong:
            what = f"`{each}` is not a setting of this guide"
            yield Problem(str(paths.CONFIG), item.at(name), what, "Remove it; what may be set is in scripts/guide/settings.py")


def _language(item: Item, path: Path) -> Iterator[Problem]:
    """Problems with a language or direction that no browser would know."""
    theme = item.values.get("theme")
    if not isinstance(theme, dict):
        return
    for name, known, remedy in LANGUAGE:
        if isinstance(theme.get(name), bool):
            what = f"YAML reads the value of `{name}` as {str(theme[name]).lower()}"
            yield Problem(str(path), item.at("theme"), what, 'Put it in quotes, such as `"no"`')
        elif name in theme and not known.fullmatch(str(theme[name])):
            yield Problem(str(path), item.at("theme"), f"`{name}: {theme[name]}` is not known to browsers", remedy)


def labels(path: Path, problems: Problems) -> list[Mapping[str, str]]:
    """The labels of a guide, in a list of one. `content.read` (RD04) reports what is wrong in the file."""
    met: Problems = []
    item = yaml_mapping(read_text(path, met), path, 1, met) if path.is_file() else None
    extra = item.values.get("extra") if item else None
    own = extra.get("words") if isinstance(extra, dict) else None
    kept = {name: text for name, text in own.items() if isinstance(text, str) and text} if isinstance(own, dict) else {}
    return [Labels(of_repository() | kept)]


def wrong_labels(labels: Mapping[str, str]) -> Iterator[Problem]:
    """Problems with labels that the build cannot fill in: the pattern of a date and the names of the months."""
    try:
        labels.get("date", "").format(day=31, month="May", year=2026)
    except (KeyError, IndexError, ValueError, AttributeError):
        remedy = "Write it with {day}, {month} and {year}, such as `{day} {month} {year}`"
        yield Problem(str(paths.WORDS), line_of("date"), "`date` is not a pattern of a day", remedy)
    for name, text in labels.items():
        if name != "date" and (unknown := unknown_fields(text)):
            yield Problem(str(paths.WORDS), line_of(name), f"`{name}` has {unknown}", "Keep its fields unchanged, such as {count}")
    for name, text in labels.items():
        if set(text) & set("<>"):
            yield Problem(
                str(paths.WORDS), line_of(name), f"`{name}` has an angle bracket", "Write it in words: templates print it as HTML"
            )
    if "months" in labels and len(labels["months"].split()) != MONTHS:
        what = f"`months` has {len(labels['months'].split())} names"
        yield Problem(str(paths.WORDS), line_of("months"), what, f"Write {MONTHS} with one space between them, January first")


def wrong_names(labels: Mapping[str, str], footer: Iterable[str]) -> Iterator[Problem]:
    """Labels that pages show and no file has, and labels that no page shows. `footer`: the pages in the last line of each page."""
    shown = NAMES | set(footer)
    for name in sorted(shown - labels.keys() - of_repository().keys()):
        remedy = f"Write `{name}:` with its words below `words:`"
        yield Problem(str(paths.WORDS), line_of("words"), f"the label `{name}` is missing, so pages would show its name", remedy)
    for name in [name for name in labels if name not in shown]:
        close = difflib.get_close_matches(name, shown, 1)
        remedy = f"Write `{close[0]}`, or remove it" if close else "Remove it"
        yield Problem(str(paths.WORDS), line_of(name), f"no page shows the label `{name}`", remedy)


def unknown_fields(text: str) -> str:
    """The first field of a label that the build does not fill in, in words; "" where it knows them all."""
    try:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return "a brace without its partner"
    return next((f"the field `{{{name}}}`, which nothing fills in" for name in fields if name not in FIELDS), "")


def line_of(name: str) -> int:
    """The line of a label in data/words.yml; 1 where it is not there."""
    return lines_of_labels().get(name, 1)


def lines_of_labels() -> Mapping[str, int]:
    """The line of each name in data/words.yml."""
    return _lines(read_text(paths.WORDS, []))


@lru_cache(maxsize=1)
def _lines(text: str) -> Mapping[str, int]:
    """The line of each name of a YAML file: the first, where there are several."""
    rows = reversed(list(enumerate(text.split("\n"), 1)))
    return {row.partition(":")[0].strip(): at for at, row in rows if ":" in row}


def subjects(path: Path, problems: Problems) -> list[Subject]:
    """What the guide is about, in a list of one; an empty list, with a Problem, where it is missing or has the wrong shape."""
    faults: Problems = []  # of the file as YAML: `problems` below reports them
    text = read_text(path, faults)
    whole = yaml_mapping(text, path, 1, faults)
    item = yaml_mapping(text, path, 1, problems, SUBJECT) if whole and not faults else None
    made = record(Subject, item, path, problems) if item else None
    return [made] if made else []
