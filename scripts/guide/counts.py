"""Numbers of people in a hundred, as readers see them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class InHundred:
    """A number of people in a hundred, and whether it is about that."""

    count: int
    about: bool


def in_hundred(text: str, labels: Mapping[str, str]) -> InHundred | None:
    """What "31 in 100" or "about 31 in 100" says, by the patterns that `labels` have for both; None for other words."""
    exact = re.escape(labels["count_in"]).replace(r"\{count\}", r"(\d+)")
    about = re.escape(labels["count_about"]).replace(r"\{difference\}", exact)
    if match := re.fullmatch(f"{exact}|{about}", text):
        return InHundred(int(match[1] or match[2]), match[1] is None)
    return None


def difference(first: str, second: str, labels: Mapping[str, str]) -> str:
    """How many more or fewer in 100 the first of two numbers for readers is: "10 more in 100" for "31 in 100" and "21 in 100".

    "" where one of them is not "N in 100"; "about" where one of them is about; "no difference" for equals.
    """
    one, other = in_hundred(first, labels), in_hundred(second, labels)
    if not one or not other:
        return ""
    gap = one.count - other.count
    exact = labels["count_more" if gap > 0 else "count_fewer"].format(count=abs(gap)) if gap else labels["count_none"]
    return labels["count_about"].format(difference=exact) if gap and (one.about or other.about) else exact


def wording(say: Mapping[str, str], name: str, labels: Mapping[str, str]) -> str:
    """A claim's number in words for readers: `felt` as `[#WK01.felt]` names it; `felt/others` is the difference of two.

    "" for an unknown name.
    """
    first, slash, second = name.partition("/")
    return difference(say.get(first, ""), say.get(second, ""), labels) if slash else say.get(first, "")
