"""Reads `docs/` and `data/` into the model. A mistake never stops the reading: all are returned in `Guide.problems`."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from scripts.guide import files_of_site, notation, paths, policy, settings, snippets
from scripts.guide.addresses import addresses
from scripts.guide.bibliography import bibliography
from scripts.guide.changelog import changes
from scripts.guide.check_ids import with_id
from scripts.guide.dangers import Danger
from scripts.guide.effects import effects
from scripts.guide.evidence import Claim, Review, Spelling, Statement, Term
from scripts.guide.files import Problems, read_text, yaml_mapping
from scripts.guide.grades import Search
from scripts.guide.groups import GroupsOfCountry
from scripts.guide.helplines import Country
from scripts.guide.model import Address, Change, FrontMatter, Guide, Line, Page, Problem
from scripts.guide.questions import Question
from scripts.guide.records import keyed, record, records
from scripts.guide.scores import Audit, AuditItem
from scripts.guide.signs import Level, Rule, Sign
from scripts.guide.subject import UNKNOWN

LONG = "this overlong"

RECORDS: Mapping[Path, type] = {
    paths.CLAIMS: Claim,
    paths.ARTICLE: Statement,
    paths.GLOSSARY: Term,
    paths.NUMBERS: Country,
    paths.GROUPS: GroupsOfCountry,
    paths.SPELLINGS: Spelling,
    paths.DANGERS: Danger,
    paths.SELF_AUDIT: Audit,
    paths.AUDIT_ITEMS: AuditItem,
    paths.REVIEWS: Review,
    paths.SEARCHES: Search,
    paths.QUESTIONS: Question,
    paths.SIGNS: Sign,
    paths.LEVELS: Level,
    paths.SHEET_RULES: Rule,
}
"""What each YAML file of `data/` is a list of."""
READERS: Mapping[Path, Callable[[Path, Problems], list[Any]]] = {
    **{path: partial(records, kind) for path, kind in RECORDS.items()},
    paths.REFERENCES: bibliography,
    paths.EFFECTS: effects,
    paths.CONFIG: settings.subjects,
    paths.WORDS: settings.labels,
}


def read() -> Guide:
    """The complete guide as it is on disk, with every problem found while reading it."""
    data = data_now()
    met: dict[Callable[..., object], Problems] = {part: [] for part in READS[1:]}
    pages = [page for path in sorted(paths.DOCS.rglob("*.md")) if (page := _page(path, met[_parsed]))]
    met[settings.problems] += settings.problems()
    met[files_of_site.problems] += files_of_site.problems()
    met[_labels] += _labels()
    changelog, kept = _lists(met[_lists])
    problems = [problem for part, found in met.items() for problem in with_id(found, part)]
    return replace(data, pages=tuple(pages), changes=changelog, addresses=kept, problems=(*data.problems, *problems))


def _lists(problems: Problems) -> tuple[tuple[Change, ...], tuple[Address, ...]]:
    """RD05: the changelog and the list of addresses are in their format."""
    return tuple(changes(paths.CHANGELOG, problems)), tuple(addresses(paths.ADDRESSES, problems))


def _labels() -> Problems:
    """RD04: the labels of the interface are `name: text` pairs, none of which is missing or unknown; a guide may have no such file."""
    problems: Problems = []
    if not paths.WORDS.is_file():
        return problems
    item = yaml_mapping(read_text(paths.WORDS, problems), paths.WORDS, 1, problems)
    extra = item.values.get("extra") if item else None
    found = extra.get("words") if isinstance(extra, dict) else None
    if not isinstance(found, dict) or not all(isinstance(word, str) and word for word in found.values()):
        problems.append(Problem(str(paths.WORDS), 1, "`extra: words:` is not a set of `name: text` pairs", "Restore it"))
        return problems
    footer = [name for subject in settings.subjects(paths.CONFIG, []) for name in subject.footer]
    return [*problems, *settings.wrong_names(found, footer), *settings.wrong_labels(found)]


def _too_long(lines: list[Line]) -> Iterator[Problem]:
    """What would take minutes to parse: lines and paragraphs beyond policy.LINE_CHARS and PARAGRAPH_CHARS, and policy.SPACES in a row."""
    for line in lines:
        if len(line.text) > policy.LINE_CHARS:
            yield line.problem(f"{LONG} line has {len(line.text):,} characters", f"Cut it to {policy.LINE_CHARS:,}")
        elif " " * (policy.SPACES + 1) in line.text:
            yield line.problem(f"{LONG} line has more than {policy.SPACES} spaces in a row", "Write one")
    for run in notation.paragraphs(lines):
        if (size := sum(len(line.text) for line in run)) > policy.PARAGRAPH_CHARS:
            remedy = f"Put a blank line after at most {policy.PARAGRAPH_CHARS:,}"
            yield run[0].problem(f"{LONG} paragraph has {size:,} characters", remedy)
        elif (opened := sum(line.text.count("[") for line in run)) > policy.BRACKETS:
            remedy = f"Put a blank line after at most {policy.BRACKETS}"
            yield run[0].problem(f"{LONG} paragraph has {opened:,} opening brackets", remedy)


def data_now() -> Guide:
    """`data/` alone: each file is read once, and again only when it has changed, so that a live preview sees edits."""
    return _data(Path.cwd(), *((path, _changed(path)) for path in READERS))


def _changed(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=1)
def _data(_root: Path, *state: tuple[Path, tuple[int, int]]) -> Guide:
    items = {path: _items(path, _digest(path)) for path, _ in state}
    problems: Problems = [problem for _, met in items.values() for problem in met]
    made = {path: found for path, (found, _) in items.items()}
    return Guide(
        claims=keyed([(claim.id, claim) for claim in made[paths.CLAIMS]], paths.CLAIMS, problems),
        sources={source.key: source for source in made[paths.REFERENCES]},
        terms=made[paths.GLOSSARY],
        statements=keyed([(each.id, each) for each in made[paths.ARTICLE]], paths.ARTICLE, problems),
        countries=made[paths.NUMBERS],
        groups=made[paths.GROUPS],
        spellings=made[paths.SPELLINGS],
        dangers=made[paths.DANGERS],
        effects=made[paths.EFFECTS],
        audits=made[paths.SELF_AUDIT],
        audit_items=keyed([(each.id, each) for each in made[paths.AUDIT_ITEMS]], paths.AUDIT_ITEMS, problems),
        reviews=made[paths.REVIEWS],
        searches=keyed([(each.id, each) for each in made[paths.SEARCHES]], paths.SEARCHES, problems),
        questions=keyed([(each.id, each) for each in made[paths.QUESTIONS]], paths.QUESTIONS, problems),
        signs=keyed([(sign.id, sign) for sign in made[paths.SIGNS]], paths.SIGNS, problems),
        rules=made[paths.SHEET_RULES],
        subject=next(iter(made[paths.CONFIG]), UNKNOWN),
        labels=made[paths.WORDS][0],
        levels=keyed([(level.id, level) for level in made[paths.LEVELS]], paths.LEVELS, problems),
        problems=tuple(with_id(problems, _items)),
    )


def _digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; why it cannot be read, where it cannot."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error.strerror)


@lru_cache(maxsize=2 * len(READERS))  # today's files and those before a change, in whatever folder
def _items(path: Path, _digest: str) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """RD01: each data file is text in its format, and each item has the fields of its record and an id of its own."""
    problems: Problems = []
    return tuple(READERS[path](path, problems)), tuple(problems)


def _page(path: Path, problems: Problems) -> Page | None:
    before = len(problems)
    text = read_text(path, problems)
    if len(problems) > before:
        return None
    page, met = _parsed.__wrapped__(path, text) if snippets.SCISSORS in text else _parsed(path, text)  # a snippet may have changed
    problems += met
    return page


@lru_cache(maxsize=512)
def _parsed(path: Path, text: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """RD02: each page is text below front matter with the fields of a page, and each snippet that it names is there.

    Returned with its problems. The same text is parsed once, because a live preview reads all pages after each edit.
    """
    rows, problems = text.split("\n"), list[Problem]()
    end = next((at for at, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), 0)
    if rows[0].rstrip() != "---" or not end:
        opened = rows[0].rstrip() == "---"
        what = "this page's front matter is never closed" if opened else "this page has no front matter"
        remedy = "Write `---` alone below its last field" if opened else "Begin it with `---`, the fields of any other page, and `---`"
        return None, (Problem(str(path), 1, what, remedy),)
    item = yaml_mapping("\n".join(rows[1:end]), path, 2, problems)
    meta = record(FrontMatter, item, path, problems) if item else None
    body = list(snippets.unfolded([Line(str(path), number, row) for number, row in enumerate(rows[end + 1 :], end + 2)], problems))
    problems += _too_long([*(Line(str(path), number, row) for number, row in enumerate(rows[1:end], 2)), *body])
    if any(problem.what.startswith(LONG) for problem in problems):
        return None, tuple(problems)
    for line, what in notation.open_ends(body):
        problems.append(line.problem(f"this {what} is never closed", "Close it, or remove what opens it"))
    return Page(path, meta, tuple(notation.prose(body)), item.lines, tuple(body)) if item and meta else None, tuple(problems)


READS: tuple[Callable[..., object], ...] = (_items, _parsed, settings.problems, files_of_site.problems, _labels, _lists)
"""The checks that are made while reading, those of data files first."""
