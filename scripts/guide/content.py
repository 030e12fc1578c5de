"""Reads `docs/` and `data/` into the model. A fault never stops the reading: all of them come back in `Guide.problems`."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from scripts.guide import notation, paths
from scripts.guide.addresses import addresses
from scripts.guide.bibliography import bibliography
from scripts.guide.changelog import changes
from scripts.guide.evidence import Claim, Country, Score, Source, Spelling, Statement, Term
from scripts.guide.measures import effects
from scripts.guide.model import FrontMatter, Guide, Line, Page, Problem
from scripts.guide.records import Problems, read_text, record, records, yaml_mapping

Item = TypeVar("Item", Claim, Source, Statement)


def read() -> Guide:
    """The whole guide as it stands on disk, with every problem met in reading it."""
    problems: Problems = []
    data = data_now()
    yaml_mapping(read_text(paths.CONFIG, problems), paths.CONFIG, 1, problems)
    pages = [page for path in sorted(paths.DOCS.rglob("*.md")) if (page := _page(path, problems))]
    problems += _strays()
    return Guide(
        pages=tuple(pages),
        claims=data.claims,
        sources=data.sources,
        terms=data.terms,
        statements=data.statements,
        countries=data.countries,
        spellings=data.spellings,
        effects=data.effects,
        scores=data.scores,
        changes=tuple(changes(paths.CHANGELOG, problems)),
        addresses=tuple(addresses(paths.ADDRESSES, problems)),
        problems=(*data.problems, *problems),
    )


def _strays() -> Iterator[Problem]:
    """Files that would be built and never checked, and files without which a page would lack what keeps a reader safe."""
    for path in sorted(paths.DOCS.rglob("*")):
        if path.suffix != ".md" and path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd", ".mkdn"):
            yield Problem(str(path), 1, "this page would escape every check", "Rename it to end in .md")
    for path in (paths.DOCS / "index.md", paths.OVERRIDES):
        if not path.is_file():
            yield Problem(str(path), 1, "this file is missing", "Restore it")


def data_now() -> Guide:
    """`data/` alone: read once, and again only when one of its files has changed, so that a live preview sees edits."""
    files = (paths.CLAIMS, paths.REFERENCES, paths.GLOSSARY, paths.ARTICLE, paths.NUMBERS, paths.SPELLINGS, paths.EFFECTS, paths.SELF_AUDIT)
    return _data(Path.cwd(), *((path, _changed(path)) for path in files))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=1)
def _data(_root: Path, *_state: tuple[Path, int]) -> Guide:
    problems: Problems = []
    claims = records(Claim, paths.CLAIMS, problems)
    statements = records(Statement, paths.ARTICLE, problems)
    return Guide(
        claims=_keyed([(claim.id, claim) for claim in claims], paths.CLAIMS, problems),
        sources={source.key: source for source in bibliography(paths.REFERENCES, problems)},
        terms=tuple(records(Term, paths.GLOSSARY, problems)),
        statements=_keyed([(each.id, each) for each in statements], paths.ARTICLE, problems),
        countries=tuple(records(Country, paths.NUMBERS, problems)),
        spellings=tuple(records(Spelling, paths.SPELLINGS, problems)),
        effects=tuple(effects(paths.EFFECTS, problems)),
        scores=tuple(records(Score, paths.SELF_AUDIT, problems)),
        problems=tuple(problems),
    )


def _keyed(pairs: list[tuple[str, Item]], path: Path, problems: Problems) -> dict[str, Item]:
    made: dict[str, Item] = {}
    for key, item in pairs:
        if key in made:
            remedy = f"Give this one a number of its own (the first is on line {made[key].line})"
            problems.append(Problem(str(path), item.line, f"the id `{key}` stands twice", remedy))
        made.setdefault(key, item)
    return made


def _page(path: Path, problems: Problems) -> Page | None:
    before = len(problems)
    rows = read_text(path, problems).split("\n")
    if len(problems) > before:
        return None
    end = next((at for at, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), 0)
    if not rows or rows[0].rstrip() != "---" or not end:
        problems.append(
            Problem(str(path), 1, "this page has no front matter", "Begin it with `---`, the fields of any other page, and `---`")
        )
        return None
    item = yaml_mapping("\n".join(rows[1:end]), path, 2, problems)
    meta = record(FrontMatter, item, path, problems) if item else None
    body = [Line(str(path), number, row) for number, row in enumerate(rows[end + 1 :], end + 2)]
    return Page(path, meta, tuple(notation.prose(_unfolded(body, problems))), item.lines) if item and meta else None


def _unfolded(lines: list[Line], problems: Problems, inside: tuple[str, ...] = ()) -> Iterator[Line]:
    for line in lines:
        snippet = notation.SNIPPET.match(line.text)
        if not snippet and "8<--" in line.text:
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
