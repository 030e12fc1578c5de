"""A thousand diary copies, good and hostile, each with the result that the published schema requires. The seed is fixed."""

import copy
import json
import random
from datetime import date, timedelta
from typing import Any

from jsonschema import Draft202012Validator

from tests.conftest import ROOT

VALID = Draft202012Validator(json.loads((ROOT / "data" / "diary-schema.json").read_text(encoding="utf-8")))
TASKS = ["wash", "food", "home", "out", "move", "work", "people", "rest"]
HELPED = ["rest", "pace", "warmth", "move", "breath", "people", "bedtime", "medicine"]
NOTES = [
    "", "A calm day.", "<img src=x onerror='window.ran=1'>", "<script>window.ran=1</script>", "</td><svg onload=window.ran=1>",
    "=HYPERLINK(\"https://example.com\")", "+1+1", "-2+3", "@SUM(1)", "a;=1+1", "javascript:window.ran=1", "${window.ran=1}", "{{7*7}}",
    "né, 日本語, 🙂", "\u202eturned", "'; DROP TABLE days; --", "__proto__", '"quoted", twice', "\\u0000 in words", "😀" * 140, "x" * 140,
]  # fmt: skip
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    4,
    1.5,
    1e308,
    "",
    "1",
    "wash",
    [],
    {},
    [[]],
    {"a": 1},
    ["__proto__"],
    [None],
    "\ud800",
    "a\nb",
    "x" * 141,
]
FIELDS = ["day", "tasks", "sleep", "energy", "helped", "note"]


def day(seed: random.Random, name: str) -> dict[str, Any]:
    return {
        "day": name,
        "tasks": seed.sample(TASKS, seed.randint(0, 8)),
        "sleep": seed.choice([None, 1, 2, 3]),
        "energy": seed.choice([None, 1, 2, 3]),
        "helped": seed.sample(HELPED, seed.randint(0, 8)),
        "note": seed.choice(NOTES),
    }


def whole(seed: random.Random, most: int = 12) -> dict[str, Any]:
    first = seed.choice([date(2000, 1, 1), date(2024, 2, 20), date(2026, 10, 20), date(2099, 12, 1)]) + timedelta(seed.randint(0, 15))
    names = [(first + timedelta(at)).isoformat() for at in range(seed.randint(0, most))]
    return {"format": "guide-diary", "version": 1, "days": [day(seed, name) for name in names]}


def fits(given: Any) -> bool:
    """Whether a copy follows the schema, and the rules that its description adds in words."""
    if not VALID.is_valid(given) or isinstance(given["version"], float):
        return False
    names = [each["day"] for each in given["days"]]
    return len(names) == len(set(names)) and all(real(each["day"]) and one_line(each["note"]) for each in given["days"])


def real(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def one_line(note: str) -> bool:
    return not any(sign < " " or "\x7f" <= sign <= "\x9f" or sign in "\u2028\u2029" or "\ud800" <= sign <= "\udfff" for sign in note)


def twisted(seed: random.Random) -> str:
    """A complete copy with one wrong value."""
    given = whole(seed) | {"days": [day(seed, "2026-01-01"), day(seed, "2026-01-02")]}
    at = given["days"][seed.randint(0, 1)]
    field = seed.choice(FIELDS)
    match seed.randint(0, 9):
        case 0:
            at[field] = copy.deepcopy(seed.choice(ODD))
        case 1:
            del at[field]
        case 2:
            at[seed.choice(["__proto__", "constructor", "twitches", "toString", "Day", ""])] = seed.choice([1, {"polluted": 1}, "x"])
        case 3:
            given[seed.choice(["version", "format", "days"])] = copy.deepcopy(seed.choice([*ODD, 2, 99, 2**53]))
        case 4:
            given["days"].append(copy.deepcopy(at))
        case 5:
            at["day"] = seed.choice(
                [
                    "2026-02-30",
                    "2026-13-01",
                    "26-01-01",
                    "2026-1-1",
                    "1999-12-31",
                    "2100-01-01",
                    "2026-01-01T00:00:00Z",
                    " 2026-01-03",
                    "２０２６-01-01",
                ]
            )
        case 6:
            at[seed.choice(["tasks", "helped"])] = seed.choice(
                [["wash", "wash"], ["toString"], ["rest", 1], "rest", [["rest"]], ["<b>"], TASKS * 3]
            )
        case 7:
            given[seed.choice(["__proto__", "extra", "constructor"])] = {"polluted": True}
        case 8:
            given["days"] = seed.choice([{"0": at}, [[at]], [None], "days", [at, None], None, at])
        case _:
            del given[seed.choice(["version", "format", "days"])]
    return json.dumps(given, ensure_ascii=seed.random() < 0.5 or field == "note")


def broken(seed: random.Random) -> str:
    """Invalid, incomplete or far too deeply nested JSON, or JSON with a duplicate name."""
    text = json.dumps(whole(seed) | {"days": [day(seed, "2026-03-01")]})
    depth = seed.choice([100, 5_000, 100_000])
    return seed.choice([
        text[: seed.randint(0, len(text) - 1)], "[" * depth, "[" * depth + "]" * depth, '{"days":' * depth + "1" + "}" * depth,
        text.replace('"days": [', '"days": ' + "[" * depth, 1), "<html><script>window.ran=1</script></html>", "null", "1", '"guide-diary"',
        text + text, text.replace('"note"', '"note": "first", "note"'), text.replace('"version"', '"version": 1, "version"'),
        text.replace("{", '{"__proto__": {"polluted": true}, ', 1), text.replace("}", ",}", 1), text.replace('"', "'"), "NaN",
        "\x00" + text,
    ])  # fmt: skip


def copies() -> list[tuple[str, list[dict[str, Any]] | None]]:
    """Each file's text, and its days if it must be imported, or None if it must be refused."""
    seed = random.Random(6)
    made: list[tuple[str, list[dict[str, Any]] | None]] = []
    for at in range(1000):
        if at % 4 == 0:
            text = json.dumps(whole(seed), ensure_ascii=seed.random() < 0.5, indent=seed.choice([None, 2]))
        else:
            text = (twisted if at % 4 < 3 else broken)(seed)
        text = text.encode("utf-8", "replace").decode()  # lone surrogates can only be written as \\u escapes
        made.append((text, days_of(text)))
    return made


def days_of(text: str) -> list[dict[str, Any]] | None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        given = json.loads(text, object_pairs_hook=once, parse_constant=lambda _: 1 / 0)
    except (ValueError, RecursionError, ZeroDivisionError):
        return None
    return given["days"] if fits(given) else None
