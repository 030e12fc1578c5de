"""The guide works at a root, in a folder and on its own domain. The fixture `base` of the other tests covers a copy on disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests import builds
from tests.browser.conftest import LABELS, serving
from tests.pages import DEEP, TOPIC

Open = Callable[..., Page]
SITES = {"root": "https://guide.example/", "below a name": builds.BELOW_A_NAME, "own domain": "https://guide.example/"}


@pytest.fixture(scope="module")
def built() -> dict[str, Path]:
    """The real guide, built for each address as the workflow builds it."""
    return {address: builds.published(address) for address in SITES.values()}


@pytest.fixture(params=list(SITES))
def site(request: pytest.FixtureRequest, built: dict[str, Path]) -> Iterator[str]:
    """The address of a served site, with a slash at its end. A name in .localhost is this machine under its own domain."""
    address = SITES[request.param]
    path = urlsplit(address).path
    host = "guide.localhost" if request.param == "own domain" else "127.0.0.1"
    with serving(built[address], path) as port:
        yield f"http://{host}:{port}{path}"


def see(page: Page) -> None:
    """The settings and the search of a page work, and it has its style."""
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).position") == "sticky"
    page.get_by_role("button", name=LABELS["settings"]).click()
    page.get_by_label(LABELS["light_dim"]).check()
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.dataset.light") == "dim"
    page.locator("[data-late=search]").click()
    page.get_by_text(LABELS["search_type"]).wait_for()
    page.keyboard.type("cramp")
    page.locator("#found > li a").first.wait_for()
    page.locator("#found > li a").first.click()
    page.locator("h1").wait_for()


def test_search_pictures_meanings_and_settings_work(site: str, open_page: Open) -> None:
    page = open_page(site, TOPIC)
    page.locator("article .term").first.click()
    assert page.locator(".meaning:popover-open").count() == 1
    page.keyboard.press("Escape")
    page.locator("a.glightbox").first.click()
    page.locator(".glightbox-container .current svg[role=img]").wait_for()
    page.keyboard.press("Escape")
    page.locator(".glightbox-container").wait_for(state="detached")
    see(page)
    assert page.url.startswith(site)
    assert "This page is not here" not in page.inner_text("h1")


@pytest.mark.parametrize("lost", ["nothing", f"{TOPIC}nothing/", "a/b/c/d.html"])
def test_the_404_page_works_at_any_depth(site: str, browser: object, lost: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    answer = page.goto(site + lost)
    assert answer.status == 404
    assert page.inner_text("h1") == LABELS["not_here"]
    links = page.evaluate("[...document.querySelectorAll('a[href]:not([href^=\"#\"]), link[rel=icon]')].map(a => a.href)")
    assert len(links) > 10
    for link in set(links):
        assert link.startswith(site), link
        assert page.evaluate("link => fetch(link).then(got => got.status)", link) == 200, link
    see(page)
    assert page.inner_text("h1") != LABELS["not_here"]
    page.close()


def test_a_moved_page_redirects(site: str, open_page: Open) -> None:
    page = open_page(site, builds.MOVED)
    page.wait_for_url(f"{site}{DEEP}")
    assert page.locator("article.words").count() == 1


def test_metadata_names_the_published_address(built: dict[str, Path]) -> None:
    for address, folder in built.items():
        home = (folder / "index.html").read_text()
        assert f'<link rel="canonical" href="{address}">' in home
        assert f'content="{address}assets/card.png"' in home
        assert (folder / "assets" / "card.png").is_file()
        assert f"<loc>{address}{TOPIC}</loc>" in (folder / "sitemap.xml").read_text()
        assert builds.MOVED not in (folder / "sitemap.xml").read_text()
