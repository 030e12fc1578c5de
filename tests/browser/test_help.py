"""Help in a hurry: the reader's country first, numbers that can be tapped, and a notice on an overdue page."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.guide import paths, rendered
from tests.browser.conftest import LABELS, address
from tests.conftest import ROOT
from tests.pages import GUIDE, HELP, SOURCES, TOPIC

Open = Callable[..., Page]
UNFOLD = "() => document.querySelectorAll('.numbers details').forEach(each => each.open = true)"
DUE = {page.url: page.meta.next_review for page in GUIDE.pages}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_country_can_be_listed_first_and_nothing_is_stored(base: str, open_page: Open, scripts: bool) -> None:
    page = open_page(base, HELP, java_script_enabled=scripts)
    codes = page.locator(".numbers details").evaluate_all("all => all.map(each => each.id)")
    chosen = codes[len(codes) // 2]
    page.locator(f"nav a[href='#{chosen}']").click()
    tops = {code: page.locator(f".numbers details#{code}").bounding_box()["y"] for code in codes}  # type: ignore[index]
    assert len(codes) >= 3
    assert sorted(codes, key=tops.__getitem__) == [chosen, *(code for code in codes if code != chosen)]
    assert page.context.storage_state()["cookies"] == []
    opened = [chosen] if scripts else codes
    assert page.locator(".numbers details[open]").evaluate_all("all => all.map(each => each.id).sort()") == sorted(opened)
    expect(page.locator(f"#{chosen} a[href^='tel:']").first).to_be_in_viewport()
    if scripts:
        assert page.evaluate("Object.keys(localStorage).filter(key => !key.includes('palette')).length") == 0


def test_a_link_to_a_country_from_another_page_shows_its_numbers_only(base: str, open_page: Open) -> None:
    page = open_page(base, HELP)
    (*_, last) = page.locator(".numbers details").evaluate_all("all => all.map(each => each.id)")
    page.goto("about:blank")
    page.goto(f"{address(base, HELP)}#{last}")
    assert page.locator(".numbers details[open]").evaluate_all("all => all.map(each => each.id)") == [last]
    expect(page.locator(f"#{last} a[href^='tel:']").first).to_be_in_viewport()


COUNTRIES = [country.code.lower() for country in GUIDE.countries]
SHIFTS = """const inArticle = ({ node }) => node && (node.parentElement || node).closest('article');
const add = seen => (window.moved ??= []).push(...seen.getEntries().filter(each => each.sources.some(inArticle)).map(each => each.value));
new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true})"""
SLOW = {"offline": False, "latency": 100, "downloadThroughput": 40_000, "uploadThroughput": 40_000}
"""In ms and bytes a second: the page takes two seconds."""


@pytest.mark.parametrize("part", ["", *(f"#{code}" for code in (COUNTRIES[0], COUNTRIES[len(COUNTRIES) // 2], "us", COUNTRIES[-1]))])
def test_nothing_moves_while_the_numbers_arrive_on_a_slow_connection(served: str, browser: Browser, part: str) -> None:
    """Nothing that is read. In the header "Aa" may make room for the button after it, where the connection pauses between the two."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
    page.add_init_script(SHIFTS)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.goto(address(served, HELP) + part)
    page.wait_for_timeout(300)
    assert page.evaluate("performance.timing.domContentLoadedEventStart - performance.timing.responseStart") > 1000
    assert page.evaluate("window.moved ?? []") == []
    page.close()


IN_A_CLOSED_FOLD = ", ".join(f"details:not([open]){place}" for place in ("[id]", " > [id]:not(summary)", " > :not(summary) [id]"))


def test_without_scripts_no_link_leads_into_a_closed_fold() -> None:
    """A link to the summary of a fold is allowed, because the reader sees what to tap next."""
    pages = rendered.read(ROOT / paths.SITE)
    closed = {f"/{page.url}#{part.attributes['id']}" for page in pages for part in page.all(IN_A_CLOSED_FOLD)}
    links = {urljoin(f"/{page.url}", link.attributes["href"] or "") for page in pages for link in page.all("a[href*='#']")}
    assert closed
    assert links & closed == set()


def test_numbers_can_be_tapped_in_the_first_card(served: str, open_page: Open) -> None:
    page = open_page(served, HELP)
    page.evaluate(UNFOLD)
    sections = page.locator(".numbers details").all()
    first = [section.locator("a[href^='tel:']").first.inner_text() for section in sections]
    page.goto(address(served, ""))
    numbers = page.locator(".emergency a[href^='tel:']")
    assert set(numbers.all_inner_texts()) == set(first)
    for number in numbers.all():
        box = number.bounding_box()
        assert box is not None
        assert box["height"] >= 44


@pytest.mark.parametrize("width", [320, 1280])
def test_every_number_by_country_can_be_tapped(served: str, open_page: Open, width: int) -> None:
    page = open_page(served, HELP, viewport={"width": width, "height": 640})
    page.evaluate(UNFOLD)
    links = page.locator(".numbers details a")
    assert links.count() > 30
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= width


def test_a_number_is_never_shown_without_its_country(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    for row in page.locator(".emergency .numbers-short li").all():
        assert len(row.inner_text().split()) > 1


@pytest.mark.parametrize(("days", "hour", "shown"), [(0, "20:00:00", False), (1, "01:00:00", True)])
def test_a_page_past_its_date_says_so(base: str, open_page: Open, days: int, hour: str, shown: bool) -> None:
    page = open_page(base, TOPIC)
    page.clock.set_fixed_time(f"{DUE[TOPIC] + timedelta(days=days)}T{hour}")
    page.reload()
    notice = page.get_by_text(LABELS["overdue"])
    expect(notice).to_be_visible() if shown else expect(notice).to_be_hidden()


def test_the_link_for_worried_readers_is_always_in_view(served: str, open_page: Open) -> None:
    page = open_page(served, SOURCES, viewport={"width": 320, "height": 480})
    page.evaluate("window.scrollTo(0, 3000)")
    expect(page.locator("header .worried")).to_be_in_viewport()
