"""Reads `CHANGELOG.md` into frozen records: a day each, and what changed for readers."""

from datetime import date, datetime
from pathlib import Path

from scripts.guide.files import Problems, read_text
from scripts.guide.model import Change, Problem

DAY = "%d %B %Y"


def in_english(day: date) -> str:
    """A date in messages, the changelog and the review pack, whatever the language of the guide: 5 May 2027."""
    return f"{day.day} {day:%B %Y}"


def changes(path: Path, problems: Problems) -> list[Change]:
    """Every part of the changelog, newest first; none where there is no such file."""
    made: list[Change] = []
    for number, row in enumerate(read_text(path, problems).split("\n") if path.exists() else (), 1):
        if row.startswith("## "):
            day = _day(row[3:].strip())
            if day is None or (made and day >= made[-1].day):
                remedy = "Write `## 5 May 2027` above the older days, each day once"
                problems.append(Problem(str(path), number, f"`{row}` is not a day before those above it", remedy))
                return []
            made.append(Change(day, ()))
        elif row.startswith("- ") and made:
            made[-1] = Change(made[-1].day, (*made[-1].items, row[2:].strip()))
        elif row.startswith("  ") and made and made[-1].items:
            *before, last = made[-1].items
            made[-1] = Change(made[-1].day, (*before, f"{last} {row.strip()}"))
        elif row.strip():
            problems.append(
                Problem(str(path), number, "this line is neither a day nor an item", "Write `## 5 May 2027`, and `- ` before an item")
            )
            return []
    return made


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, DAY).date()
    except ValueError:
        return None


def notes(changes: tuple[Change, ...], day: date) -> str:
    """The notes of one day as Markdown; "" where the changelog has no such day."""
    return "".join(f"- {item}\n" for change in changes if change.day == day for item in change.items)
