"""The `note` of a BibTeX entry: what a person wrote, without what reference managers put there for programs."""

import re

MACHINE_NOTE = re.compile(
    r"(?:^|(?<=\s))(?P<name>Publisher|Number|Section|Issue|Volume|Edition|Type|Institution|Conference Name|Place|Num Pages|ISSN|ISBN|PMC?ID"
    r"|Journal Abbreviation|Library Catalog|Version Number|Citation Key|DOI|\\?_?eprint|tex\.\w+|Accessed|Page Version ID|MAG ID"
    r"|ADS Bibcode|arXiv|ZSCC|Cited [Bb]y|Export Date): *|^(?:Series|Archive|Medium): *|^\[Online; accessed "
)
"""How Zotero and others begin what they write into `note`."""
OF_ENDNOTE = re.compile(
    r"^\s*(?:\d{4}-\d{3}[\dXx](?:\s*\((?:Print|Electronic|Linking)\))?|eng|Journal Article|Research Support, .*)\s*$", re.MULTILINE
)
"""What EndNote keeps of a PubMed record there: its ISSN, authors, language and kinds, a line each."""


def read(note: str) -> tuple[str, str]:
    """What a person wrote, and the publisher that Zotero names behind it; each "" where there is none."""
    if OF_ENDNOTE.search(note):
        return "", ""
    marks = list(MACHINE_NOTE.finditer(note))
    ends = [*(mark.start() for mark in marks[1:]), len(note)]
    after = {mark["name"]: note[mark.end() : end] for mark, end in zip(marks, ends, strict=False)}  # no mark has the last end
    return note[: marks[0].start()] if marks else note, after.get("Publisher", "")
