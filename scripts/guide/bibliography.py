"""Reads the BibTeX file of sources into frozen records; every mistake becomes a Problem with its line."""

import re
from pathlib import Path

from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from scripts.guide.files import Problems, read_text
from scripts.guide.model import Problem
from scripts.guide.source import Source

ENTRY = re.compile(r"^@\w+\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)
ADDRESSES = ("doi", "url", "verifiedurl")
HOW = {"verified": "`verified = {page}` if you saw its page, or else `verified = {memory}`"}  # no reference manager writes this character


def bibliography(path: Path, problems: Problems) -> list[Source]:
    """Every entry of a BibTeX file in the file's order; LaTeX letters become Unicode. None where the file cannot be parsed."""
    text = read_text(path, problems)
    lines: dict[str, int] = {}
    repeated = False
    for match in ENTRY.finditer(text):
        key, line = match[1], text.count("\n", 0, match.start()) + 1
        if key.lower() in lines:
            repeated = True
            what = f"the source `{key}` appears twice"
            problems.append(Problem(str(path), line, what, f"Keep one, or rename this one (the first is on line {lines[key.lower()]})"))
        lines.setdefault(key.lower(), line)
    if repeated:
        return []
    try:
        entries = Parser(encoding="utf-8").parse_string(text).entries
    except PybtexError as error:
        what = f"this is not valid BibTeX ({str(error).split(': ', 1)[-1]})"
        remedy = "Look here and in the entry above for a missing comma, quote or brace"
        problems.append(Problem(str(path), int(getattr(error, "lineno", None) or 1), what, remedy))
        return []
    made: list[Source] = []
    for key, entry in entries.items():
        line = lines.get(key.lower(), 1)
        try:
            source = _source(key, entry, line, path, problems)
        except (PybtexError, ValueError) as error:
            why = str(error).splitlines()[0]
            problems.append(Problem(str(path), line, f"the source `{key}` cannot be read ({why})", "Mend its LaTeX letters"))
        else:
            made += [source] if source else []
    if not entries and text.strip():
        problems.append(Problem(str(path), 1, "this file holds no source", "Restore its entries"))
    return made


def _source(key: str, entry: Entry, line: int, path: Path, problems: Problems) -> Source | None:
    before = len(problems)
    fields = {name.lower(): value if name.lower() in ADDRESSES else _plain(value) for name, value in entry.fields.items()}
    authors = tuple(_name(person) for person in entry.persons.get("author", []))
    present = {**fields, "author": authors, "doi or url": fields.get("doi") or fields.get("url")}
    for name in ("author", "title", "year", "verified", "doi or url"):
        if not present.get(name):
            problems.append(Problem(str(path), line, f"the source `{key}` has no {name}", f"Add {HOW.get(name, f'`{name}`')}"))
    if not fields.get("url", "https://").startswith(("https://", "http://")):
        problems.append(Problem(str(path), line, f"the address of `{key}` is not a web address", "Begin it with https://"))
    if len(problems) > before:
        return None
    return Source(
        key=key,
        line=line,
        authors=authors,
        title=fields["title"].rstrip("."),
        year=fields["year"],
        where=_where(fields),
        doi=fields.get("doi", "").removeprefix("https://doi.org/"),
        url=fields.get("url", ""),
        verified=fields["verified"],
        recalled=_words(fields.get("recalled", "")),
        missing=_words(fields.get("missing", "")),
        weak=fields.get("weak", "").rstrip("."),
        note=fields.get("note", "").rstrip("."),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for each in text.split(",") if (word := each.strip()))


def _where(fields: dict[str, str]) -> str:
    where = ", ".join(fields[name] for name in ("journal", "howpublished", "institution") if name in fields)
    volume = fields.get("volume", "")
    number = f"({fields['number']})" if volume and "number" in fields else ""
    pages = f": {fields['pages']}" if "pages" in fields else ""
    return f"{where} {volume}{number}".strip() + pages


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex)).replace("---", "\u2014").replace("--", "\u2013")


def _name(person: Person) -> str:
    last = _plain(" ".join([*person.prelast_names, *person.last_names, *person.lineage_names]))
    initials = " ".join(f"{plain[0]}." for name in [*person.first_names, *person.middle_names] if (plain := _plain(name).strip()))
    return f"{last}, {initials}" if initials else last
