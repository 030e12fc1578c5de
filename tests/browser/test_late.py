"""Files that load late: no tap is lost in the meantime, and the page works without them if they hang, fail or are broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import LABELS, URLS, address
from tests.browser.fill_in import slow
from tests.pages import GLOSSARY, LICENSE, PLAIN_SHEET, QUESTIONS, TOPIC, with_tool

Open = Callable[..., Page]
Fault = Callable[[Route], None]


def never(route: Route) -> None:
    """A file that neither loads nor fails, which is the worst of a bad connection."""


def test_only_the_page_is_requested_before_a_reader_acts(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    for url in ("", TOPIC, GLOSSARY, PLAIN_SHEET):
        asked.clear()
        page.goto(address(served, url), wait_until="networkidle")
        assert [each for each in asked if not each.endswith("/mark.svg")] == [served + url]


def broken(route: Route) -> None:
    """A file that loads and does nothing, as an old or truncated one may."""
    route.fulfill(body="", content_type="text/javascript")


def unavailable(route: Route) -> None:
    """The response of an overloaded server."""
    route.fulfill(status=503, body="Service unavailable")


FAULTS = {"hangs": never, "is broken": broken, "answers 503": unavailable}
with_every_fault = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
"""Most files are only tested as hanging, because each test waits four seconds; the other faults are tested on the first file."""


def test_a_tool_loads_before_the_worker_caches_the_guide(served: str, browser: Browser) -> None:
    page = browser.new_page(service_workers="block")
    page.route("**/tools/fill-in.js", never)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2]))
    with page.expect_request("**/installed.js", timeout=8000):
        page.goto(served + with_tool("one-sheet"), wait_until="domcontentloaded")
        page.wait_for_timeout(2000)  # half of the time after which the page gives up on its tool
        assert "installed.js" not in asked
        assert {"fill-in.js", "one-sheet.js"} <= set(asked), "its scripts load at once"
    page.close()


@with_every_fault
@pytest.mark.parametrize("file", ["guide.js", "glightbox.min.js", "glightbox.min.css"])
def test_a_picture_opens_by_its_link_if_the_lightbox_does_not_load(served: str, browser: Browser, fault: Fault, file: str) -> None:
    page = browser.new_page(service_workers="block")
    page.route(f"**/{file}", fault)
    page.goto(served + TOPIC)
    picture = page.locator("a.glightbox").first
    drawing = picture.evaluate("link => link.href")
    assert ".svg#figure-" in drawing
    picture.click()
    page.wait_for_url(drawing, timeout=8000)
    page.close()


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        *(("js/search.js", fault) for fault in FAULTS.values()),
        *((file, never) for file in ("guide.js", "search-find.js", "minisearch.js", "search/index.js")),
    ],
)
def test_a_search_that_does_not_load_leads_to_the_questions(served: str, browser: Browser, file: str, fault: Fault) -> None:
    page = browser.new_page(service_workers="block")
    page.route(f"**/{file}", fault)
    page.goto(served + TOPIC)
    page.get_by_role("link", name=LABELS["search"]).click()
    page.wait_for_url(f"**/{QUESTIONS}", timeout=8000)
    page.close()


@pytest.mark.parametrize(("file", "control"), [("guide.js", "search"), ("js/search.js", "search"), ("glightbox.min.js", "picture")])
def test_a_reader_can_follow_a_link_while_a_part_still_loads(served: str, browser: Browser, file: str, control: str) -> None:
    page = browser.new_page(service_workers="block")
    page.route(f"**/{file}", never)
    slow: list[Route] = []
    page.route(f"**/{LICENSE}", lambda route: slow.append(route))  # noqa: PLW0108  # Playwright takes Python functions only
    page.goto(served + TOPIC)
    page.locator(f"[data-late={control}]").first.click()
    page.evaluate(f"setTimeout(() => location.assign(document.querySelector('a[href$=\"{LICENSE}\"]').href))")
    page.wait_for_timeout(4500)  # after four seconds the page gives up on its part and follows the link of the control
    slow[0].continue_()
    page.wait_for_url(f"**/{LICENSE}")
    page.close()


@pytest.mark.parametrize(
    ("url", "file", "fault"),
    [
        *((with_tool("one-sheet"), "fill-in.js", fault) for fault in FAULTS.values()),
        (with_tool("one-sheet"), "guide.js", never),
        (with_tool("one-sheet"), "one-sheet.js", never),
        *((with_tool("diary"), file, never) for file in ("diary.js", "diary-views.js", "store.js")),
        (with_tool("diary"), "diary-views.js", broken),
        *((with_tool(tool), f"{file}.js", broken) for tool, file in (("letter", "letter-words"), ("plan", "plan-steps"))),
    ],
)
def test_paper_replaces_a_tool_that_does_not_load(served: str, browser: Browser, url: str, file: str, fault: Fault) -> None:
    page = browser.new_page(service_workers="block")
    page.route(f"**/{file}", fault)
    page.goto(served + url)
    expect(page.locator("html[data-without=tool]")).to_have_count(1, timeout=8000)
    expect(page.locator("article > .sheet")).to_be_visible()
    expect(page.locator("[data-tool]")).to_be_hidden()
    page.close()


def test_a_tool_that_loads_late_replaces_its_paper(served: str, browser: Browser) -> None:
    page = browser.new_page(service_workers="block")
    waiting: list[Route] = []
    page.route("**/fill-in.js", lambda route: waiting.append(route))  # noqa: PLW0108  # Playwright takes Python functions only
    page.goto(served + with_tool("one-sheet"))
    expect(page.locator("html[data-without=tool]")).to_have_count(1, timeout=8000)
    waiting[0].continue_()
    expect(page.locator("form[data-tool]")).to_be_visible()
    page.close()


def test_a_first_tap_on_search_works_on_a_slow_connection(served: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.route("**/*.js", slow)
    page.goto(served + TOPIC)
    page.get_by_role("link", name=LABELS["search"]).click()
    expect(page.get_by_role("dialog", name=LABELS["search_this"])).to_be_visible()
    page.keyboard.type("cramp")  # typed before the search itself has come
    expect(page.locator("#found > li").first).to_be_visible(timeout=10_000)
    page.close()


def test_menu_meanings_and_settings_work_without_late_files(served: str, browser: object) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    page.route("**/*.js", never)
    page.goto(served + TOPIC)
    page.get_by_role("button", name=LABELS["menu"]).click()
    expect(page.get_by_role("navigation", name=LABELS["parts"]).get_by_role("link").last).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=LABELS["settings"]).click()
    page.get_by_label(LABELS["light_dim"]).check()
    page.get_by_role("button", name=LABELS["close"]).click()
    assert page.get_attribute("html", "data-light") == "dim"
    page.locator("article .term").first.click()
    expect(page.locator(".meaning:popover-open")).to_be_visible()
    page.close()


def test_a_page_is_overdue_by_the_readers_clock(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC)
    expect(page.locator(".overdue")).to_be_hidden()
    page.clock.install(time="2031-01-01T12:00:00")
    page.reload()
    expect(page.get_by_text(LABELS["overdue"])).to_be_visible()


def test_every_page_prints_its_text_and_dates_and_no_controls(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    page.emulate_media(media="print")
    for url in URLS:
        page.goto(address(served, url))
        if page.locator("article > .sheet").count():
            continue
        expect(page.locator(".reviewed").last).to_be_visible()
        for screen in ("header.top", "#menu", "#comfort", ".site-foot", "article .meaning"):
            assert not any(part.is_visible() for part in page.locator(screen).all()[:2]), (url, screen)
