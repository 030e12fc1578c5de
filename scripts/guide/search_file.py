"""The file of the search index: a script, because a page from a disk may load nothing else. docs/assets/js/search-find.js reads it.

It has the words of many places in two short texts (search_packing.py). Records of one kind are sent as a list for each of their fields.
Half of those words are also in its names and questions (`known`). The first text has only the others; the second has a group for each
word of both, in the order of their roots.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any

from scripts.guide import paths
from scripts.guide.search_packing import front_coded, listed, parts, unpacked
from scripts.guide.search_words import root, roots
from scripts.guide.search_words import words as words_in

BEGINNING = "window.guideIndex="
JOIN = "\n"
"""Separates the phrases of a list, because one text is shorter than a list of texts."""
TABLES = ("pages", "questions")
"""Lists of records: as a list for each field they need the name of a field once, which saves 470 bytes."""
LONGEST_NAME = 600
"""The characters of a list of names: with 1,371 libzim stopped with "Too much loss of data during title indexing"."""
SHORT_NAME = 2
"""Words of another way to ask that is suggested: longer ones are found in the full text of the copy for Kiwix."""


def save(index: Mapping[str, Any], site: Path) -> None:
    """Write an index below `site`."""
    words, gaps = _without_known(index)
    sent = {name: _columns(value) if name in TABLES else value for name, value in {**index, "words": words, "gaps": gaps}.items()}
    file = site / paths.SEARCH_INDEX
    file.parent.mkdir(exist_ok=True)
    file.write_text(BEGINNING + json.dumps(sent, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def load(site: Path) -> dict[str, Any]:
    """The index of a built site."""
    sent: dict[str, Any] = json.loads((site / paths.SEARCH_INDEX).read_text(encoding="utf-8").removeprefix(BEGINNING))
    index = {name: _records(value) if name in TABLES else value for name, value in sent.items()}
    words, gaps = _with_known(index)
    return {**index, "words": words, "gaps": gaps}


def known(index: Mapping[str, Any]) -> dict[str, str]:
    """The words of names and questions that are not ignored, each in its shortest form, by its root."""
    shown = [text for page in index["pages"] for text in (page["title"], page["sections"])]
    asks = [question["ask"] for question in index["questions"]]
    texts = JOIN.join((*index["also"], *index["asked"], *index["typed"], *shown, *asks))
    ignored = roots(index["ignored"])
    every = sorted(words_in(texts), key=lambda word: (-len(word), word))
    return {root(word): word for word in every if root(word) not in ignored}


def _without_known(index: Mapping[str, Any]) -> tuple[str, str]:
    placed = {root(word): (word, group) for word, group in zip(*parts(index["words"], index["gaps"]), strict=True)}
    had = known(index)
    groups = " ".join(placed[each][1] if each in placed else "" for each in sorted(had.keys() | placed.keys()))
    return front_coded(sorted(word for each, (word, _) in placed.items() if each not in had)), groups


def _with_known(index: Mapping[str, Any]) -> tuple[str, str]:
    forms = known(index)
    forms |= {root(word): word for word in listed(index["words"])}
    groups = dict(zip((forms[each] for each in sorted(forms)), index["gaps"].split(" "), strict=bool(forms)))
    placed = sorted(word for word, group in groups.items() if group)
    return front_coded(placed), " ".join(groups[word] for word in placed)


def phrases(text: str) -> list[str]:
    """The phrases of a list."""
    return text.split(JOIN) if text else []


def words_of(index: Mapping[str, Any]) -> dict[str, str]:
    """The words that each page is found by, ignored words included, by the address of the page and in no order."""
    kept = [{page["title"], *phrases(page["sections"]), *phrases(also)} for page, also in zip(index["pages"], index["also"], strict=True)]
    starts = page_of_place(index)
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
    pages, starts = index["pages"], page_of_place(index)
    names = {question["ask"]: pages[starts[question["place"]]]["url"] for question in index["questions"]}
    short: list[list[str]] = [phrases(also) for also in index["also"]]
    for question, asked in zip(index["questions"], index["asked"], strict=True):
        short[starts[question["place"]]] += [name for name in phrases(asked) if len(name.split()) <= SHORT_NAME]
    for page, also in zip(pages, short, strict=True):
        names |= dict.fromkeys(_lists(page["title"], also) if also else (), page["url"])
    named = set(re.findall(r"\w+", " ".join(names).lower()))
    for word, *others in map(phrases, index["typed"]):
        single = [other for other in others if re.fullmatch(r"\w[\w-]*", other) and other.lower() not in named]
        if single and (url := _named_in(word, index, short)):
            names |= {name: url for name in _lists(word[:1].upper() + word[1:], single) if name not in names}
    return names


def _lists(name: str, others: Iterable[str]) -> Iterator[str]:
    """A name, with each of its other names that adds a new word, in as many lists as LONGEST_NAME asks for."""
    kept, had = list[str](), set(name.lower().split())
    for other in others:
        if not had.issuperset(parts := other.lower().split()):
            kept.append(other)
            had.update(parts)
    while kept:
        many = len(list(takewhile(lambda size: size <= LONGEST_NAME, accumulate(len(other) + 2 for other in kept))))
        yield f"{name} ({', '.join(kept[: max(many, 1)])})"
        kept = kept[max(many, 1) :]
    if len(had) == len(set(name.lower().split())):
        yield name


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


def page_of_place(index: Mapping[str, Any]) -> list[int]:
    """The number of the page of each place: places are all pages, then their sections, so that most gaps are short."""
    pages = index["pages"]
    return [*range(len(pages)), *(at for at, page in enumerate(pages) for _ in phrases(page["sections"]))]
