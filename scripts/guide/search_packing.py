"""Which words are at which of many places, as two short texts that are half as long as JSON. docs/assets/js/search-find.js reads them.

Words are in order. Each is written as a capital letter, which says how many letters it shares with the word before it (A is none), and the
other letters. The second text has a group of characters for each word, with a space between groups: how many places lie between each of
its places and the one before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

DIGITS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]
"""The characters that stand for numbers: printable, and none that JSON must escape."""
ONE = 80
"""A smaller number is one character; a larger one is two, of which the first says how many times ONE."""
MOST_SHARED = 25


def packed(bodies: Sequence[Iterable[str]]) -> tuple[str, str]:
    """The words of each place, in small letters, as the list of words and the list of their places."""
    places: dict[str, list[int]] = {}
    for place, body in enumerate(bodies):
        for word in set(body):
            places.setdefault(word, []).append(place)
    ordered = sorted(places)
    return front_coded(ordered), " ".join("".join(_gaps(places[word])) for word in ordered)


def unpacked(words: str, gaps: str) -> Iterator[tuple[str, list[int]]]:
    """Each word with its places: `packed` the other way around."""
    for word, group in zip(*parts(words, gaps), strict=True):
        yield word, list(_numbers(group))


def parts(words: str, gaps: str) -> tuple[list[str], list[str]]:
    """The words, and of each the group of its places."""
    every = list(listed(words))
    return every, gaps.split(" ") if every else []


def front_coded(words: Sequence[str]) -> str:
    """Words in their order as one text."""
    return "".join(_ending(word, before) for word, before in zip(words, ["", *words], strict=False))


def listed(text: str) -> Iterator[str]:
    """The words of such a text."""
    word = ""
    for part in re.findall("[A-Z][^A-Z]*", text):
        word = word[: ord(part[0]) - ord("A")] + part[1:]
        yield word


def _ending(word: str, before: str) -> str:
    shared = min(MOST_SHARED, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, before, strict=False))))
    return chr(ord("A") + shared) + word[shared:]


def _gaps(places: Iterable[int]) -> Iterator[str]:
    before = -1
    for place in places:
        gap, before = place - before - 1, place
        yield DIGITS[gap] if gap < ONE else DIGITS[ONE + gap // ONE] + DIGITS[gap % ONE]


def _numbers(group: str) -> Iterator[int]:
    place, high = -1, 0
    for number in map(DIGITS.index, group):
        if number >= ONE:
            high = number - ONE
        else:
            place, high = place + high * ONE + number + 1, 0
            yield place
