"""Reads the PDF that a browser printed."""

import io
import re

from pypdf import PdfReader


def numbers_of_sources(pdf: bytes) -> dict[int, float]:
    """The numbers of the list of sources, and where each begins, in points from the left edge. Each is a piece of text of its own."""
    lefts: dict[int, float] = {}

    def add(text: str, user: list[float], place: list[float], *_: object) -> None:
        if found := re.match(r"^(\d+)\.\s*$", text):
            lefts[int(found[1])] = place[4] * user[0] + user[4]

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=add)
    return lefts
