"""The file of the search index: a script, because a page from a disk may load nothing else. docs/assets/js/search-find.js reads it.

It has the words of many places in two short texts, half as long as JSON. Words are in order. Each is written as a capital letter, which
says how many letters it shares with the word before it (A is none), and the other letters. The second text has a group of characters
for each word, with a space between groups: how many places lie between each of its places and the one before. Records of one kind are
sent as a list for each of their fields.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from scripts.guide import paths

BEGINNING = "window.guideIndex="
JOIN = "\n"
"""Separates the phrases of a list, because one text is shorter than a list of texts."""
DIGITS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]
"""The characters that stand for numbers: printable, and none that JSON must escape."""
ONE = 80
"""A smaller number is one character; a larger one is two, of which the first says how many times ONE."""
MOST_SHARED = 25
TABLES = ("pages", "questions")
"""Lists of records: as a list for each field they need the name of a field once, which saves 470 bytes."""
SHORT_NAME = 2
"""Words of another way to ask that is suggested: longer ones are found in the full text of the copy for Kiwix."""


def save(index: Mapping[str, Any], site: Path) -> None:
    """Write an index below `site`."""
    sent = {name: _columns(value) if name in TABLES else value for name, value in index.items()}
    file = site / paths.SEARCH_INDEX
    file.parent.mkdir(exist_ok=True)
    file.write_text(BEGINNING + json.dumps(sent, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def load(site: Path) -> dict[str, Any]:
    """The index of a built site."""
    sent: dict[str, Any] = json.loads((site / paths.SEARCH_INDEX).read_text(encoding="utf-8").removeprefix(BEGINNING))
    return {name: _records(value) if name in TABLES else value for name, value in sent.items()}


def packed(bodies: Sequence[Iterable[str]]) -> tuple[str, str]:
    """The words of each place, in small letters, as the list of words and the list of their places."""
    places: dict[str, list[int]] = {}
    for place, body in enumerate(bodies):
        for word in set(body):
            places.setdefault(word, []).append(place)
    ordered = sorted(places)
    words = "".join(_ending(word, before) for word, before in zip(ordered, ["", *ordered], strict=False))
    return words, " ".join("".join(_gaps(places[word])) for word in ordered)


def unpacked(words: str, gaps: str) -> Iterator[tuple[str, list[int]]]:
    """Each word with its places: `packed` the other way around."""
    word, parts = "", list[str]()
    for letter in words:
        if letter.isascii() and letter.isupper():
            parts.append(letter)
        else:
            parts[-1] += letter
    for part, group in zip(parts, gaps.split(" ") if parts else (), strict=True):
        word = word[: ord(part[0]) - ord("A")] + part[1:]
        yield word, list(_numbers(group))


def phrases(text: str) -> list[str]:
    """The phrases of a list."""
    return text.split(JOIN) if text else []


def words_of(index: Mapping[str, Any]) -> dict[str, str]:
    """The words that each page is found by, ignored words included, by the address of the page and in no order."""
    kept = [{page["title"], *phrases(page["sections"]), *phrases(also)} for page, also in zip(index["pages"], index["also"], strict=True)]
    starts = _page_of_place(index)
    for word, places in unpacked(index["words"], index["gaps"]):
        for place in places:
            kept[starts[place]].add(word)
    for question, asked in zip(index["questions"], index["asked"], strict=True):
        kept[starts[question["place"]]].update((question["ask"], *phrases(asked)))
    return {page["url"]: " ".join([*sorted(kept[at]), index["ignored"]]) for at, page in enumerate(index["pages"])}


def names_of(index: Mapping[str, Any]) -> dict[str, str]:
    """Questions, and lists of the other names of pages and words, each with the address of its page.

    Kiwix suggests a list for each of its words. A list costs hardly more than one name, which would cost 200 bytes by itself.
    """
    pages, starts = index["pages"], _page_of_place(index)
    names = {question["ask"]: pages[starts[question["place"]]]["url"] for question in index["questions"]}
    short: list[list[str]] = [phrases(also) for also in index["also"]]
    for question, asked in zip(index["questions"], index["asked"], strict=True):
        short[starts[question["place"]]] += [name for name in phrases(asked) if len(name.split()) <= SHORT_NAME]
    names |= {_listed(page["title"], also): page["url"] for page, also in zip(pages, short, strict=True) if also}
    named = set(re.findall(r"\w+", " ".join(names).lower()))
    for word, *others in map(phrases, index["typed"]):
        single = [other for other in others if re.fullmatch(r"[\w-]+", other) and other.lower() not in named]
        if single and (url := _named_in(word, index, short)):
            names.setdefault(_listed(word[:1].upper() + word[1:], single), url)
    return names


def _listed(name: str, others: Iterable[str]) -> str:
    """A name, with each of its other names that adds a new word."""
    kept, had = list[str](), set(name.lower().split())
    for other in others:
        if not had.issuperset(parts := other.lower().split()):
            kept.append(other)
            had.update(parts)
    return f"{name} ({', '.join(kept)})" if kept else name


def _named_in(word: str, index: Mapping[str, Any], names: Iterable[Iterable[str]]) -> str | None:
    """The address of the page that has a word among its names, else in its headings; of several pages the one with the most weight."""
    whole = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    for texts in (names, ([page["title"], page["sections"]] for page in index["pages"])):
        naming = [page for page, text in zip(index["pages"], texts, strict=True) if any(map(whole.search, text))]
        if naming:
            return str(max(naming, key=lambda page: page["weight"])["url"])
    return None


def _columns(records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The values of each field, "" where a record has none."""
    names = dict.fromkeys(name for record in records for name in record)
    return {name: [record.get(name, "") for record in records] for name in names}


def _records(columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _page_of_place(index: Mapping[str, Any]) -> list[int]:
    return [at for at, page in enumerate(index["pages"]) for _ in range(1 + len(phrases(page["sections"])))]


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
