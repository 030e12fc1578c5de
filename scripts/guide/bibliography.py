"""The BibTeX file of sources as frozen records: what Zotero, Mendeley, EndNote, PubMed converters and Better BibTeX export, and ours.

The fields that a reader sees come from the first name that an exporter uses (`journal`, `journaltitle`); the rest is not published.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, Field, ImplicitComment, ParsingFailedBlock

from scripts.guide import exported_notes, latex
from scripts.guide.author_names import OTHERS, NamesError, names
from scripts.guide.files import Problems, read_text
from scripts.guide.model import Problem
from scripts.guide.source import Source

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # it would print what we report with a line and a remedy
ADDRESSES = ("doi", "url", "verifiedurl")
SHOWN = ("title", "subtitle", "year", "verified", "recalled", "missing", "weak", "note", "number", "issue", "volume", "pages", "eid")
JOURNALS = ("journal", "journaltitle", "fjournal", "booktitle")
BODIES = ("howpublished", "institution", "school", "organization", "publisher")
HOW = {
    "verified": "`verified = {page}` and `verifiedurl` if you saw its page, or else `verified = {memory}`",
    "verifiedurl": "`verifiedurl` with the address of the page that you saw, or write `verified = {memory}`",
    "author": "`author = {Roe, Jane and Doe, John}`, and an organization in two braces",
    "year": "`year = {2021}`, or a `date` that begins with the year",
}
KEY = re.compile(r"[\w.:+/-]+")
READ = (*ADDRESSES, *SHOWN, *JOURNALS, *BODIES, "author", "date")
DOI = re.compile(r"10\.\d+(?:\.\d+)*/\S+")


def bibliography(path: Path, problems: Problems) -> list[Source]:
    """Every entry of a BibTeX file in the file's order; LaTeX and tags become text. What cannot be read is a Problem with its line."""
    text = read_text(path, problems)
    if line := latex.too_deep(text):
        problems.append(Problem(str(path), line, "braces are nested too deep", "Close them, or take out those that do nothing"))
        return []
    library = parse_string(text)
    problems += _broken(library, path)
    made: list[Source] = []
    keys, dois = dict[str, Source](), dict[str, Source]()
    for entry in library.entries:
        source = _source(entry, path, problems)
        if source:
            problems += _again(source, keys, dois, path)
            made.append(source)
    if not library.entries and text.strip() and not library.failed_blocks:
        problems.append(Problem(str(path), 1, "this file holds no source", "Restore its entries"))
    return made


def _broken(library: Library, path: Path) -> Iterator[Problem]:
    """Text that is not an entry: a lost brace, comma or quote, a duplicate field, and words between the entries."""
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateFieldKeyBlock):
            what = f"the field `{', '.join(sorted(block.duplicate_keys))}` appears twice in this entry"
            yield Problem(str(path), line, what, "Keep one")
        elif isinstance(block, ParsingFailedBlock) and not isinstance(getattr(block, "ignore_error_block", None), Entry):
            remedy = "Look here and in the lines below for a missing comma, quote or brace"
            yield Problem(str(path), line, f"this is not valid BibTeX ({_why(block)})", remedy)
    for note in library.comments:
        words = [row for row in note.comment.splitlines() if row.strip() and not row.lstrip().startswith("%")]
        if isinstance(note, ImplicitComment) and words:
            what = f"`{words[0].strip()[:30]}` is outside of every entry"
            remedy = "Begin a comment with %, or export BibTeX: other formats (RIS, NBIB) are not read"
            yield Problem(str(path), (note.start_line or 0) + 1, what, remedy)


def _why(block: ParsingFailedBlock) -> str:
    return (str(block.error).strip() or "a brace is never closed").splitlines()[-1].strip().rstrip(".")


def _again(source: Source, keys: dict[str, Source], dois: dict[str, Source], path: Path) -> Iterator[Problem]:
    """A key or a DOI that an earlier entry already has, ignoring case."""
    if first := keys.get(source.key.lower()):
        remedy = f"Keep one, or rename this one (the first is on line {first.line})"
        yield Problem(str(path), source.line, f"the source `{source.key}` appears twice", remedy)
    elif first := dois.get(source.doi.lower()):
        what = f"`{source.key}` has the DOI of `{first.key}` on line {first.line}"
        yield Problem(str(path), source.line, what, "Keep one entry, and name its key everywhere")
    keys.setdefault(source.key.lower(), source)
    if source.doi:
        dois.setdefault(source.doi.lower(), source)


def _source(entry: Entry, path: Path, problems: Problems) -> Source | None:
    line, before = (entry.start_line or 0) + 1, len(problems)
    found = list(_faults(entry, line, path))
    texts, authors = dict[str, str](), list[str]()
    for field in entry.fields:
        name, at = field.key.lower(), (field.start_line or 0) + 1
        try:
            if name in ADDRESSES:
                texts[name] = latex.address(str(field.value))
            elif name in (*SHOWN, *JOURNALS, *BODIES, "date"):
                texts[name] = latex.plain(_value(field, texts))
            elif name == "author":
                authors = list(names(str(field.value)))
        except NamesError as error:
            found.append(Problem(str(path), at, f"the source `{entry.key}`: {error}", error.remedy))
        except latex.LatexError as error:
            found.append(Problem(str(path), at, f"`{name}` of `{entry.key}` cannot be read: {error}", "Write its words without it"))
    if not texts.get("url") and texts.get("howpublished", "").startswith("http"):
        texts["url"] = texts.pop("howpublished")
    present = {field.key.lower() for field in entry.fields}
    problems += found or _missing(entry.key, texts, present, line, path)
    return None if len(problems) > before else _made(entry.key, line, texts, authors)


