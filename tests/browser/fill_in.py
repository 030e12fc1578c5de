"""What the tests of the tools share: a watched page on which a tool has come."""

from collections.abc import Callable

from playwright.sync_api import Page

Open = Callable[..., Page]
EVIL = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>\"'><b>"
REFUSED = """Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def ready(page: Page) -> Page:
    """The page, when its tool has come."""
    page.locator("form[data-ready]").wait_for()
    return page


def stored(page: Page, key: str) -> str | None:
    found = page.evaluate("key => localStorage.getItem(key)", key)
    return None if found is None else str(found)
