"""Style sheets: layers are sorted and removed, a page keeps the rules that it uses, and colors have enough contrast."""

import re
from pathlib import Path

import pytest
import tinycss2

from scripts.guide import paths, styles
from tests.conftest import ROOT

SHEETS = sorted((ROOT / "docs" / "assets" / "css").glob("*.css"))
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")
PAIRS = (
    *((text, ground, 7) for text in ("ink", "muted", "accent") for ground in ("paper", "raised")),
    *((text, "sand", 7) for text in ("ink", "accent")),
    ("on-accent", "accent", 7),
    *(("line", ground, 3) for ground in ("paper", "raised", "sand")),
    *((level, f"{level}-ground", 7) for level in ("emergency", "urgent", "routine", "caution")),
    *(("ink", f"{level}-ground", 7) for level in ("emergency", "urgent", "routine", "caution")),
)
"""Each pair of colors in use, text or control first, and the least contrast that it needs."""


def test_rules_are_sorted_by_layer() -> None:
    css = "@layer one, two; @layer two { a { color: red } } p { color: blue } @layer one { b { left: 0 } @media print { i { top: 0 } } }"
    assert styles.flat(css) == "b{left:0}@media print{i{top:0}}a{color:red}p{color:blue}"


def test_a_page_keeps_the_rules_that_it_uses() -> None:
    css = "a,.gone{top:0.5rem} [dir=rtl] a{top:1px} [dir='ltr'] a{top:2px} [data-tool] a{top:3px} [hidden] a{top:4px} a + a{top:5px}"
    have = frozenset({"a", "[dir]", "[dir=ltr]"})
    assert styles.used(styles.parsed(css), have) == 'a{top:.5rem}[dir="ltr"] a{top:2px}[hidden] a{top:4px}a+a{top:5px}'


def test_a_page_keeps_the_custom_properties_that_it_reads() -> None:
    css = ":root{--a:1px;--b:2px;--c:3px}p{top:var(--a)}"
    assert styles.without_unused_properties(css, frozenset({"--c"})) == ":root{--a:1px;--c:3px}p{top:var(--a)}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_is_in_a_listed_layer(sheet: Path) -> None:
    rules = styles.parsed(sheet.read_text())
    assert {rule.type == "at-rule" and rule.lower_at_keyword for rule in rules} == {"layer"}
    named = {name.strip() for rule in rules for name in tinycss2.serialize(rule.prelude).split(",")}
    assert named <= set(LAYERS)
    assert "@layer" not in styles.flat(sheet.read_text())


def test_the_list_of_layers_is_the_first_rule() -> None:
    first = styles.parsed((ROOT / paths.DOCS / paths.TOKENS).read_text())[0]
    assert tuple(name.strip() for name in tinycss2.serialize(first.prelude).split(",")) == LAYERS


def colors(selector: str) -> dict[str, str]:
    """The colors of a selector's first rule, by name."""
    css = styles.flat((ROOT / paths.DOCS / paths.TOKENS).read_text())
    rule = css[css.index(selector) :].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", rule))


def luminance(color: str) -> float:
    """The relative luminance of `#rrggbb`, by WCAG 2.2."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("light", [":root{", ':root[data-light="dim"]', ':root:not([data-light="paper"])'])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_colors_keep_their_contrast(light: str, text: str, ground: str, least: float) -> None:
    found = colors(light)
    lighter, darker = sorted((luminance(found[text]), luminance(found[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_the_colors_of_dim_are_written_once_and_apply_where_the_device_asks_for_dark() -> None:
    sheet = (ROOT / paths.DOCS / paths.TOKENS).read_text()
    assert all(sheet.count(color) == 1 for color in colors(':root[data-light="dim"]').values())
    assert "@media (prefers-color-scheme:dark){:root:not" in styles.flat(sheet)
    assert colors(':root[data-light="dim"]') == colors(':root:not([data-light="paper"])')


def test_font_sizes_and_corner_radii_come_from_tokens() -> None:
    """There are six font sizes; drawings and print (em, pt, percent) have their own."""
    for sheet in SHEETS:
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        sizes = [size for size in re.findall(r"font-size: ([^;}]+)", css) if size.endswith(("rem", "px"))]
        assert [size for size in sizes if not size.startswith("var(")] == [], sheet.name
        assert re.findall(r"border-radius: [^;}]*\d(?:px|rem)", css) == [], sheet.name
