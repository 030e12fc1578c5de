"""Text without the look of the page: Reader View (@mozilla/readability), a text browser (w3m), and copying in Firefox."""

import re
import shutil
import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from scripts import system_packages
from scripts.guide import paths
from scripts.guide.grades import GRADES, meaning
from tests.browser.conftest import LABELS, address
from tests.browser.firefox import Firefox
from tests.conftest import ROOT
from tests.pages import HELP, TOPICS

Open = Callable[..., Page]
PAGES = (*TOPICS[:3], HELP)
READABILITY = ROOT / "node_modules" / "@mozilla" / "readability" / "Readability.js"
READ = "() => { %s; return new Readability(document.cloneNode(true)).parse().textContent }"
SENTENCES = """() => [...document.querySelectorAll('article p, article li')]
  .filter(each => each.querySelector('.term') && !each.querySelector('p'))
  .map(each => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll('.cite, ul, ol').forEach(one => one.remove());
    return copy.textContent })"""
COPIED = """(paragraph => { const chosen = getSelection(); chosen.selectAllChildren(paragraph); return chosen.toString() })(
  [...document.querySelectorAll('article p')].filter(each => each.querySelector('.term') && each.querySelector('.mark'))[0])"""


def plain(text: str) -> str:
    """The text on one line, with the spaces that a reader sees."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("url", PAGES)
def test_reader_view_shows_complete_sentences_and_nothing_inside_them(served: str, browser: Browser, url: str) -> None:
    page = browser.new_page()
    page.goto(address(served, url))
    sentences = [plain(each) for each in page.evaluate(SENTENCES)]
    read = plain(page.evaluate(READ % READABILITY.read_text(encoding="utf-8")))
    assert sentences
    assert [each for each in sentences if each not in read] == []
    for other in (LABELS["short"], LABELS["overdue"], LABELS["in_glossary"], *(meaning(grade, LABELS) for grade in GRADES), "\u00b6"):
        assert other not in read
    page.close()


@pytest.mark.parametrize("url", PAGES)
def test_a_text_browser_shows_complete_sentences_and_no_notice_of_age(served: str, open_page: Open, url: str) -> None:
    assert shutil.which("w3m"), system_packages.NEEDS["text"].remedy
    file = ROOT / paths.SITE / url / "index.html"
    words = ["w3m", "-dump", "-cols", "10000", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", str(file)]
    shown = plain(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    sentences = [plain(each) for each in open_page(served, url, java_script_enabled=True).evaluate(SENTENCES)]
    assert [each for each in sentences if each not in shown] == []
    for other in (LABELS["short"], LABELS["overdue"], "\u00b6"):
        assert other not in shown


@pytest.mark.parametrize("url", [TOPICS[0], TOPICS[-1]])
def test_a_paragraph_is_copied_completely_without_citation_numbers(firefox: Firefox, served: str, url: str) -> None:
    firefox.open(address(served, url))
    said = firefox.run(f"({SENTENCES})()")
    copied = plain(firefox.run(COPIED))
    assert copied in [plain(each) for each in said]
    firefox.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }))")
    firefox.until("document.querySelector('.headerlink')")
    heading = "document.querySelector('article > h2[id]')"
    copied = firefox.run(f"(getSelection().selectAllChildren({heading}), getSelection().toString())")
    assert plain(copied) == plain(firefox.run(f"{heading}.textContent"))
