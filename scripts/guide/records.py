"""Turns mappings into frozen records; every mistake becomes a Problem with its line."""

import dataclasses
import difflib
import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

from scripts.guide.evidence import Claim, Statement
from scripts.guide.files import Item, Problems, yaml_items
from scripts.guide.grades import Search
from scripts.guide.model import Problem
from scripts.guide.questions import Question
from scripts.guide.scores import AuditItem
from scripts.guide.signs import Level, Sign
from scripts.guide.source import Source

T = TypeVar("T", bound="DataclassInstance")
Keyed = TypeVar("Keyed", Claim, Source, Statement, Search, Sign, Level, Question, AuditItem)

EXPECTED: Mapping[Any, str] = {
    str: "text (put it in quotes if it looks like a number or a date)",
    date: "a day, as YYYY-MM-DD",
    tuple[str, ...]: "a list of texts, one `- text` a line (in quotes if it looks like a number)",
    Mapping[str, str]: "`name: text` pairs",
    str | None: "text or null",
    int: "a whole number above 0",
    date | None: "a day, as YYYY-MM-DD, or null",
}


def part_of(hint: object) -> "type[DataclassInstance] | None":
    """The record that a field holds a list of: `Helpline` for `tuple[Helpline, ...]`; None for a field of another shape."""
    first = next(iter(get_args(hint)), None)
    return first if get_origin(hint) is tuple and isinstance(first, type) and dataclasses.is_dataclass(first) else None


def expected(hint: object) -> str:
    """What a field of this type must be, in words."""
    if part := part_of(hint):
        return f"a list of items with {', '.join(_required(part))}"
    return EXPECTED[hint]


def _required(kind: "type[DataclassInstance]") -> list[str]:
    """The names of the fields that have no default."""
    return [each.name for each in dataclasses.fields(kind) if each.default is each.default_factory is dataclasses.MISSING]


_hints = functools.cache(get_type_hints)


def _fits(value: object, hint: object) -> bool:
    if hint == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if hint == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(each, str) and each.strip() for pair in value.items() for each in pair)
    if value is None or hint == str | None:
        return hint in (str | None, date | None) and (value is None or (isinstance(value, str) and bool(value.strip())))
    if hint is int:
        return type(value) is int and value > 0
    if hint in (date, date | None):
        return type(value) is date
    return part_of(hint) is None and isinstance(value, str) and bool(value.strip())  # a list of records was converted before


def _repeated(value: object) -> str:
    """The first text that a list has a second time; "" where none is, or where the value is no list."""
    texts = value if isinstance(value, list) else []
    return next((text for at, text in enumerate(texts) if text in texts[:at]), "")


def record(kind: type[T], item: Item, path: Path, problems: Problems) -> T | None:
    """`item` as a frozen `kind`; None, with a Problem for each field that is missing, unknown or of the wrong shape."""
    before = len(problems)
    fields = {f.name: f for f in dataclasses.fields(kind) if f.name != "line"}
    hints = _hints(kind)
    required = set(_required(kind))
    nested = _nested(hints, item, path, problems)
    for name in item.values.keys() - fields.keys():
        near = difflib.get_close_matches(name, fields, 1)
        remedy = f"Write `{near[0]}`" if near else f"Remove it; the fields of this item are {', '.join(fields)}"
        problems.append(Problem(str(path), item.at(name), f"`{name}` is not a field of this item", remedy))
    for name in fields:
        if name not in item.values:
            if name in required and name not in item.lines:
                problems.append(Problem(str(path), item.line, f"`{name}` is missing", f"Add `{name}:` with {expected(hints[name])}"))
        elif name not in nested and not _fits(item.values[name], hints[name]):
            problems.append(Problem(str(path), item.at(name), f"`{name}` has the wrong shape", f"It must be {expected(hints[name])}"))
        elif name not in nested and (twice := _repeated(item.values[name])):
            problems.append(Problem(str(path), item.at(name), f"`{name}` has `{twice}` twice", "Keep one"))
    if len(problems) > before or not required <= item.values.keys():
        return None
    ready = {name: tuple(value) if isinstance(value, list) else value for name, value in item.values.items()}
    return kind(**{**ready, **nested, "line": item.line})


def _nested(hints: Mapping[str, Any], item: Item, path: Path, problems: Problems) -> dict[str, tuple[Any, ...]]:
    """The fields of `item` that contain records of their own, made into those; a value of another shape is left out."""
    made: dict[str, tuple[Any, ...]] = {}
    for name, part in ((name, part_of(hint)) for name, hint in hints.items()):
        if part and (name in item.parts or item.values.get(name) == []):
            read = [record(part, each, path, problems) for each in item.parts.get(name, ())]
            made[name] = tuple(each for each in read if each is not None)
    return made


def records(kind: type[T], path: Path, problems: Problems) -> list[T]:
    """Every item of a YAML list file as a frozen `kind`."""
    made = (record(kind, item, path, problems) for item in yaml_items(path, problems))
    return [each for each in made if each is not None]


def keyed(pairs: list[tuple[str, Keyed]], path: Path, problems: Problems) -> dict[str, Keyed]:
    """Items by their key, the first of each; a key that is listed twice is a problem."""
    made: dict[str, Keyed] = {}
    for key, item in pairs:
        if key in made:
            problems.append(_twice(key, made[key], item, path))
        made.setdefault(key, item)
    return made


def _twice(key: str, first: Keyed, second: Keyed, path: Path) -> Problem:
    if isinstance(first, Sign) and isinstance(second, Sign) and first.level != second.level:
        remedy = f"Keep one (the first is on line {first.line}), or give another sign another id"
        return Problem(str(path), second.line, f"the sign `{key}` has two levels, {first.level} and {second.level}", remedy)
    remedy = f"Give this one an id of its own (the first is on line {first.line})"
    return Problem(str(path), second.line, f"the id `{key}` appears twice", remedy)
