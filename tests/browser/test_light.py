"""Paper, Dim and System: chosen, remembered, and never pure white or pure black."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]
PAPER, DIM = "rgb(247, 242, 231)", "rgb(35, 40, 44)"


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("scheme", "color"), [("light", PAPER), ("dark", DIM)])
@pytest.mark.parametrize("scripts", [True, False])
def test_system_is_the_device(served: str, open_page: Open, scheme: str, color: str, scripts: bool) -> None:
    assert ground(open_page(served, "", color_scheme=scheme, java_script_enabled=scripts)) == color


def test_a_choice_is_kept_on_the_next_page(base: str, open_page: Open) -> None:
    page = open_page(base, "", color_scheme="light")
    for expected in (PAPER, DIM):
        page.locator(".md-header__option label:visible").click()
        assert ground(page) == expected
    page.locator("article .taps a").first.click()
    page.wait_for_load_state()
    assert ground(page) == DIM
    page.locator(".md-header__option label:visible").click()
    assert ground(page) == PAPER  # System again, on a light device
