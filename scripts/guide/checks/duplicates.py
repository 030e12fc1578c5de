"""Finds items that share what only one of them may have."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeVar

_Item = TypeVar("_Item")


def repeated(items: Iterable[_Item], key: Callable[[_Item], object]) -> Iterator[tuple[_Item, _Item]]:
    """Each item with the same `key` as an earlier one, and the first that has it."""
    first: dict[object, _Item] = {}
    for item in items:
        if (other := first.setdefault(key(item), item)) is not item:
            yield item, other


def attribute(name: str) -> Callable[[object], str]:
    """The key that returns an attribute in lower case, for `repeated`: "title", or "meta.title"."""
    value = attrgetter(name)
    return lambda item: str(value(item)).lower()
