"""The whole guide in one file, opened from a disk, with scripts and without."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.guide import paths
from tests.browser.accessibility import violations
from tests.browser.conftest import LABELS
from tests.conftest import ROOT

Open = Callable[..., Page]
FILE = (ROOT / paths.ONE_FILE).as_uri()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=request.param, offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith((FILE, "data:")) else faults.append(sent.url))
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(FILE)
    yield page
    context.close()
    assert faults == []


def target(page: Page) -> str:
    return page.url.partition("#")[2]


def test_the_page_for_fear_comes_first_and_chapters_are_one_tap_away(page: Page) -> None:
    assert page.locator("h2").first.inner_text() == LABELS["worried"]
    expect(page.locator("h2").first).to_be_in_viewport()
    page.get_by_role("link", name="Contents", exact=True).click()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Sleep", exact=False).first.click()
    chapter = target(page)
    expect(page.locator(f"#{chapter} h2")).to_be_in_viewport()
    page.locator(f"#{chapter} + .up a").click()
    assert target(page) == "contents"


def test_a_citation_leads_to_its_line_and_a_word_to_its_meaning(page: Page) -> None:
    page.locator("#twitching .mark").first.click()
    assert target(page).startswith("twitching--cited-")
    expect(page.locator(f"[id='{target(page)}']")).to_be_in_viewport()
    page.locator("#twitching .term").first.click()
    assert target(page).startswith("glossary--")
    expect(page.locator(f"[id='{target(page)}']")).to_be_in_viewport()


def test_the_file_fits_a_narrow_screen_and_is_not_overdue(page: Page) -> None:
    assert page.locator("article").bounding_box()["width"] <= 320  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator(".overdue")).to_be_hidden()


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_file_follows_the_color_scheme_of_the_device(browser: Browser, light: str) -> None:
    page = browser.new_page(color_scheme=light)  # type: ignore[arg-type]
    page.goto(FILE)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(247, 242, 231)" if light == "light" else "rgb(35, 40, 44)")
    page.close()


def test_an_overdue_copy_says_so_by_the_readers_clock(browser: Browser) -> None:
    page = browser.new_page()
    page.clock.install(time="2031-01-01T12:00:00")
    page.goto(FILE)
    expect(page.locator(".overdue")).to_be_visible()
    page.close()


def test_the_file_has_a_sound_structure(browser: Browser) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto(FILE)
    assert violations(page, colors=False) == []
    page.close()


def test_the_policy_allows_no_other_script(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "guide.html"
    file.write_text((ROOT / paths.ONE_FILE).read_text().replace("</main>", "<script>window.ran = 1</script></main>"))
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("window.ran") is None
    page.close()
