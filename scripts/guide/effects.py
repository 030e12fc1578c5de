"""Reads the CSV file of treatment effects into frozen records; every mistake becomes a Problem with its line."""

import csv
import re
from pathlib import Path

from scripts.guide.evidence import EFFECT_CERTAINTIES, SUPPORTS, Effect
from scripts.guide.files import Problems, read_text
from scripts.guide.model import Guide, Problem
from scripts.guide.subject import Subject, several

TEXT_COLUMNS = ("intervention", "comparator", "outcome", "measure", "certainty", "source", "support", "timepoint")
NUMBER_COLUMNS = ("estimate", "ci_low", "ci_high")
NUMBER = re.compile(r"[-+]?[0-9]{1,6}(?:\.[0-9]{1,6})?")  # stricter than Python's float: no nan, inf, 1e9 or 1_000


def effects(path: Path, problems: Problems) -> list[Effect]:
    """Every row, in the file's order. Other columns are notes for editors and are not read."""
    before = len(problems)
    text = read_text(path, problems)
    if len(problems) > before:
        return []
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        missing = [name for name in (*TEXT_COLUMNS, *NUMBER_COLUMNS) if name not in (reader.fieldnames or ())]
        if missing:
            problems.append(Problem(str(path), 1, f"the column `{missing[0]}` is missing", "Restore the first line"))
            return []
        return [made for row in reader if (made := _effect(row, reader.line_num, path, problems))]
    except csv.Error as error:
        problems.append(Problem(str(path), reader.line_num + 1, f"this is not valid CSV ({error})", "Look here for a missing quote"))
        return []


def _effect(row: dict[str, str | None], line: int, path: Path, problems: Problems) -> Effect | None:
    before = len(problems)
    if None in row or None in row.values():
        problems.append(
            Problem(
                str(path),
                line,
                "this row and the first line have different numbers of cells",
                "Count the commas, and quote a cell that has one",
            )
        )
        return None
    words = {name: (row[name] or "").strip() for name in TEXT_COLUMNS}
    for name, value in words.items():
        if not value:
            problems.append(Problem(str(path), line, f"`{name}` is empty", "Fill it in, or remove the row"))
    figures: dict[str, float | None] = {}
    for name in NUMBER_COLUMNS:
        figures[name] = _figure(name, (row[name] or "").strip(), line, path, problems)
    low, middle, high = figures["ci_low"], figures["estimate"], figures["ci_high"]
    if low is not None and middle is not None and high is not None and not low <= middle <= high:
        problems.append(Problem(str(path), line, f"{middle:g} is not between {low:g} and {high:g}", "Compare the three with the source"))
    if len(problems) == before and (low is None) != (high is None):
        problems.append(Problem(str(path), line, "this interval has one end", "Fill in `ci_low` and `ci_high`, or neither"))
    if len(problems) > before or middle is None:
        return None
    return Effect(**words, estimate=middle, ci_low=low, ci_high=high, line=line, caution=(row.get("caution") or "").strip())


def _figure(name: str, text: str, line: int, path: Path, problems: Problems) -> float | None:
    if not text and name != "estimate":
        return None
    if NUMBER.fullmatch(text):
        return float(text)
    problems.append(Problem(str(path), line, f"`{name}` is `{text}`, which is not a number", "Write it as -0.31"))
    return None


def plotted(guide: Guide) -> list[Effect]:
    """The rows that fit one axis: the subject's outcome, as a standardized difference that we read in the source, with an interval.

    They are sorted by treatment, the best supported first. The size never decides, because the weakest trials would come first.
    """
    alike = [row for row in guide.effects if (row.measure, row.outcome) == ("SMD", guide.subject.outcome) and row.support in SUPPORTS]
    drawn = [row for row in alike if row.ci_low is not None and row.ci_high is not None]
    best: dict[str, int] = {}
    groups = {row: treatment(row, guide.subject) for row in drawn}
    for row, group in groups.items():
        best[group] = min(_doubt(row), best.get(group, _doubt(row)))
    return sorted(drawn, key=lambda row: (best[groups[row]], groups[row], _doubt(row), row.intervention, row.timepoint, row.source))


def treatment(row: Effect, subject: Subject) -> str:
    """The group of the subject's treatments that a result belongs to; what fits none is "Other"."""
    name = row.intervention.lower()
    return next((group for group, words in subject.treatments.items() if any(word.lower() in name for word in several(words))), "Other")


def _doubt(row: Effect) -> int:
    """0 for the most certain; a certainty that is no choice (check DA08 reports it) comes last."""
    return EFFECT_CERTAINTIES.index(row.certainty) if row.certainty in EFFECT_CERTAINTIES else len(EFFECT_CERTAINTIES)
