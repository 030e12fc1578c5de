"""What a screen reader announces: the role, name and state of each component, on small pages made for the tests (tests/specimen/)."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.guide import notation
from scripts.guide.markdown import pattern
from tests import specimen
from tests.browser.conftest import LABELS
from tests.conftest import SITES

Open = Callable[..., Page]
TREES = Path(__file__).with_name("trees")
STATES: dict[str, tuple[str, str, str]] = {
    "page": ("specimen/", "", "body"),
    "citation": ("specimen/", "article button.mark >> nth=0", ".meaning:popover-open"),
    "term": ("specimen/", "article .term >> nth=0", ".meaning:popover-open"),
    "menu": ("specimen/", "header [popovertarget=menu]", "#menu"),
    "settings": ("specimen/", "header [popovertarget=comfort]", "#comfort"),
    "search": ("specimen/", "header [data-late=search]", "#search[open]"),
    "tool": ("tool/", "", "article"),
}
"""The page, the control to press, and the part whose tree is compared."""
ELSEWHERE = ("book", "a-to-z")
"""Lists of all pages, which have tests of their own."""
SOURCE = "".join(file.read_text() for file in [*specimen.HERE.glob("*.md"), SITES / "good" / "snippets" / "emergency.md"])


@pytest.mark.parametrize("state", STATES)
def test_what_a_screen_reader_announces(specimen_served: str, open_page: Open, state: str) -> None:
    """After an intended change: `UPDATE_TREES=1 .venv/bin/python -m pytest -n 0 tests/browser/test_screen_reader.py`."""
    url, pressed, part = STATES[state]
    page = open_page(specimen_served, url)
    if state == "tool":
        page.locator("form[data-ready]").wait_for()
    if pressed:
        page.locator(pressed).click()
        page.locator(part).wait_for()
    if state == "search":
        page.locator("#query").fill("fasciculation")
        page.locator("#found a").first.wait_for()
    tree = page.locator(part).aria_snapshot().replace(specimen_served, "/") + "\n"
    file = TREES / f"{state}.yml"
    if os.environ.get("UPDATE_TREES"):
        file.write_text(tree, encoding="utf-8")
    assert tree == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("block", [block for block in notation.BLOCKS if block not in ELSEWHERE])
def test_the_specimen_shows_every_list(block: str) -> None:
    assert f"[[{block}" in SOURCE


def test_the_specimen_shows_every_kind_of_component() -> None:
    assert set(re.findall(r"^!!! (\w+)", SOURCE, re.MULTILINE)) == {"emergency", "urgent", "routine", "caution", "short"}
    parts = (*(LABELS[name] for name in notation.PARTS), *(f"{LABELS[name]}:" for name in pattern.CLASSES))
    for part in ("snippets/emergency.md", "[@", "[#", "![", "| --- |", *parts, 'class="choices"', 'class="sheet', "<dialog"):
        assert part in SOURCE, part
