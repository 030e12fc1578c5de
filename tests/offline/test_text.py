"""The plain text: every word of every page in its order, in lines that any device shows."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import book, paths, policy, rendered
from scripts.guide.book import links
from scripts.guide.offline import Edition, text
from scripts.guide.rendered import fragment
from tests.conftest import ROOT
from tests.pages import FIRST, GLOSSARY

EDITION = Edition(1_767_312_000, "https://example.org/")
SITE = ROOT / paths.SITE
LAST = GLOSSARY
CHAPTERS = {chapter.url: chapter for chapter in book.chapters(rendered.read(SITE))}
HEAD = re.compile(r"^CHAPTER (\d+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("text") / "guide.txt"
    text.write(SITE, target, EDITION)
    return target.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parts(said: str) -> dict[str, str]:
    """The text of each chapter, by its page's address."""
    order = sorted(CHAPTERS, key=lambda url: url == LAST)
    _, *found = HEAD.split(said)
    return dict(zip(order, found[1::2], strict=True))


def test_the_edition_is_first_and_last_and_the_page_for_fear_comes_next(said: str) -> None:
    title, lines = CHAPTERS[""].title.upper(), "\n".join(EDITION.lines())
    assert said.startswith(f"{title}\n\n{lines}\n\n\n\nCHAPTER 1\n{CHAPTERS[FIRST].title.upper()}\n")
    assert said.endswith(f"THE END\n\n{lines}\n")


def test_the_glossary_is_the_last_chapter(parts: dict[str, str]) -> None:
    assert list(parts)[-1] == LAST
    assert next(iter(parts)) == FIRST


def test_lines_are_short_but_addresses_stay_whole(said: str) -> None:
    assert [line for line in said.splitlines() if len(line) > policy.TEXT_COLUMNS and len(line.split()) > 1] == []
    addresses = {link.attributes["href"] or "" for page in rendered.read(SITE) for link in page.all(".sources a[rel=external]")}
    assert [address for address in addresses if address not in said] == []


def tokens(words: str) -> list[str]:
    return re.findall(r"[^\W_]+", words.casefold())


@pytest.mark.parametrize("url", list(CHAPTERS))
def test_every_word_of_a_page_is_included_in_order(url: str, parts: dict[str, str]) -> None:
    words = fragment(CHAPTERS[url].content.html or "")
    for part in words.css(f"svg :not(title, desc), figure svg:not(:has(desc)), {text.NOT_HERE}"):
        part.decompose()
    there = iter(tokens(parts[url]))
    assert [word for word in tokens(words.text(separator=" ")) if word not in there] == []


def test_each_citation_number_has_its_line(parts: dict[str, str]) -> None:
    for url, part in parts.items():
        lines = set(re.findall(r"^ *(\[\d+\]) ", part, re.MULTILINE))
        assert set(re.findall(r"\[\d+\]", part)) == lines, url


def test_a_link_to_another_chapter_names_its_number(parts: dict[str, str]) -> None:
    numbers = {links.page_id(url): number for number, url in enumerate(parts, 1)}
    assert f"(chapter {numbers['get-help']})" in " ".join(parts[FIRST].split())
    assert all(int(number) in numbers.values() for part in parts.values() for number in re.findall(r"\(chapter\s+(\d+)\)", part))


def test_a_sheet_has_boxes_and_blanks() -> None:
    page = LexborHTMLParser(
        '<section><div class="ticks"><ul><li>more pain</li></ul></div><p>Name<i></i></p><div class="lines"><i></i><i></i></div>'
        '<table><tr><th>Day</th><th>Sleep</th></tr><tr><td data-label="Day"></td><td class="three" data-label="Sleep?">'
        "</td></tr></table></section>"
    )
    (section,) = page.css("section")
    line = text.BLANK * 3
    assert list(text.blocks(section, [1, 0, 0])) == [
        "  [ ] more pain.",
        f"Name {text.BLANK}",
        f"{line}\n{line}",
        f"Day; Sleep.\nDay: {text.BLANK}; Sleep? (_)(_)(_).",
    ]


def test_no_dash_comes_before_a_number(said: str) -> None:
    """A voice reads "- 112" as "minus 112"."""
    assert re.findall(r"^\s*[-+*\u2022\u2013]\s*\S+", said, re.MULTILINE) == []
    assert re.search(r"^  112 Ireland", said, re.MULTILINE)


def test_each_item_ends_with_a_full_stop_for_voices() -> None:
    page = LexborHTMLParser("<section><ul><li>one<li>two, and<ul><li>three?</ul></ul></section>")
    (section,) = page.css("section")
    assert list(text.blocks(section, [1, 0, 0])) == ["  one.\n  two, and.\n    three?"]


def test_no_wording_fits_the_website_only(said: str) -> None:
    """Plain text and paper cannot be tapped, so only the chapters about the website and its copies may say "tap" or "click"."""
    chapters = HEAD.split(said)
    about = ("OFFLINE COPIES", "ACCESSIBILITY", "PRIVACY", "WHAT\u2019S NEW", "WHAT'S NEW")
    wrong = [
        found
        for chapter in chapters
        if not chapter.strip().startswith(about)
        for found in re.findall(r"(?i)\b(?:tap|click) (?:a|an|the|it|your|on|what)\b.*|\bdotted word.*", chapter)
    ]
    assert wrong == []


def test_two_runs_are_the_same_bytes(said: str, tmp_path: Path) -> None:
    text.write(SITE, tmp_path / "again.txt", EDITION)
    assert (tmp_path / "again.txt").read_text(encoding="utf-8") == said
