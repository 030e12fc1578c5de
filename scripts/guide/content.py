"""Reads `docs/` and `data/` into the model. A fault never stops the reading: all of them come back in `Guide.problems`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from scripts.guide import notation, paths, settings
from scripts.guide.addresses import addresses
from scripts.guide.bibliography import bibliography
from scripts.guide.changelog import changes
from scripts.guide.dangers import Danger
from scripts.guide.effects import effects
from scripts.guide.evidence import Claim, Review, Spelling, Statement, Term
from scripts.guide.files import Problems, read_text, yaml_mapping
from scripts.guide.grades import Search
from scripts.guide.groups import GroupsOfCountry
from scripts.guide.helplines import Country
from scripts.guide.model import FrontMatter, Guide, Line, Page, Problem
from scripts.guide.questions import Question
from scripts.guide.records import keyed, record, records
from scripts.guide.scores import Audit, AuditItem
from scripts.guide.signs import Level, Rule, Sign

SCISSORS = "8<--"  # how a snippet is named

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
}


def read() -> Guide:
    """The whole guide as it stands on disk, with every problem met in reading it."""
    problems: Problems = []
    data = data_now()
    problems += settings.problems()
    pages = [page for path in sorted(paths.DOCS.rglob("*.md")) if (page := _page(path, problems))]
    problems += list(_strays(problems))
    told = tuple(changes(paths.CHANGELOG, problems))
    kept = tuple(addresses(paths.ADDRESSES, problems))
    words = _words(problems)
    return replace(data, pages=tuple(pages), changes=told, addresses=kept, words=words, problems=(*data.problems, *problems))


def _words(problems: Problems) -> dict[str, str]:
    """The fixed words of this language, by name; none where the guide has no such file."""
    if not paths.WORDS.is_file():
        return {}
    item = yaml_mapping(read_text(paths.WORDS, problems), paths.WORDS, 1, problems)
    extra = item.values.get("extra") if item else None
    found = extra.get("words") if isinstance(extra, dict) else None
    if not isinstance(found, dict) or not all(isinstance(word, str) and word for word in found.values()):
        problems.append(Problem(str(paths.WORDS), 1, "`extra: words:` is not a set of `name: text` pairs", "Restore it"))
        return {}
    return found


def _strays(problems: Problems) -> Iterator[Problem]:
    """Files that would be built and never checked, and files without which a page would lack what keeps a reader safe."""
    for path in sorted(paths.DOCS.rglob("*")):
        if path.suffix != ".md" and path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".html", ".htm"):
            yield Problem(str(path), 1, "this page would escape every check", "Write it in Markdown, and let its name end in .md")
        elif path.suffix.lower() in (".css", ".js") and path.is_file():
            read_text(path, problems)
    for path in (paths.DOCS / "index.md", paths.OVERRIDES):
        if not path.is_file():
            yield Problem(str(path), 1, "this file is missing", "Restore it")


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
def _data(root: Path, *state: tuple[Path, tuple[int, int]]) -> Guide:
    items = {path: _items(root, path, changed) for path, changed in state}
    problems: Problems = [problem for _, met in items.values() for problem in met]
    held = {path: made for path, (made, _) in items.items()}
    return Guide(
        claims=keyed([(claim.id, claim) for claim in held[paths.CLAIMS]], paths.CLAIMS, problems),
        sources={source.key: source for source in held[paths.REFERENCES]},
        terms=held[paths.GLOSSARY],
        statements=keyed([(each.id, each) for each in held[paths.ARTICLE]], paths.ARTICLE, problems),
        countries=held[paths.NUMBERS],
        groups=held[paths.GROUPS],
        spellings=held[paths.SPELLINGS],
        dangers=held[paths.DANGERS],
        effects=held[paths.EFFECTS],
        audits=held[paths.SELF_AUDIT],
        audit_items=keyed([(each.id, each) for each in held[paths.AUDIT_ITEMS]], paths.AUDIT_ITEMS, problems),
        reviews=held[paths.REVIEWS],
        searches=keyed([(each.id, each) for each in held[paths.SEARCHES]], paths.SEARCHES, problems),
        questions=keyed([(each.id, each) for each in held[paths.QUESTIONS]], paths.QUESTIONS, problems),
        signs=keyed([(sign.id, sign) for sign in held[paths.SIGNS]], paths.SIGNS, problems),
        rules=held[paths.SHEET_RULES],
        levels=keyed([(level.id, level) for level in held[paths.LEVELS]], paths.LEVELS, problems),
        problems=tuple(problems),
    )


@lru_cache(maxsize=16)
def _items(_root: Path, path: Path, _state: tuple[int, int]) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    problems: Problems = []
    return tuple(READERS[path](path, problems)), tuple(problems)


def _page(path: Path, problems: Problems) -> Page | None:
    before = len(problems)
    text = read_text(path, problems)
    if len(problems) > before:
        return None
    page, met = _parsed.__wrapped__(path, text) if SCISSORS in text else _parsed(path, text)  # a snippet may have changed alone
    problems += met
    return page


@lru_cache(maxsize=512)
def _parsed(path: Path, text: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """A page, and what is wrong with it. The same words are parsed once: a live preview and the checks of one file wait for the others."""
    rows, problems = text.split("\n"), list[Problem]()
    end = next((at for at, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), 0)
    if rows[0].rstrip() != "---" or not end:
        opened = rows[0].rstrip() == "---"
        what = "this page's front matter is never closed" if opened else "this page has no front matter"
        remedy = "Write `---` alone below its last field" if opened else "Begin it with `---`, the fields of any other page, and `---`"
        return None, (Problem(str(path), 1, what, remedy),)
    item = yaml_mapping("\n".join(rows[1:end]), path, 2, problems)
    meta = record(FrontMatter, item, path, problems) if item else None
    body = list(_unfolded([Line(str(path), number, row) for number, row in enumerate(rows[end + 1 :], end + 2)], problems))
    for line, what in notation.open_ends(body):
        problems.append(Problem(line.path, line.number, f"this {what} is never closed", "Close it, or remove what opens it"))
    return Page(path, meta, tuple(notation.prose(body)), item.lines) if item and meta else None, tuple(problems)


def _unfolded(lines: list[Line], problems: Problems, inside: tuple[str, ...] = ()) -> Iterator[Line]:
    for line in lines:
        snippet = notation.SNIPPET.match(line.text)
        if not snippet and SCISSORS in line.text:
            remedy = 'Write `--8<-- "snippets/name.md"` alone on a line'
            problems.append(Problem(line.path, line.number, "this snippet cannot be read", remedy))
        elif not snippet:
            yield line
        elif snippet[1] in inside:
            problems.append(Problem(line.path, line.number, f"the snippet `{snippet[1]}` includes itself", "Remove this line"))
        elif not _is_ours(snippet[1]):
            what = f"the snippet `{snippet[1]}` does not exist"
            problems.append(
                Problem(line.path, line.number, what, "Name a file from the root of the repository, such as snippets/emergency.md")
            )
        else:
            rows = read_text(Path(snippet[1]), problems).split("\n")
            if not any(row.strip() for row in rows):
                problems.append(Problem(snippet[1], 1, "this snippet is empty", "Restore its words"))
            lines_of_it = [Line(snippet[1], at, row) for at, row in enumerate(rows, 1)]
            yield from _unfolded(lines_of_it, problems, (*inside, snippet[1]))


def _is_ours(name: str) -> bool:
    """Whether a snippet is a file below the root of the repository."""
    try:
        return Path(name).is_file() and Path(name).resolve().is_relative_to(Path.cwd())
    except OSError:
        return False
