"""Meanings and citations open by key, touch and mouse, and close by Esc and a tap outside; from disk and without scripts too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pages import ANOTHER, GLOSSARY, GUIDE, TOPIC

Open = Callable[..., Page]


def panel_of(control: Locator) -> str:
    """The id of the panel that a citation mark or an explained word opens."""
    return control.get_attribute("popovertarget") or f"term-{(control.get_attribute('href') or '').partition('#')[2]}"


def opened(page: Page) -> int:
    return page.locator(".meaning:popover-open").count()


@pytest.mark.parametrize(("kind", "scripts"), [("term", True), ("mark", True), ("mark", False)])
def test_a_popover_opens_and_closes_by_keyboard(base: str, open_page: Open, kind: str, scripts: bool) -> None:
    page = open_page(base, TOPIC, java_script_enabled=scripts)
    button = page.locator(f"article .{kind}").first
    meaning = page.locator(f"#{panel_of(button)}")
    button.focus()
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning.locator("a").first).to_be_visible()  # guide.js, which loads late, adds the one for a word
    page.keyboard.press("Tab")
    expect(meaning.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(meaning).to_be_visible()


@pytest.mark.parametrize("kind", ["term", "mark"])
def test_a_popover_opens_and_closes_by_touch(base: str, open_page: Open, kind: str) -> None:
    page = open_page(base, TOPIC, has_touch=True, viewport={"width": 320, "height": 640})
    for button in page.locator(f"article .{kind}").all()[:6]:
        button.tap()
        assert opened(page) == 1
        box = page.locator(".meaning:popover-open").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640
        page.keyboard.press("Escape")
    page.locator("article .term").first.tap()
    page.touchscreen.tap(2, 2)  # a corner, because the meaning of a word near the top may cover the heading
    assert opened(page) == 0


def test_one_popover_is_open_at_a_time(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC)
    page.locator("article .term").first.click()
    page.locator("article button.mark").nth(3).click()
    assert opened(page) == 1


def test_a_term_shows_its_meaning_and_leads_to_the_glossary(served: str, open_page: Open) -> None:
    page = open_page(served, TOPIC)
    button = page.locator("article .term").first
    slug = panel_of(button).removeprefix("term-")
    (term,) = (term for term in GUIDE.terms if term.slug == slug)
    button.click()
    meaning = page.locator(f"#term-{slug}")
    expect(meaning).to_contain_text(term.meaning)
    meaning.locator("a").click()
    assert page.url.endswith(f"/{GLOSSARY}#{slug}")
    expect(page.locator(f"#{slug}")).to_be_in_viewport()


def test_a_citation_gives_its_grade_and_leads_to_its_source(base: str, open_page: Open) -> None:
    page = open_page(base, ANOTHER)
    mark = page.locator("button.mark").first
    line = page.locator(f"#{(mark.get_attribute('popovertarget') or '').replace('cite-', 'cited-')}")
    mark.click()
    meaning = page.locator(".meaning:popover-open")
    assert meaning.locator(".grade").all_text_contents() == line.locator(".grade").all_text_contents()
    sources = "links => links.map(link => link.hash.slice(1))"
    links = meaning.locator("a").evaluate_all(sources)
    assert links[:-1] == line.locator("a").evaluate_all(sources)
    assert set(links[:-1]) <= set(GUIDE.sources)
    first = GUIDE.sources[links[0]]
    meaning.locator("a").first.click()
    source = page.locator(f"#{first.key}")
    assert page.url.endswith(f"#{first.key}")
    expect(source).to_be_in_viewport()
    expect(source.locator("a").first).to_have_attribute("href", first.link)
