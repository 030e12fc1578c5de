"""Mappings as frozen records, every fault as a Problem with its line."""

import dataclasses
import difflib
import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

from scripts.guide.files import Item, Problems, yaml_items
from scripts.guide.model import Problem

T = TypeVar("T", bound="DataclassInstance")

EXPECTED: Mapping[Any, str] = {
    str: "text (put it in quotes if it looks like a number or a date)",
    date: "a day, as YYYY-MM-DD",
    tuple[str, ...]: "a list of texts, one `- text` a line (in quotes if it looks like a number)",
    Mapping[str, str]: "`name: text` pairs",
    str | None: "text or null",
    int: "a whole number",
}


_hints = functools.cache(get_type_hints)


def _fits(value: object, hint: object) -> bool:
    if hint == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if hint == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair)
    if hint == str | None:
        return value is None or isinstance(value, str)
    if hint is int:
        return type(value) is int
    if hint is date:
        return type(value) is date
    return isinstance(value, str) and bool(value.strip())


def record(kind: type[T], item: Item, path: Path, problems: Problems) -> T | None:
    """`item` as a frozen `kind`; None, with a Problem for each field that is missing, unknown or of the wrong shape."""
    before = len(problems)
    fields = {f.name: f for f in dataclasses.fields(kind) if f.name != "line"}
    hints = _hints(kind)
    required = {name for name, about in fields.items() if about.default is about.default_factory is dataclasses.MISSING}
    for name in item.values.keys() - fields.keys():
        near = difflib.get_close_matches(name, fields, 1)
        remedy = f"Write `{near[0]}`" if near else f"Remove it; what may stand here: {', '.join(fields)}"
        problems.append(Problem(str(path), item.at(name), f"`{name}` is not a field of this item", remedy))
    for name in fields:
        if name not in item.values:
            if name in required and name not in item.lines:
                problems.append(Problem(str(path), item.line, f"`{name}` is missing", f"Add `{name}:` with {EXPECTED[hints[name]]}"))
        elif not _fits(item.values[name], hints[name]):
            problems.append(Problem(str(path), item.at(name), f"`{name}` has the wrong shape", f"It must be {EXPECTED[hints[name]]}"))
    if len(problems) > before or not required <= item.values.keys():
        return None
    ready = {name: tuple(value) if isinstance(value, list) else value for name, value in item.values.items()}
    return kind(**{**ready, "line": item.line})


def records(kind: type[T], path: Path, problems: Problems) -> list[T]:
    """Every item of a YAML list file as a frozen `kind`."""
    made = (record(kind, item, path, problems) for item in yaml_items(path, problems))
    return [each for each in made if each is not None]
