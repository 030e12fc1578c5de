"""What a browser would drop from a style sheet without a warning, or show too faintly to be read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import tinycss2

from scripts.guide import paths
from scripts.guide.files import read_text
from scripts.guide.model import Guide, Problem

SHEETS: Final = paths.DOCS / "assets" / "css"
SCRIPTS: Final = paths.DOCS / "assets" / "js"
NOT_CODE: Final = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)
DECLARED: Final = re.compile(r"(--[\w-]+)\s*:")
NAMED: Final = re.compile(r"""["'`](--[\w-]+)""")
READ: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(,)?")
LOOK: Final = re.compile(r":root[^{}]*\{([^{}]*)\}")
COLOR: Final = re.compile(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]{3,8}|[a-z]+)\s*(?=[;}])")
HEX: Final = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
GROUNDS: Final = ("paper", "raised", "sand")
LOADING: Final = ("url", "src", "image-set", "-webkit-image-set")
ELSEWHERE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
LEVELS: Final = ("emergency", "urgent", "routine", "caution")
PAIRS: Final = (
    *((text, ground, 7) for text in ("ink", "muted", "accent") for ground in GROUNDS if (text, ground) != ("muted", "sand")),
    ("on-accent", "accent", 7),
    *(("line", ground, 3) for ground in GROUNDS),
    *((text, f"{level}-ground", 7) for level in LEVELS for text in (level, "ink")),
)
"""Text or line, its ground, and the least contrast: 7 for text (WCAG 2.2, 1.4.6), 3 for borders of controls (1.4.11)."""


def braces_are_closed(guide: Guide) -> Iterator[Problem]:
    """ST01: every brace of a style sheet is closed: a browser drops what follows one that is not."""
    for sheet, text in _sheets():
        opened: list[int] = []
        for at, sign in ((match.start(), match[0]) for match in re.finditer(r"[{}]", text)):
            if sign == "{":
                opened.append(at)
            elif opened:
                opened.pop()
            else:
                yield Problem(str(sheet), _line(text, at), "this brace closes nothing", "Remove it, or open its rule")
        if opened:
            what = "a brace that opens here is never closed"
            yield Problem(str(sheet), _line(text, opened[0]), what, "Close it, or one of those within it")


def tokens_are_known(guide: Guide) -> Iterator[Problem]:
    """ST02: every custom property that a style sheet reads is set in a sheet or by a script: else the rule has no effect."""
    known = {name for _, text in _sheets() for name in DECLARED.findall(text)}
    known |= {name for file in sorted(SCRIPTS.rglob("*.js")) for name in NAMED.findall(read_text(file, []))}
    for sheet, text in _sheets():
        for match in READ.finditer(text):
            if match[1] not in known and not match[2]:
                remedy = f"Write one that is set, in {paths.DOCS / paths.TOKENS} for example"
                yield Problem(str(sheet), _line(text, match.start()), f"`{match[1]}` is set nowhere", remedy)


def sheets_say_and_load_nothing(guide: Guide) -> Iterator[Problem]:
    """ST04: a style sheet shows no words, which no check would read, and loads nothing from another origin or by `@import`."""
    for sheet in sorted(SHEETS.glob("*.css")):
        for node, before in _tokens(tinycss2.parse_component_value_list(read_text(sheet, []))):
            value = str(getattr(node, "value", ""))
            if node.type == "at-keyword" and value.lower() == "import":
                yield Problem(str(sheet), node.source_line, "`@import` loads a sheet late", "Name the sheet in `extra_css:` of mkdocs.yml")
            elif before in LOADING and node.type in ("url", "string") and ELSEWHERE.match(value):
                yield Problem(str(sheet), node.source_line, f"`{value[:40]}` loads from another site", "Put the file in docs/assets/")
            elif before == "content" and node.type == "string" and re.search(r"[^\W\d_]{2}", value):
                yield Problem(
                    str(sheet), node.source_line, f"`content` shows \u201c{value[:40]}\u201d", "Write it in a page or in data/words.yml"
                )


def _tokens(nodes: Iterable[Any], within: str = "") -> Iterator[tuple[Any, str]]:
    """Each token with the property or function that it is in; `url` for an address that is written without quotes."""
    for node in nodes:
        if node.type == "ident":
            within = node.lower_value if node.lower_value == "content" else within
        elif node == ";":
            within = ""
        yield node, "url" if node.type == "url" else within
        inside = getattr(node, "content", None) or getattr(node, "arguments", None) or ()
        yield from _tokens(inside, node.lower_name if node.type == "function" else "")


def colors_can_be_read(guide: Guide) -> Iterator[Problem]:
    """ST03: each pair of colors of tokens.css has the contrast that style_sheets.PAIRS asks for, in every look."""
    file = paths.DOCS / paths.TOKENS
    text = NOT_CODE.sub(_blank, read_text(file, [])) if file.is_file() else ""
    for look in LOOK.finditer(text):
        found = {match[1]: (match[2], look.start(1) + match.start()) for match in COLOR.finditer(look[1])}
        for name, (color, at) in found.items():
            if not HEX.fullmatch(color) and any(name in pair for pair in PAIRS):
                yield Problem(str(file), _line(text, at), f"`--{name}: {color}` is no color of three or six digits", "Write it as #1e2a30")
        for one, other, least in PAIRS:
            (color, at), (ground, _) = found.get(one, ("", 0)), found.get(other, ("", 0))
            if HEX.fullmatch(color) and HEX.fullmatch(ground) and contrast(color, ground) < least:
                what = f"`--{one}` on `--{other}` has a contrast of {contrast(color, ground):.1f}, {least} at least"
                yield Problem(str(file), _line(text, at), what, "Make one darker or lighter")


def contrast(one: str, other: str) -> float:
    """The contrast of two colors as `#rrggbb` or `#rgb`, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    color = color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _sheets() -> Iterator[tuple[Path, str]]:
    """Each of our style sheets, its comments and strings blanked, so that lines and places stay."""
    return ((file, NOT_CODE.sub(_blank, read_text(file, []))) for file in sorted(SHEETS.glob("*.css")))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
