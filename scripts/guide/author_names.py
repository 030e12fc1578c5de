"""The authors of a BibTeX entry, as reference managers write them, in the form in which the guide lists them: "Roe, J. A."."""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import InvalidNameError, NameParts, parse_single_name_into_parts, split_multiple_persons_names

from scripts.guide.latex import LatexError, plain

OTHERS = "others"  # BibTeX's own word for the authors that are left out
INITIALS = re.compile(r"[A-Z]{1,3}")
DEGREE = re.compile(r"(?:(?:Ph\.?D|M\.?D|M\.?Sc|B\.?Sc|MPH|RN|D\.?Phil|FRCP|MBBS|MBChB|DO|PT|DPT|MS|[MB]A|PharmD|Prof|Dr)\.?[\s,]*)+")
"""What a person has, and is not called: "Roe, Jane, PhD"."""
EXTENDED = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*([^,]*)")
"""A part of a name as Better BibTeX writes it for BibLaTeX: "family=Berg, given=Jan, prefix=van der, useprefix=true"."""
LISTED = re.compile(r"[^\W\d_][\w'\u2019-]*(?: [\w'\u2019-]+)* [A-Z]{1,3}")  # "Roe JA", as PubMed lists names
SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
BODY = re.compile(
    r"\b(?:Institutes?|Organi[sz]ations?|Associations?|Society|Departments?|Ministry|Cent(?:er|re)s?|Council|Committees?|University|College"
    r"|Foundation|Agency|Administration|Groups?|Collaboration|Network|Services?|Academy|Federation|Hospitals?|Clinic|Office|Commission"
    r"|Consortium|Task Force|Program(?:me)?|Union|Board|Authority|Library|Trust|Initiative|Alliance|League|Team|NHS|WHO|NICE|CDC|FDA|EMA)\b"
)
"""Words in names of organizations. Without braces, BibTeX takes "World Health Organization" for a person named Organization."""


class NamesError(ValueError):
    """Names that cannot be separated: what is wrong, and how to write them."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


def names(field: str) -> Iterator[str]:
    """Each author of an `author` field, "Roe, J. A." or an organization; the last is OTHERS where more are left out.

    Raises NamesError where names are separated by anything but `and`, or where an organization is not in its own braces.
    """
    outside = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "{}", field)
    if separator := re.search(r";|\\?&| et al\b", outside):
        remedy = "Write `and others`" if "et al" in separator[0] else "Separate them by ` and `: `Roe, Jane and Doe, John`"
        raise NamesError(f"its authors are separated by `{separator[0].strip()}`", remedy)
    if (word := BODY.search(outside)) and not re.search(r"\band\b.*,|,.*\band\b", outside):
        raise NamesError(f"`{word[0]}` is the word of an organization, not of a person", f"Put its name in two braces: {{{{{field}}}}}")
    on_one_line = re.sub(r"(?:^|(?<=\band ))\\", r"{}\\", " ".join(field.split()))  # bibtexparser 2.1 loses an accent in front of a name
    single = re.sub(r"\band(?:\s+and\b)+", "and", on_one_line)
    for each in split_multiple_persons_names(re.sub(r"\band\s*$", "", single)):
        if each.strip():
            yield _name(each.strip())


def _name(text: str) -> str:
    if text.rstrip(".") == OTHERS:
        return OTHERS
    if extended := dict(EXTENDED.findall(text)):
        words = [extended.get(name, "").strip() for name in ("prefix", "family", "suffix", "given")]
        text = ", ".join(filter(None, [" ".join(words[:2]).strip(), *words[2:]]))
    parts = [part.strip() for part in text.split(",")]
    if len([part for part in parts if LISTED.fullmatch(part)]) > 1:
        raise NamesError(f"`{text}` is several names with commas between them", "Separate them by ` and `: `Roe, J. A. and Doe, B.`")
    if (word := BODY.search(re.sub(r"\{.*\}", "", text))) and "," not in text:
        raise NamesError(f"`{word[0]}` is the word of an organization, not of a person", f"Put its name in braces of its own: {{{text}}}")
    while len(parts) > 2 + any(map(SUFFIX.fullmatch, parts[1:-1])) and DEGREE.fullmatch(parts[-1]):
        text = ", ".join(parts := parts[:-1])
    try:
        return _written(parse_single_name_into_parts(text), comma="," in text)
    except InvalidNameError:
        raise NamesError(f"the name `{text}` cannot be read", "Write it as `Roe, Jane A.`, and ` and ` between two names") from None


def _written(name: NameParts, *, comma: bool) -> str:
    first, last, suffix = list(name.first), [*name.von, *name.last], list(name.jr)
    if suffix and SUFFIX.fullmatch(" ".join(first)):
        first, suffix = suffix, first  # "Roe, Jane, Jr."
    if not comma and len(last) == 1 and INITIALS.fullmatch(last[0]) and first and not INITIALS.fullmatch(first[-1].replace(".", "")):
        first, last = last, first  # "Roe JA"
    in_capitals = comma and " ".join(last).isupper()  # "LI, WEI", whose given name is not three initials
    given = [part.capitalize() if in_capitals and len(part) > 2 else part for each in first for part in plain(each).split()]
    initials = " ".join(f"{letter}." for part in given for letter in _letters(part))
    whole = plain(" ".join([*last, *suffix]))
    if not whole:
        raise LatexError("an author has no name")
    return f"{whole}, {initials}" if initials else whole


def _letters(first: str) -> str:
    """The initials of one given name: "J" of "Jane", "JA" of "JA" and of "J.A."."""
    if INITIALS.fullmatch(first):
        return first
    return "".join(part[0] for part in first.split(".") if part) if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?", first) else first[:1]
