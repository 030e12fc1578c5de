"""The labels of this repository, by their names in `data/words.yml` (decisions/0014)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from scripts.guide import paths

ROOT = Path(__file__).parents[2]


FIELDS = frozenset(
    [
        "all",
        "by",
        "change",
        "checked",
        "count",
        "day",
        "difference",
        "first",
        "grade",
        "heading",
        "high",
        "how",
        "keyword",
        "languages",
        "least",
        "low",
        "month",
        "nearest",
        "now",
        "number",
        "offers",
        "outcome",
        "place",
        "result",
        "right",
        "role",
        "same",
        "second",
        "shows",
        "site",
        "statement",
        "what",
        "where",
        "who",
        "why",
        "words",
        "wrong",
        "year",
        "address",
    ]
)
"""What the build fills in between braces."""


class Labels(dict[str, str]):
    """Labels by name. One that is missing shows its name: RD04 reports a file that cannot be read, and a page stays readable."""

    def __missing__(self, name: str) -> str:
        return name


@lru_cache(maxsize=1)
def of_repository() -> Labels:
    """What a guide shows for a label that its own file does not have; none where the file cannot be read."""
    try:
        return Labels(yaml.safe_load((ROOT / paths.WORDS).read_text(encoding="utf-8"))["extra"]["words"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError):
        return Labels()


def spoken(day: date, labels: Mapping[str, str]) -> str:
    """A day as the guide writes it: 5 May 2027."""
    return labels["date"].format(day=day.day, month=labels["months"].split()[day.month - 1], year=day.year)
