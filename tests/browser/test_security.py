"""The security policy of the page works: an injected script does not run, and our own scripts do not violate it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LABELS, URLS
from tests.pages import TOPIC

Open = Callable[..., Page]
WATCH = "addEventListener('securitypolicyviolation', e => (window.broken ??= []).push(e.violatedDirective + ' ' + e.blockedURI))"


@pytest.mark.parametrize("way", ["inline", "handler", "address"])
def test_a_script_put_into_a_page_does_not_run(served: str, browser: object, way: str) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    put = {
        "inline": "<script>window.ran = 1</script>",
        "handler": "<img src=x onerror='window.ran = 1'>",
        "address": "<script src='https://example.com/x.js' onload='window.ran = 1'></script>",
    }[way]
    page.route("https://example.com/**", lambda route: route.fulfill(body="window.ran = 1", content_type="text/javascript"))
    page.route(served, lambda route: route.fulfill(response=(got := route.fetch()), body=got.text().replace("</main>", put + "</main>")))
    page.add_init_script(WATCH)
    page.goto(served)
    page.wait_for_function("window.broken?.length")
    assert page.evaluate("window.ran") is None
    page.close()


def test_normal_use_violates_no_policy(base: str, open_page: Open) -> None:
    """The fixture fails on any console error, and a violation is one. This test also checks that violations are noticed."""
    page = open_page(base, TOPIC, installs=True)
    page.add_init_script(WATCH)
    page.reload()
    page.get_by_role("button", name=LABELS["settings"]).click()
    page.get_by_label(LABELS["light_dim"]).check()
    page.get_by_label(LABELS["reading_low"]).check()
    page.get_by_label(LABELS["reading_whole"]).check()
    page.keyboard.press("Escape")
    page.locator("article button.mark").first.click()
    page.keyboard.press("Escape")
    page.locator("a.glightbox").first.click()
    page.locator(".glightbox-container .current svg[role=img]").wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-late=search]").click()
    page.keyboard.type("cramp")
    page.locator("#found > li").first.wait_for()
    assert page.evaluate("window.broken ?? []") == []


def test_no_policy_contains_an_unsafe_keyword(served: str, open_page: Open) -> None:
    page = open_page(served, "")
    for url in URLS:
        page.goto(served + url)
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        assert "default-src 'none'" in policy, url
        assert "unsafe" not in policy, url
        assert page.get_attribute("meta[name=referrer]", "content") == "no-referrer"
