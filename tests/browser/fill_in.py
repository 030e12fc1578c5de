"""Helpers that the tests of the tools share: open a page, wait for its tool, and fill it in."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

Open = Callable[..., Page]
EVIL = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>\"'><b>"
REFUSED = """Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })"""
OLD = """for (const [kind, name] of [[Object, 'hasOwn'], [Array.prototype, 'at'], [String.prototype, 'at'], [Array.prototype, 'findLast'],
  [window, 'structuredClone']]) delete kind[name]"""
"""A browser from before 2022, such as Chrome 90 or Safari 15.3: it lacks these functions."""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def slow(route: Route) -> None:
    """A file that takes half a second to arrive."""
    route.request.frame.page.wait_for_timeout(500)
    route.continue_()


def ready(page: Page) -> Page:
    """The page, once its tool has loaded."""
    page.locator("form[data-ready]").wait_for()
    return page


def stored(page: Page, key: str) -> str | None:
    found = page.evaluate("key => localStorage.getItem(key)", key)
    return None if found is None else str(found)


def tap(page: Page, *names: str) -> None:
    """Tick each of these answers."""
    for name in names:
        page.get_by_label(name, exact=True).check()


def pages(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    return len(re.findall(rb"/Type\s*/Page(?!\w)", pdf))


def saved_and_copied(page: Page, name: str) -> str:
    """The text that "Save as text" and "Copy as text" both produce. `name`: that of the saved file."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as text").click()
    assert saved.value.suggested_filename == name
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(".acts [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text.strip()
    return text
