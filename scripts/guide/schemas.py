"""JSON Schemas of the data files and of front matter, made from the records that the checks read: they cannot drift."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from scripts.guide.choices import CHOICES
from scripts.guide.records import part_of

TEXT = {"type": "string", "pattern": r"\S"}
SHAPES: Mapping[Any, dict[str, Any]] = {
    str: TEXT,
    date: {"type": "string", "format": "date"},
    tuple[str, ...]: {"type": "array", "items": TEXT, "uniqueItems": True},
    Mapping[str, str]: {"type": "object", "additionalProperties": TEXT},
    str | None: {"type": ["string", "null"], "pattern": r"\S"},
    int: {"type": "integer", "minimum": 1},
    date | None: {"type": ["string", "null"], "format": "date"},
}
"""The same shapes as `records.EXPECTED` puts into words."""


def item(kind: type) -> dict[str, Any]:
    """The schema of one item of a kind of record."""
    hints = get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.name != "line"]
    choices = CHOICES.get(kind, {})
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {each.name: _shape(hints[each.name], choices.get(each.name, ())) for each in fields},
        "required": [each.name for each in fields if each.default is each.default_factory is dataclasses.MISSING],
        "additionalProperties": False,
    }


def _shape(hint: object, choices: tuple[str, ...]) -> dict[str, Any]:
    """The schema of one field: one of its choices, or several where it is a list; a list of records has the schema of their items in it."""
    if choices:
        one = {"enum": list(choices)}
        return {**SHAPES[hint], "items": one} if hint == tuple[str, ...] else one
    part = part_of(hint)
    return {"type": "array", "items": item(part)} if part else SHAPES[hint]


def file(kind: type, many: bool, may_be_empty: bool = False) -> dict[str, Any]:
    """The schema of a whole file: a list of items, or one."""
    head: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if not many:
        return {**head, **item(kind)}
    return {**head, "type": "array", "items": item(kind), "minItems": 0 if may_be_empty else 1}


def name(path: Path) -> str:
    """The file of a data file's schema: `claims.json` for `data/claims.yml`."""
    return f"{path.stem}.json"


def text(schema: Mapping[str, Any]) -> str:
    """The text of a schema file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
