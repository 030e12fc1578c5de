"""The external addresses that the guide links to, and where each is used."""

import re
from collections import defaultdict

from scripts.guide import notation, paths
from scripts.guide.model import Guide

Places = dict[str, list[str]]
"""By address: each `file:line` that names it."""

PLAIN = re.compile(r"<(https?://[^>\s]+)>")


def found(guide: Guide) -> Places:
    """Every source's address, and every address that a page links to, in alphabetical order."""
    places: Places = defaultdict(list)
    for source in guide.sources.values():
        if source.link.startswith("http"):
            places[source.link].append(f"{paths.REFERENCES}:{source.line}")
    for page in guide.pages:
        for pattern in (notation.LINK, PLAIN):
            for match, line in notation.matches(pattern, page.lines):
                if match[1].startswith("http"):
                    places[match[1]].append(f"{line.path}:{line.number}")
    return {address: places[address] for address in sorted(places)}
