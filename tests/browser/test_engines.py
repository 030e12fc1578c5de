"""The first steps of a reader in other engines: Firefox, WebKit with popovers and without, and the oldest supported Chromium."""

from collections.abc import Callable, Iterator

import pytest

from scripts import system_packages
from tests.browser import engines
from tests.browser.conftest import LABELS, address
from tests.browser.firefox import Firefox

Engine = engines.Window | Firefox
WORD = "document.querySelector('article .term[role=button]')"
MEANING = f"document.getElementById('term-' + {WORD}.hash.slice(1))"
MARK = "document.querySelector('article button.mark')"
NOTE = f"document.getElementById({MARK}.getAttribute('popovertarget'))"
SHOWN = "getComputedStyle({}).display !== 'none'"
APART = """((a, b) => a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left)(
    {}.getBoundingClientRect(), {}.getBoundingClientRect())"""
PRESS = "document.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{}', bubbles: true }}))"
OPENED = "[...document.querySelectorAll('.meaning, .panel')].filter(each => getComputedStyle(each).display !== 'none').length"
CALLS = "[...document.querySelectorAll('article .emergency a[href^=\"tel:\"]')].filter(each => each.offsetHeight >= 18).length"


def firefox(folder: object) -> Engine:
    program = system_packages.browser(system_packages.FIREFOXES)
    assert program, system_packages.NEEDS["firefox"].remedy
    return Firefox(program, folder)  # type: ignore[arg-type]


def webkit(_: object) -> Engine:
    assert system_packages.NEEDS["webkit"].found(), system_packages.NEEDS["webkit"].remedy
    return engines.WebKit()


def webkit_without_popovers(_: object) -> Engine:
    """As on an iPhone with iOS 15 or 16, except that all else is newer."""
    assert system_packages.NEEDS["webkit"].found(), system_packages.NEEDS["webkit"].remedy
    return engines.WebKit("-PopoverAttribute,-CSSAnchorPositioning")


def chromium_79(folder: object) -> Engine:
    assert engines.PACKED.is_file(), "chrome-aws-lambda is missing. Run: make .venv/node"
    return engines.OldChromium(folder)  # type: ignore[arg-type]


ENGINES: tuple[Callable[[object], Engine], ...] = (firefox, webkit, webkit_without_popovers, chromium_79)


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.__name__)
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with request.param(tmp_path_factory.mktemp("profile")) as made:
        yield made


def ready(window: Engine, base: str, url: str) -> None:
    """Open a page, and have its late script loaded as the first touch does."""
    window.open(address(base, url))
    window.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))")
    window.until("document.querySelector('.headerlink') || !document.querySelector('article > h2[id]')")


def test_the_words_and_numbers_are_there(window: Engine, served: str) -> None:
    window.open(address(served, "get-help/"))
    assert window.run("document.querySelectorAll('h1').length") == 1
    assert window.run(CALLS) >= 3
    assert window.run("document.querySelector('.overdue').textContent") == ""
    assert window.run("document.documentElement.className") == "js"


def test_a_meaning_opens_at_its_word_and_closes(window: Engine, served: str) -> None:
    ready(window, served, "twitching/")
    assert window.run(f"getComputedStyle({WORD}).textDecorationStyle") == "dotted"
    window.run(f"({WORD}.scrollIntoView({{ block: 'end' }}), {WORD}.focus(), {WORD}.click())")
    window.until(SHOWN.format(MEANING))
    assert window.run(APART.format(MEANING, WORD))
    assert window.run(f"{WORD}.getAttribute('aria-expanded')") == "true"
    assert window.run(f"{MEANING}.querySelector('a').textContent") == LABELS["in_glossary"]
    window.run(f"{MEANING}.querySelector('.close').click()")
    window.until(f"!({SHOWN.format(MEANING)})")
    window.until(f"{WORD}.getAttribute('aria-expanded') === 'false'")
    assert window.run(f"document.activeElement === {WORD}")


def test_a_note_can_be_read_and_is_the_only_one(window: Engine, served: str) -> None:
    ready(window, served, "twitching/")
    window.run(f"{WORD}.click()")
    window.until(SHOWN.format(MEANING))
    window.run(f"({MARK}.scrollIntoView({{ block: 'center' }}), {MARK}.click())")
    window.until(SHOWN.format(NOTE))
    assert window.run(f"parseFloat(getComputedStyle({NOTE}).lineHeight) >= 20")
    assert window.run(APART.format(NOTE, MARK))
    if not window.run("'popover' in document.documentElement"):  # elsewhere a click by script dismisses nothing
        assert window.run(OPENED) == 1
        window.run(PRESS.format("Escape"))
        assert window.run(OPENED) == 0
        assert window.run(f"document.activeElement === {MARK}")
        window.run(f"({MARK}.click(), document.querySelector('h1').click())")
        assert window.run(OPENED) == 0


def test_the_menu_and_the_settings_open(window: Engine, served: str) -> None:
    ready(window, served, "twitching/")
    for name in ("menu", "comfort"):
        panel = f"document.getElementById('{name}')"
        window.run(f"document.querySelector('button[popovertarget={name}]:not(.close)').click()")
        if name == "comfort" or window.run("innerWidth < 1024"):
            window.until(SHOWN.format(panel))
        window.run(f"{panel}.querySelector('.close').click()")
    window.run("document.querySelector('#comfort [value=dim]').click()")
    assert window.run("getComputedStyle(document.body).backgroundColor") == "rgb(35, 40, 44)"


def test_search_or_its_page_opens(window: Engine, served: str) -> None:
    ready(window, served, "twitching/")
    old = not window.run("'hasOwn' in Object")
    window.run("document.querySelector('[data-late=search]').click()")
    if old:
        window.until(f"location.href === {served!r} + 'questions/' && document.readyState === 'complete'")
    else:
        window.until("document.getElementById('search').open")


@pytest.mark.parametrize("url", ["tools/diary/", "tools/one-sheet/"])
def test_a_tool_comes_where_it_can_keep_what_is_written_and_else_its_paper(window: Engine, served: str, url: str) -> None:
    window.open(address(served, url))
    if window.run("'hasOwn' in Object"):
        window.until("document.querySelector('[data-tool][data-ready]')")
        assert window.run("document.documentElement.dataset.without") is None
    else:
        assert window.run("document.documentElement.dataset.without") == "tool"
        assert window.run("[...document.querySelectorAll('[data-tool]')].every(each => !each.offsetHeight)")
        assert window.run("document.querySelector('article > .sheet').offsetHeight") > 300
