"""The CSV file of treatment effects as frozen records, every fault as a Problem with its line."""

import csv
from pathlib import Path

from scripts.guide.evidence import Effect
from scripts.guide.model import Problem
from scripts.guide.records import Problems, read_text

WORDS = ("intervention", "comparator", "outcome", "measure", "certainty", "source", "support", "timepoint")
FIGURES = ("estimate", "ci_low", "ci_high")


def effects(path: Path, problems: Problems) -> list[Effect]:
    """Every row, in the file's order; other columns are for editors and are not read."""
    text = read_text(path, problems)
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        missing = [name for name in (*WORDS, *FIGURES) if name not in (reader.fieldnames or ())]
        if missing:
            problems.append(Problem(str(path), 1, f"the column `{missing[0]}` is missing", "Restore the first line"))
            return []
        return [made for row in reader if (made := _effect(row, reader.line_num, path, problems))]
    except csv.Error as error:
        problems.append(Problem(str(path), reader.line_num, f"this is not valid CSV ({error})", "Look here for a missing quote"))
        return []


def _effect(row: dict[str, str | None], line: int, path: Path, problems: Problems) -> Effect | None:
    before = len(problems)
    words = {name: (row[name] or "").strip() for name in WORDS}
    for name, value in words.items():
        if not value:
            problems.append(Problem(str(path), line, f"`{name}` is empty", "Fill it in, or remove the row"))
    figures: dict[str, float | None] = {}
    for name in FIGURES:
        figures[name] = _figure(name, (row[name] or "").strip(), line, path, problems)
    if len(problems) > before or figures["estimate"] is None:
        return None
    return Effect(**words, estimate=figures["estimate"], ci_low=figures["ci_low"], ci_high=figures["ci_high"], line=line)


def _figure(name: str, text: str, line: int, path: Path, problems: Problems) -> float | None:
    if not text and name != "estimate":
        return None
    try:
        return float(text)
    except ValueError:
        problems.append(Problem(str(path), line, f"`{name}` is `{text}`, which is not a number", "Write it as -0.31"))
        return None
