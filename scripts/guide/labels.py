"""The labels of this repository, by their names in `data/words.yml` (decisions/0014)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from scripts.guide import paths

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def of_repository() -> Mapping[str, str]:
    """What a guide shows for a label that its own file does not have."""
    found: Mapping[str, str] = yaml.safe_load((ROOT / paths.WORDS).read_text(encoding="utf-8"))["extra"]["words"]
    return found


def spoken(day: date, words: Mapping[str, str]) -> str:
    """A day as the guide writes it: 5 May 2027."""
    return words["date"].format(day=day.day, month=words["months"].split()[day.month - 1], year=day.year)
