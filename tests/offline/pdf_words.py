"""The words of a PDF and their positions, read once for all test processes, and cached in `.cache/tests/` by the file's bytes."""

import hashlib
import json
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

import pypdf
from pypdf import PageObject, PdfReader

from tests import builds


@dataclass(frozen=True)
class Text:
    """A piece of text on a page: its letters, their size, and where it begins, in points."""

    words: str
    size: float
    x: float
    y: float


@dataclass(frozen=True)
class Words:
    """The text of a page as pypdf extracts it, and its pieces in the order in which they are drawn."""

    text: str
    pieces: tuple[Text, ...]


@cache
def pages(file: Path) -> tuple[Words, ...]:
    """The words of each page of a PDF. Reading 500 pages takes ten seconds, so it is done once for each version of a file."""
    digest = hashlib.sha256(file.read_bytes() + Path(__file__).read_bytes() + pypdf.__version__.encode()).hexdigest()[:16]
    builds.CACHE.mkdir(parents=True, exist_ok=True)
    with builds.locked(builds.CACHE / f"words-{file.stem}.lock"):
        kept = builds.CACHE / f"words-{file.stem}-{digest}.json"
        if not kept.is_file():
            for old in builds.CACHE.glob(f"words-{file.stem}-{'[0-9a-f]' * 16}.json"):
                old.unlink()
            read = [_words(page) for page in PdfReader(file).pages]
            staging = kept.with_suffix(".new")
            staging.write_text(json.dumps([(page.text, [astuple(piece) for piece in page.pieces]) for page in read]))
            staging.replace(kept)
        found = json.loads(kept.read_text())
    return tuple(Words(text, tuple(Text(*piece) for piece in pieces)) for text, pieces in found)


def _words(page: PageObject) -> Words:
    found: list[Text] = []

    def add(text: str, user: list[float], place: list[float], _: object, size: float) -> None:
        x, y = place[4] * user[0] + user[4], place[5] * user[3] + user[5]
        if text.strip():
            found.append(Text(text.strip(), abs(size * place[3] * user[3]), x, y))

    return Words(page.extract_text(visitor_text=add), tuple(found))
