"""The copy for a disk in Firefox: search, meanings, settings, pictures, and that no rule of the policy is broken."""

import json
from collections.abc import Iterator

import pytest

from scripts import system_packages
from tests.browser.conftest import LABELS, URLS, address
from tests.browser.firefox import Firefox
from tests.browser.test_search import TABLE, TYPED

BROKEN = "(window.broken ??= [], document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective)), 1)"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A window of its own. A missing Firefox fails here, in words."""
    program = system_packages.browser(system_packages.FIREFOXES)
    assert program, system_packages.NEEDS["firefox"].remedy
    with Firefox(program, tmp_path_factory.mktemp("profile")) as window:
        yield window


def test_every_page_opens(firefox: Firefox, on_disk: str) -> None:
    for url in URLS:
        firefox.open(address(on_disk, url))
        assert firefox.run("document.querySelectorAll('h1').length") == 1, url
        assert firefox.run("document.querySelector('.overdue').checkVisibility()") is False, url


def test_every_row_of_the_tables_of_search_leads_to_a_right_page(firefox: Firefox, on_disk: str) -> None:
    firefox.open(address(on_disk, "twitching/"))
    firefox.run(BROKEN)
    firefox.run("document.querySelector('[data-late=search]').click()")
    firefox.until("document.querySelector('#search').open")
    firefox.until(f"document.querySelector('#search [role=status]').textContent === {json.dumps(LABELS['search_type'])}")
    found = firefox.run(f"({TYPED})({json.dumps([row.typed for row in TABLE])})")
    wrong = {
        row.typed: shown[:3]
        for row, shown in zip(TABLE, found, strict=True)
        if not {address(on_disk, url) for url in row.right} & {href.split("#")[0] for _, href in shown[: row.rank]}
    }
    assert wrong == {}
    assert firefox.run("broken") == []


def test_meanings_settings_and_pictures_work(firefox: Firefox, on_disk: str) -> None:
    firefox.open(address(on_disk, "twitching/"))
    firefox.run(BROKEN)
    firefox.run("document.querySelector('article .term').click()")
    firefox.until("document.querySelector('.meaning:popover-open')")
    box = firefox.run("(b => [b.left, b.right, innerWidth])(document.querySelector('.meaning:popover-open').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= box[2]
    firefox.run("document.querySelector('[popovertarget=comfort]').click()")
    firefox.until("document.querySelector('#comfort:popover-open')")
    firefox.run("document.querySelector('[value=dim]').click()")
    assert firefox.run("getComputedStyle(document.body).backgroundColor") == "rgb(35, 40, 44)"
    firefox.open(address(on_disk, "weakness/"))
    assert firefox.run("document.documentElement.dataset.light") == "dim"
    firefox.open(address(on_disk, "twitching/"))
    firefox.run("document.querySelector('a.glightbox').click()")
    firefox.until("document.querySelector('.glightbox-container svg[role=img]')")
    assert firefox.run("window.broken ?? []") == []
