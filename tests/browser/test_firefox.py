"""The copy on disk in Firefox: search, meanings, settings, pictures and print work without breaking the security policy."""

import io
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from pypdf import PdfReader

from tests.browser.conftest import LABELS, URLS, address
from tests.browser.firefox import Firefox, started
from tests.browser.paper import numbers_of_sources
from tests.browser.test_search import TABLE, TYPED
from tests.pages import ANOTHER, CITED, SHEETS, TOPIC, with_tool

PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
BROKEN = "(window.broken ??= [], document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective)), 1)"


def test_every_page_opens_with_a_heading_and_no_notice_of_age(firefox: Firefox, on_disk: str) -> None:
    for url in URLS:
        firefox.open(address(on_disk, url))
        assert firefox.run("document.querySelectorAll('h1').length") == 1, url
        assert firefox.run("document.querySelector('.overdue').checkVisibility()") is False, url


def test_every_row_of_the_tables_of_search_leads_to_a_right_page(firefox: Firefox, on_disk: str) -> None:
    firefox.open(address(on_disk, TOPIC))
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
    firefox.open(address(on_disk, TOPIC))
    firefox.run(BROKEN)
    firefox.run("document.querySelector('article .term').click()")
    firefox.until("document.querySelector('.meaning:popover-open')")
    box = firefox.run("(b => [b.left, b.right, innerWidth])(document.querySelector('.meaning:popover-open').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= box[2]
    firefox.run("document.querySelector('[popovertarget=comfort]').click()")
    firefox.until("document.querySelector('#comfort:popover-open')")
    firefox.run("document.querySelector('[value=dim]').click()")
    assert firefox.run("getComputedStyle(document.body).backgroundColor") == "rgb(35, 40, 44)"
    firefox.open(address(on_disk, ANOTHER))
    assert firefox.run("document.documentElement.dataset.light") == "dim"
    firefox.open(address(on_disk, TOPIC))
    firefox.run("document.querySelector('a.glightbox').click()")
    firefox.until("document.querySelector('.glightbox-container svg[role=img]')")
    assert firefox.run("window.broken ?? []") == []


@pytest.mark.parametrize("url", SHEETS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_prints_on_one_page(firefox: Firefox, on_disk: str, url: str, paper: str) -> None:
    firefox.open(address(on_disk, url))
    assert len(PdfReader(io.BytesIO(firefox.pdf(*PAPERS[paper], margin=12))).pages) == 1


def test_the_week_labels_of_the_diary_cover_no_day(firefox: Firefox, on_disk: str) -> None:
    """Each is one line in its own column: a second line would cover the column of the days."""
    firefox.open(address(on_disk, with_tool("diary")))
    (page,) = PdfReader(io.BytesIO(firefox.pdf(*PAPERS["A4"], margin=12))).pages
    assert re.findall(r"Week[ \n]\d", page.extract_text()) == [f"Week {number}" for number in range(1, 5)]


def test_printed_sources_are_unfolded_and_completely_numbered(firefox: Firefox, on_disk: str) -> None:
    firefox.open(address(on_disk, CITED))
    count = firefox.run("document.querySelectorAll('.cited li').length")
    margin = 12.7
    lefts = numbers_of_sources(firefox.pdf(*PAPERS["A4"], margin=margin))
    assert count > 9
    assert set(range(1, count + 1)) <= set(lefts)
    assert min(lefts.values()) >= margin / 25.4 * 72 - 0.5


def test_the_hint_to_extract_shows_only_where_other_files_are_missing(firefox: Firefox, on_disk: str, tmp_path: Path) -> None:
    firefox.open(address(on_disk, ""))
    assert firefox.run("document.querySelector('.alone').checkVisibility()") is False
    shutil.copy(url2pathname(urlsplit(address(on_disk, "")).path), tmp_path / "index.html")
    firefox.open((tmp_path / "index.html").as_uri())
    assert firefox.run("document.querySelector('.alone').checkVisibility()") is True


TWICE = 'user_pref("font.size.variable.x-western", 32); user_pref("font.size.variable.x-unicode", 32);'
"""A reader's own setting: letters of 32 px where most have 16."""
WIDE = """(() => [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 80)))()"""


def test_text_of_double_size_needs_no_sideways_scroll_on_a_phone(served: str, tmp_path: Path) -> None:
    (tmp_path / "user.js").write_text(TWICE, encoding="utf-8")
    with started(tmp_path) as window:
        window.resize(360, 740)
        for url in URLS:
            window.open(address(served, url))
            assert window.run("parseFloat(getComputedStyle(document.body).fontSize)") >= 32, url
            if window.run("document.documentElement.scrollWidth") > 360:
                assert window.run(WIDE) == [], url
