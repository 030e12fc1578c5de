"""What readers do first, in other engines: Firefox, WebKit with and without popovers, and the oldest supported Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts import system_packages
from scripts.guide import chromium
from tests.browser import engines
from tests.browser.conftest import LABELS, address
from tests.browser.firefox import Firefox, started
from tests.conftest import ROOT
from tests.pages import HELP, QUESTIONS, TOPIC, fixed, source_of, with_tool

Engine = engines.Window | Firefox
WORD = "document.querySelector('article .term[role=button]')"
MEANING = f"document.getElementById('term-' + {WORD}.hash.slice(1))"
MARK = "document.querySelector('article button.mark')"
NOTE = f"document.getElementById({MARK}.getAttribute('popovertarget'))"
SHOWN = "getComputedStyle({}).display !== 'none'"
APART = """((a, b) => a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left)(
    {}.getBoundingClientRect(), {}.getBoundingClientRect())"""
PRESS = "document.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{}', bubbles: true }}))"
OPENED = "[...document.querySelectorAll('.meaning, .panel.open')].filter(each => getComputedStyle(each).display !== 'none').length"
CALLS = "[...document.querySelectorAll('article .emergency a[href^=\"tel:\"]')].filter(each => each.offsetHeight >= 18).length"


def webkit(_: Path) -> Engine:
    assert system_packages.NEEDS["webkit"].found(), system_packages.NEEDS["webkit"].remedy
    return engines.WebKit()


def webkit_without_popovers(_: Path) -> Engine:
    """Without popovers, as on an iPhone with iOS 15 or 16; everything else is newer."""
    assert system_packages.NEEDS["webkit"].found(), system_packages.NEEDS["webkit"].remedy
    return engines.WebKit("-PopoverAttribute,-CSSAnchorPositioning")


def chromium_79(folder: Path) -> Engine:
    assert engines.PACKED.is_file(), "chrome-aws-lambda is missing. Run: make .venv/node"
    return engines.Chromium(engines.chromium_79(), folder, engines.OLD_FLAGS)


def todays_chromium(folder: Path) -> Engine:
    program = system_packages.browser()
    assert program, system_packages.NEEDS["browser"].remedy
    return engines.Chromium(Path(program), folder, chromium.flags())


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "Chromium": todays_chromium,
    "Firefox": started,
    "WebKit": webkit,
    "WebKit without popovers": webkit_without_popovers,
    "Chromium 79": chromium_79,
}
"""The engines by their names in the table of the page on accessibility, which lists what works in each."""
TABLE = [row.strip("| ").split("|") for row in (ROOT / source_of(fixed("accessibility"))).read_text().splitlines() if row.startswith("| ")]
WORKS = {cells[0].strip(): [name.strip() for name in cells[1].split(",")] for cells in TABLE if cells[0].strip() not in ("What", "---")}
"""The engines in which each thing works, as the table says."""
OTHERWISE = {cells[0].strip(): "".join(cells[2:]).strip() for cells in TABLE if cells[0].strip() in WORKS}
"""What the last column of the table says of an engine in which it does not work."""


@pytest.fixture(scope="module", params=ENGINES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def window(name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with ENGINES[name](tmp_path_factory.mktemp("profile")) as made:
        yield made


def test_the_table_names_these_engines_and_no_other() -> None:
    assert len(WORKS) == 8
    assert {name for names in WORKS.values() for name in names} == set(ENGINES)
    for thing, names in WORKS.items():
        assert [name for name in ENGINES if name not in names and not OTHERWISE[thing].startswith(f"{name}, which ")] == [], thing
        assert bool(OTHERWISE[thing]) == (set(names) != set(ENGINES)), thing


def ready(window: Engine, base: str, url: str) -> None:
    """Open a page and load its late script, as the first touch does."""
    window.open(address(base, url))
    window.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))")
    window.until("document.querySelector('.headerlink') || !document.querySelector('article > h2[id]')")


def test_the_text_and_the_numbers_are_visible(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Words and numbers to call"]
    window.open(address(served, HELP))
    assert window.run("document.querySelectorAll('h1').length") == 1
    assert window.run(CALLS) >= 3
    assert window.run("document.querySelector('.overdue').textContent") == ""
    assert window.run("document.documentElement.className") == "js"


def test_a_meaning_opens_at_its_word_and_closes(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Meanings of words"]
    ready(window, served, TOPIC)
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


def test_one_note_is_open_at_a_time_and_readable(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Notes about sources"]
    ready(window, served, TOPIC)
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


def test_the_menu_and_the_settings_open(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Menu and settings"]
    ready(window, served, TOPIC)
    for each in ("menu", "comfort"):
        panel = f"document.getElementById('{each}')"
        window.run(f"document.querySelector('button[popovertarget={each}]:not(.close)').click()")
        if each == "comfort" or window.run("innerWidth < 1024"):
            window.until(SHOWN.format(panel))
        window.run(f"{panel}.querySelector('.close').click()")
    window.run("document.querySelector('#comfort [value=dim]').click()")
    assert window.run("getComputedStyle(document.body).backgroundColor") == "rgb(35, 40, 44)"


HIDDEN = (
    "[...document.querySelectorAll('article > h2[id], article > p:not(.short-note), article > figure')].filter(each => !each.offsetHeight)"
)


def test_the_short_version_hides_parts_until_an_address_leads_into_one(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Short version"]
    ready(window, served, TOPIC)
    before = window.run(f"{HIDDEN}.length")
    window.run("document.querySelector('#comfort [value=low]').click()")
    assert window.run(f"{HIDDEN}.length") > before + 3
    assert window.run("document.querySelectorAll('.short-note button').length") == 2
    window.run(f"location.hash = {HIDDEN}.filter(each => each.id)[0].id")
    window.until(f"{HIDDEN}.length === {before}")
    window.run("document.querySelector('#comfort [value=whole]').click()")


def test_a_picture_opens_large(window: Engine, name: str, served: str) -> None:
    assert name in WORKS["Large pictures"]
    ready(window, served, TOPIC)
    window.run("document.querySelector('a.glightbox').click()")
    window.until("document.querySelector('.glightbox-container svg[role=img]')")
    assert window.run("document.querySelector('.glightbox-container svg[role=img]').getBoundingClientRect().width > 200")


def test_search_or_the_page_of_questions_opens(window: Engine, name: str, served: str) -> None:
    ready(window, served, TOPIC)
    window.run("document.querySelector('[data-late=search]').click()")
    if name in WORKS["Search"]:
        window.until("document.getElementById('search').open")
    else:
        window.until(f"location.href === {served!r} + {QUESTIONS!r} && document.readyState === 'complete'")


@pytest.mark.parametrize("url", [with_tool("diary"), with_tool("one-sheet")])
def test_a_tool_loads_where_it_can_store_answers_and_else_its_paper_shows(window: Engine, name: str, served: str, url: str) -> None:
    window.open(address(served, url))
    if name in WORKS["Diary and one-sheet"]:
        window.until("document.querySelector('[data-tool][data-ready]')")
        assert window.run("document.documentElement.dataset.without") is None
    else:
        assert window.run("document.documentElement.dataset.without") == "tool"
        assert window.run("[...document.querySelectorAll('[data-tool]')].every(each => !each.offsetHeight)")
        assert window.run("document.querySelector('article > .sheet').offsetHeight") > 300