def _value(field: Field, texts: dict[str, str]) -> str:
    """What a field holds; of a note what a person wrote, and the publisher in it goes into `texts`."""
    if field.key.lower() != "note":
        return str(field.value)
    written, publisher = exported_notes.read(str(field.value))
    if publisher:
        texts.setdefault("publisher", latex.plain(publisher))
    return written


def _faults(entry: Entry, line: int, path: Path) -> Iterator[Problem]:
    """What is wrong with the shape of an entry: its key, a duplicate field, a value without braces."""
    if not KEY.fullmatch(entry.key):
        what = f"the key `{entry.key}` cannot be cited" if entry.key else "this entry has no key"
        yield Problem(str(path), line, what, "Write one of letters, numbers and - after the first brace, such as roe2021walking")
    seen = dict[str, Field]()
    for field in entry.fields:
        at, name = (field.start_line or 0) + 1, field.key.lower()
        if name in seen:
            yield Problem(str(path), at, f"the field `{name}` of `{entry.key}` appears twice", "Keep one")
        seen[name] = field
        if name in READ and field.enclosing == "no-enclosing" and not re.fullmatch(r"\w+", str(field.value)):
            what = f"the field `{name}` of `{entry.key}` is not one value in braces"
            yield Problem(str(path), at, what, "Put it in braces, and a comma after it")


def _missing(key: str, texts: Mapping[str, str], present: set[str], line: int, path: Path) -> Iterator[Problem]:
    year = texts.get("year") or texts.get("date", "")
    needed = {"author": "author" in present, "title": texts.get("title"), "year": year, "verified": texts.get("verified")}
    needed |= {"doi or url": texts.get("doi") or texts.get("url")}
    needed |= {"verifiedurl": texts.get("verified") != "page" or texts.get("verifiedurl")}
    for name, value in needed.items():
        if not value:
            yield Problem(str(path), line, f"the source `{key}` has no {name}", f"Add {HOW.get(name, f'`{name}`')}")
    if not texts.get("year") and year and not re.match(r"\d{4}\b", year):
        yield Problem(str(path), line, f"`date = {{{year}}}` of `{key}` does not begin with a year", "Write `year = {2021}`")
    if texts.get("doi") and not DOI.fullmatch(latex.doi(texts["doi"])):
        remedy = "Write it as 10.1000/example, or remove the field and add `url`"
        yield Problem(str(path), line, f"`{texts['doi']}` of `{key}` is not a DOI", remedy)
    for name in ("url", "verifiedurl"):
        if texts.get(name) and not re.fullmatch(r"https?://[^\s<>]+", texts[name]):
            remedy = "Write one address that begins with https://, and no spaces"
            yield Problem(str(path), line, f"the `{name}` of `{key}` is not a web address", remedy)


def _year(text: str) -> str:
    """The year alone of "2013 Jun", which converters of PubMed write; other words, such as "no date", as they are."""
    return re.sub(r"^(\d{4})[\s,~]+(?=\D).*", r"\1", text)


def _made(key: str, line: int, texts: Mapping[str, str], authors: list[str]) -> Source:
    title = texts["title"].rstrip(".")
    return Source(
        key=key,
        line=line,
        authors=tuple(name for name in authors if name != OTHERS),
        others=OTHERS in authors,
        title=f"{title}: {texts['subtitle'].rstrip('.')}" if "subtitle" in texts else title,
        year=_year(texts.get("year") or texts["date"][:4]),
        where=_where(texts, authors),
        doi=latex.doi(texts.get("doi", "")),
        url=texts.get("url", ""),
        verified=texts["verified"],
        recalled=_words(texts.get("recalled", "")),
        missing=_words(texts.get("missing", "")),
        weak=texts.get("weak", "").rstrip("."),
        note=texts.get("note", "").rstrip("."),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for each in text.split(",") if (word := each.strip()))


def _where(texts: Mapping[str, str], authors: list[str]) -> str:
    journal = next((texts[name] for name in JOURNALS if texts.get(name)), "")
    bodies = [texts[name] for name in BODIES if texts.get(name, "") not in ("", *authors) and not (journal and name == "publisher")]
    where = ", ".join(filter(None, [journal, *bodies]))
    volume, issue = texts.get("volume", ""), texts.get("number") or texts.get("issue", "")
    number = f"({issue})" if volume and issue else ""
    pages = texts.get("pages") or texts.get("eid", "")
    pages = re.sub(r"(?<=\d)\s*[-\u2013]+\s*(?=\w?\d)", "\u2013", pages)
    return f"{where} {volume}{number}".strip() + (f": {pages}" if pages else "")
