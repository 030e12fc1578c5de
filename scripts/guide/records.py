"""YAML files as frozen records, every fault as a Problem with its line."""

import dataclasses
import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_type_hints

import yaml

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

from scripts.guide.model import Problem

T = TypeVar("T", bound="DataclassInstance")
Problems = list[Problem]

EXPECTED: Mapping[Any, str] = {
    str: "text (put it in quotes if it looks like a number or a date)",
    date: "a day, as YYYY-MM-DD",
    tuple[str, ...]: "a list of texts, one `- text` a line",
    Mapping[str, str]: "`name: text` pairs",
    str | None: "text or null",
}


NESTED = 20  # our data is three deep; hundreds of brackets stop the parser of YAML itself


class Item(NamedTuple):
    """A mapping as it was read: its values, the line that it begins on, and the line of each of its names."""

    values: dict[str, Any]
    line: int
    lines: dict[str, int]

    def at(self, name: str) -> int:
        """The line of a name, or of the whole where the name is missing."""
        return self.lines.get(name, self.line)


class _Loader(yaml.CSafeLoader):
    """The safe loader, with a node at hand for each value. Tags such as !ENV and !!python/name stay unread."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_text(path: Path, problems: Problems) -> str:
    """A file's UTF-8 text; empty, with a Problem, where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        problems.append(Problem(str(path), 1, "this file is missing", "Restore it"))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(str(path), line, "this line is not UTF-8 text", "Save the file as UTF-8"))
    except OSError as error:
        problems.append(Problem(str(path), 1, f"this file cannot be read ({error.strerror})", "Put a readable file in its place"))
    return ""


def _compose(text: str, path: Path, first: int, problems: Problems) -> tuple[_Loader, yaml.Node | None]:
    loader = _Loader(text)
    deep = re.search(rf"(?:[\[{{]\s*){{{NESTED},}}", text)
    if deep:
        line = first + text.count("\n", 0, deep.start())
        problems.append(Problem(str(path), line, "brackets are nested too deep", "Close them, or write one item a line"))
        return loader, None
    try:
        return loader, loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        what = f"this is not valid YAML ({(error.problem or 'unreadable').strip()})"
        problems.append(Problem(str(path), line, what, "Look here and one line above for a missing quote, colon or space"))
    except (yaml.YAMLError, ValueError) as error:
        line = first + text.count("\n", 0, getattr(error, "position", 0) or 0)
        what = f"this is not valid YAML ({str(error).splitlines()[0]})"
        problems.append(Problem(str(path), line, what, "Remove the character that YAML cannot hold"))
    return loader, None


def _mapping(loader: _Loader, node: yaml.Node, path: Path, first: int, problems: Problems) -> Item | None:
    line = first + node.start_mark.line
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(str(path), line, "this is not a set of `name: value` pairs", "Write one pair a line"))
        return None
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, at = str(key.value), first + key.start_mark.line
        if name in lines:
            problems.append(Problem(str(path), at, f"`{name}` stands twice here", "Keep one of them"))
        lines[name] = at
    values: dict[str, Any] = {}
    for key, value in node.value:
        try:
            values[str(key.value)] = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError, TypeError, KeyError, RecursionError) as error:
            why = str(error).splitlines()[0] if str(error) else "unreadable"
            remedy = "Write a real day as YYYY-MM-DD, or put a text in quotes"
            problems.append(Problem(str(path), first + value.start_mark.line, f"`{key.value}` cannot be read ({why})", remedy))
    return Item(values, line, lines)


def yaml_mapping(text: str, path: Path, first: int, problems: Problems) -> Item | None:
    """The one mapping that `text` is; `first` is the line of the file at which it begins."""
    before = len(problems)
    loader, node = _compose(text, path, first, problems)
    if node is None and len(problems) == before:
        problems.append(Problem(str(path), first, "there is nothing here", "Write the `name: value` pairs that belong here"))
    return _mapping(loader, node, path, first, problems) if node else None


def yaml_items(path: Path, problems: Problems) -> Iterator[Item]:
    """Each mapping of a YAML file that is a list of mappings."""
    before = len(problems)
    loader, node = _compose(read_text(path, problems), path, 1, problems)
    if len(problems) == before and (node is None or not node.value):
        problems.append(Problem(str(path), 1, "this file holds nothing", "Restore its items"))
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(str(path), 1, "this file is not a list", "Begin each item with `- `"))
        return
    for child in node.value:
        item = _mapping(loader, child, path, 1, problems)
        if item is not None:
            yield item


def _fits(value: object, hint: object) -> bool:
    if hint == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if hint == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair)
    if hint == str | None:
        return value is None or isinstance(value, str)
    if hint is date:
        return type(value) is date
    return isinstance(value, str) and bool(value.strip())


def record(kind: type[T], item: Item, path: Path, problems: Problems) -> T | None:
    """`item` as a frozen `kind`; None, with a Problem for each field that is missing, unknown or of the wrong shape."""
    before = len(problems)
    fields = {f.name: f for f in dataclasses.fields(kind) if f.name != "line"}
    hints = get_type_hints(kind)
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
