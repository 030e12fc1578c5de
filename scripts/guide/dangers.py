"""What readers in danger type into search, frozen (decisions/0029)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HELPS = ("crisis", "overdose", "emergency", "violence")
"""The kinds of help that search shows above all results: each has a title and a text in data/words.yml (`search_crisis`)."""


@dataclass(frozen=True)
class Danger:
    """One item of `data/dangers.yml`: phrases, and the kind of help that search shows for them above all results.

    The words of a phrase follow each other in what was typed, with at most three others between them; `/` separates words of which one
    is enough, and words with ` & ` between them are anywhere, in any order. `typed` may be anywhere, `whole` is all that was typed, and
    the words of `unless` are not read. `lists` are `NAME = one/two`: any phrase may write NAME for those words.
    """

    help: str
    typed: tuple[str, ...]
    whole: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    line: int = 0


def spelled_out(dangers: Iterable[Danger]) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """The help and the phrases of each item, with the name of a list replaced by its words."""
    items = list(dangers)
    lists = dict(line.split(" = ", 1) for item in items for line in item.lists)
    for item in items:
        typed, whole, unless = ([_whole(text, lists) for text in texts] for texts in (item.typed, item.whole, item.unless))
        yield item.help, typed, whole, unless


def _whole(phrase: str, lists: dict[str, str]) -> str:
    return " ".join("/".join(lists.get(each, each) for each in word.split("/")) for word in phrase.split(" "))
