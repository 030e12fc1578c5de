"""Reads files as text and as YAML; every mistake becomes a Problem with its line."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from scripts.guide import paths
from scripts.guide.model import Problem

Problems = list[Problem]

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Characters that no editor shows and that change how Markdown, YAML or a screen shows a text: control characters, changes of direction,
and zero-width characters, which split a word so that neither the search, the glossary nor a check finds it."""
MERGE = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))
CUT = re.compile(r"[ \t]+#")
MAY_HAVE_COMMENTS = (paths.CONFIG, paths.WORDS)  # a comment after a setting gives its reason
MAY_BE_EMPTY = (
    paths.REVIEWS,  # nobody has reviewed anything yet
    *(paths.ARTICLE, paths.GROUPS, paths.SELF_AUDIT, paths.AUDIT_ITEMS, paths.SPELLINGS, paths.SHEET_RULES, paths.SEARCHES),
)
"""The files in which a guide may write `[]`, because it needs none of their items."""
ENVIRONMENT = "!ENV"  # the only tag that mkdocs.yml may use: it reads an environment variable
NESTED = 20  # our data has three levels; hundreds of brackets crash the YAML parser


class Item(NamedTuple):
    """A mapping from a file: its values, the line that it begins on, the line of each of its names, and its lists of mappings."""

    values: dict[str, Any]
    line: int
    lines: dict[str, int]
    parts: "Mapping[str, tuple[Item, ...]]" = MappingProxyType({})

    def at(self, name: str) -> int:
        """The line of a name, or of the mapping where the name is missing."""
        return self.lines.get(name, self.line)


class _Loader(yaml.CSafeLoader):
    """The safe loader, with a node at hand for each value. Tags such as !ENV and !!python/name stay unread."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_text(path: Path, problems: Problems) -> str:
    """A file's UTF-8 text; empty, with a Problem, where it cannot be read, has a merge conflict, or has an invisible character."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if left := MERGE.search(text):
            line = text.count("\n", 0, left.start()) + 1
            problems.append(Problem(str(path), line, "git left this mark between two versions", "Keep one, and remove the marks"))
            return ""
        if not (unseen := UNSEEN.search(text)):
            return text
        line, code = text.count("\n", 0, unseen.start()) + 1, ord(unseen[0])
        problems.append(Problem(str(path), line, f"an invisible character (U+{code:04X}) is here", "Type this line again"))
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
        node = loader.get_single_node()
        problems += _faults(node, path, first, text) if node else ()
        return loader, node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        what = f"this is not valid YAML ({(error.problem or 'unreadable').strip()})"
        problems.append(Problem(str(path), line, what, "Look here and one line above for a missing quote, colon or space"))
    except (yaml.YAMLError, ValueError) as error:
        line = first + text.count("\n", 0, getattr(error, "position", 0) or 0)
        what = f"this is not valid YAML ({str(error).splitlines()[0]})"
        problems.append(Problem(str(path), line, what, "Remove the character that YAML cannot contain"))
    return loader, None


def _faults(root: yaml.Node, path: Path, first: int, text: str) -> Iterator[Problem]:
    """What YAML allows and this guide does not: a name twice, a name that is no text, tags (they can run programs), aliases, cut texts."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        line = first + node.start_mark.line
        if id(node) in seen:
            yield Problem(str(path), line, "this part is used again by an alias (`&name`, `*name`)", "Write it out in each place")
            continue
        seen.add(id(node))
        if node.tag not in TAGS and not (node.tag == ENVIRONMENT and path == paths.CONFIG):
            name = node.tag.replace("tag:yaml.org,2002:", "!!")
            yield Problem(str(path), line, f"the tag `{name}` is not read here", "Remove it, and write the value as plain text or a list")
        if isinstance(node, yaml.ScalarNode) and path not in MAY_HAVE_COMMENTS and CUT.match(text, node.end_mark.index):
            remedy = "Put the text in quotes, or the comment on a line of its own"
            yield Problem(str(path), line, "` #` begins a comment, so the text ends before it", remedy)
        names = set[str]()
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                yield Problem(str(path), first + key.start_mark.line, "this name is not a text", "Write `name: value`")
            elif key.value in names:
                yield Problem(str(path), first + key.start_mark.line, f"`{key.value}` appears twice here", "Keep one of them")
            names.add(str(key.value))
            waiting += [key, value]
        waiting += node.value if isinstance(node, yaml.SequenceNode) else []


def _mapping(loader: _Loader, node: yaml.Node, path: Path, first: int, problems: Problems, *, deeper: int = NESTED) -> Item | None:
    line = first + node.start_mark.line
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(str(path), line, "this is not a set of `name: value` pairs", "Write one pair a line"))
        return None
    pairs = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    lines = {key.value: first + key.start_mark.line for key, _ in pairs}
    values: dict[str, Any] = {}
    parts: dict[str, tuple[Item, ...]] = {}
    for key, value in pairs:
        if deeper and _holds_mappings(value):
            read = [_mapping(loader, child, path, first, problems, deeper=deeper - 1) for child in value.value]
            parts[key.value] = tuple(item for item in read if item)
            values[key.value] = [item.values for item in parts[key.value]]
            continue
        try:
            values[key.value] = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError, TypeError, KeyError, RecursionError) as error:
            why = str(error).splitlines()[0] if str(error) else "unreadable"
            remedy = "Write a real day as YYYY-MM-DD, or put a text in quotes"
            problems.append(Problem(str(path), first + value.start_mark.line, f"`{key.value}` cannot be read ({why})", remedy))
    return Item(values, line, lines, parts)


def _holds_mappings(node: yaml.Node) -> bool:
    """Whether a value is a list of mappings only, each with its own lines."""
    return isinstance(node, yaml.SequenceNode) and bool(node.value) and all(isinstance(child, yaml.MappingNode) for child in node.value)


def yaml_mapping(text: str, path: Path, first: int, problems: Problems, inside: tuple[str, ...] = ()) -> Item | None:
    """The one mapping that `text` is, or the one below the names of `inside`; `first` is the line of the file at which it begins."""
    item, met = _mapping_of(text, path, first, inside)
    problems += met
    return item


@lru_cache(maxsize=32)  # the settings and the labels are read by many checks; nothing changes an item
def _mapping_of(text: str, path: Path, first: int, inside: tuple[str, ...]) -> tuple[Item | None, tuple[Problem, ...]]:
    problems: Problems = []
    loader, node = _compose(text, path, first, problems)
    for name in inside:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    if node is None and not problems:
        place = f" under `{': '.join(inside)}:`" if inside else ""
        problems.append(Problem(str(path), first, f"there is nothing here{place}", "Write the `name: value` pairs that belong here"))
    item = _mapping(loader, node, path, first, problems) if node else None
    return item, tuple(problems)


def yaml_items(path: Path, problems: Problems) -> Iterator[Item]:
    """Each mapping of a YAML file that is a list of mappings."""
    before = len(problems)
    loader, node = _compose(read_text(path, problems), path, 1, problems)
    on_purpose = path in MAY_BE_EMPTY and isinstance(node, yaml.SequenceNode)
    if len(problems) == before and (node is None or not node.value) and not on_purpose:
        problems.append(Problem(str(path), 1, "this file is empty", "Restore its items"))
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(str(path), 1, "this file is not a list", "Begin each item with `- `"))
        return
    for child in node.value:
        item = _mapping(loader, child, path, 1, problems)
        if item is not None:
            yield item
