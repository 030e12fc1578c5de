"""Numbers of people in a hundred, as readers see them."""

import re
from collections.abc import Mapping

IN_HUNDRED = re.compile(r"(?:about )?(\d+) in 100")


def difference(first: str, second: str) -> str:
    """How many more or fewer in 100 the first of two numbers for readers is: "10 more in 100" for "31 in 100" and "21 in 100".

    "" where one of them is not "N in 100"; "about" where one of them is about; "no difference" for equals.
    """
    one, other = IN_HUNDRED.fullmatch(first), IN_HUNDRED.fullmatch(second)
    if not one or not other:
        return ""
    gap = int(one[1]) - int(other[1])
    about = "about " if "about" in first + second else ""
    return f"{about}{abs(gap)} {'more' if gap > 0 else 'fewer'} in 100" if gap else "no difference"


def wording(say: Mapping[str, str], name: str) -> str:
    """A claim's number in words for readers: `felt` as `[#WK01.felt]` names it; `felt/others` is the difference of two.

    "" for what is not there.
    """
    first, slash, second = name.partition("/")
    return difference(say.get(first, ""), say.get(second, "")) if slash else say.get(first, "")
