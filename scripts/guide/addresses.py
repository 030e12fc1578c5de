"""Every address that was ever published: `data/addresses.txt`, a line each. Where a page moved, its line says where to."""

from pathlib import Path

from scripts.guide.files import Problems, read_text
from scripts.guide.model import Address, Problem

ARROW = "->"
REMEDY = f"Write `old/page/`, or `old/page/ {ARROW} new/page/`"


def addresses(path: Path, problems: Problems) -> list[Address]:
    """Every line except empty lines and comments, which begin with `#`."""
    made: dict[str, Address] = {}
    for number, row in enumerate(read_text(path, problems).split("\n"), 1):
        words = row.split()
        if not words or words[0] == "#":
            continue
        if not _is_sound(words):
            problems.append(Problem(str(path), number, f"`{row.strip()}` is not an address of a page", REMEDY))
        elif words[0] in made:
            problems.append(Problem(str(path), number, f"the address `{words[0]}` appears twice", "Keep one of them"))
        else:
            made[words[0]] = Address(words[0], words[2] if len(words) > 1 else None, number)
    return list(made.values())


def _is_sound(words: list[str]) -> bool:
    """One address, or two with an arrow between them, relative and with a slash at the end; `./` is the first page."""
    if len(words) not in (1, 3) or (len(words) == 3 and words[1] != ARROW):
        return False
    inside = [not word.startswith("/") and ":" not in word and ".." not in word for word in words]
    whole = not any(ARROW in word for word in words[::2])
    return whole and all(inside) and all(word.split("#")[0].endswith("/") for word in words[::2]) and "#" not in words[0]
