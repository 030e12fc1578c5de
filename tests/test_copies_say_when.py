"""What a copy says about its age, and small pages in each form. Expected days and words are literals, not computed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import labels, search_file
from scripts.guide.offline import one_file, site_pages, text, zim
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import Rendered, fragment
from tests.made import built


def edition(year: int, month: int, day: int, address: str = "") -> Edition:
    return Edition(int(datetime(year, month, day, 12, tzinfo=UTC).timestamp()), address)


@pytest.mark.parametrize(
    ("made", "until"),
    [
        ((2026, 11, 22), "22 November 2027"),
        ((2026, 1, 1), "1 January 2027"),
        ((2026, 12, 31), "31 December 2027"),
        ((2028, 2, 29), "28 February 2029"),  # a day that the next year does not have
        ((2027, 2, 28), "28 February 2028"),
    ],
)
def test_a_copy_may_be_used_for_a_year(made: tuple[int, int, int], until: str) -> None:
    built_on, use_before, newer = edition(*made).lines()
    assert use_before == f"Use before {until}."
    assert built_on == f"Built on {labels.spoken(date(*made), labels.of_repository())}."
    assert newer == "A newer copy is where you found this one."


def test_a_copy_says_where_a_newer_one_is() -> None:
    assert edition(2026, 11, 22, "https://example.org/x/").lines() == (
        "Built on 22 November 2026.",
        "Use before 22 November 2027.",
        "A newer copy: https://example.org/x/offline/",
    )


HOME = '<head><title>x</title></head><body><article data-role="book-first"><h1>Home</h1>{}<p>Words.</p></article></body>'
NOTICE = '<p class="overdue" data-until="{}" hidden>This copy is old.</p>'


def site(tmp_path: Path, *until: str) -> Path:
    """A site whose pages have these days as their next review."""
    for at, day in enumerate(until):
        folder = tmp_path / (f"p{at}" if at else "")
        folder.mkdir(exist_ok=True)
        after = f'<link rel="next" href="{"" if not at else "../"}p{at + 1}/">' if at + 1 < len(until) else ""
        page = HOME.format(NOTICE.format(day)).replace("</head>", f"{after}</head>")
        (folder / "index.html").write_text(page)
    return tmp_path


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (("2027-05-05", "2027-03-03", "2027-04-04"), "2027-03-03"),  # the earliest of its pages
        (("2028-05-05", "2028-03-03"), "2027-11-22"),  # never later than the copy's own day
        (("2027-02-02",), "2027-02-02"),
    ],
)
def test_the_notice_of_an_old_copy_comes_with_its_first_old_page(tmp_path: Path, until: tuple[str, ...], shown: str) -> None:
    target = tmp_path / "guide.html"
    one_file.write(site(tmp_path, *until), target, edition(2026, 11, 22))
    (notice,) = LexborHTMLParser(target.read_text()).css(".overdue")
    assert (notice.attributes["data-until"], "hidden" in notice.attributes) == (shown, True)


def lines(html: str) -> list[str]:
    return [line for block in text.blocks(fragment(f"<div>{html}</div>", "div"), [1, 0, 0]) for line in block.split("\n")]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<ul class="ticks"><li>Wash</li><li>Eat</li></ul>', ["  [ ] Wash.", "  [ ] Eat."]),
        ('<div class="ticks"><ul><li>Wash</li></ul></div>', ["  [ ] Wash."]),
        ('<ul class="asks"><li>Name</li></ul>', [f"  [ ] Name {'_' * 12}"]),
        ("<ul><li>Wash</li></ul>", ["  Wash."]),
        ("<ol><li>Wash</li><li>Eat</li></ol>", ["  1. Wash.", "  2. Eat."]),
        ('<ol class="sources"><li>Leite</li></ol>', ["  Leite."]),
        ('<details class="cited"><ol><li>Leite</li></ol></details>', ["  [1] Leite."]),
        ("<ul><li>Wash<ul><li>hands</li></ul></li></ul>", ["  Wash.", "    hands."]),
        ('<div class="lines"><i></i><i></i></div>', ["_" * 36, "_" * 36]),
        ("<p>Call <a href='tel:116123'>116 123</a>.</p>", ["Call 116 123."]),
        ("<p>See <a href='https://nhs.uk/'>the NHS</a>.</p>", ["See the NHS (https://nhs.uk/)."]),
        ("<p>See <a href='https://nhs.uk/'>https://nhs.uk/</a>.</p>", ["See https://nhs.uk/."]),
        ("<p>It helps. <a class='mark' href='#n'>1</a></p>", ["It helps. [1]"]),
        ("<p>Name <i></i></p>", [f"Name {'_' * 12}"]),
        ("<h4>Call if:</h4>", ["Call if:"]),
        ("<h4><span class='level'>Emergency</span> Call if:</h4>", ["EMERGENCY Call if:"]),
        ("<h3 id='a'>One</h3><h3 id='b'>Two</h3><h4 id='c'>Two and a half</h4>", ["1.1. One", "1.2. Two", "1.2.1. Two and a half"]),
        ("<dl><dt>Word</dt><dd>Meaning</dd></dl>", ["Word", "  Meaning"]),
        (
            "<table><tr><th>Mon</th><td data-label='Sleep'>good</td><td data-label='Tired?'></td></tr></table>",
            [f"Mon; Sleep: good; Tired? {'_' * 12}."],
        ),
        ("<table><tr><td class='three' data-label='Pain'></td></tr></table>", ["Pain: (_)(_)(_)."]),
        ("<svg><title>A leg.</title><desc>It twitches.</desc></svg>", ["Picture: A leg. It twitches."]),
        ("<svg><title>A leg</title></svg>", []),
    ],
)
def test_the_plain_text_of_a_block(html: str, said: list[str]) -> None:
    assert lines(html) == said


def test_a_number_to_call_is_not_broken_over_two_lines() -> None:
    said = lines(f"<p>{'x' * 66} <a href='tel:0800'>0800 567 567</a> ends.</p>")
    assert "0800 567 567 ends." in said


def test_a_page_in_kiwix_has_no_policy_and_no_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = (
        '<head><meta http-equiv="Content-Security-Policy" content="default-src \'self\'"></head><body><article><h1>Home</h1>'
        '<a data-late="search" href="#search">Search</a><div id="search"></div><p>Words.</p></article></body>'
    )
    page = built(html, site=tmp_path)
    monkeypatch.setattr(site_pages, "files", lambda *_: iter([("index.html", page.file, page)]))
    monkeypatch.setattr(search_file, "load", lambda _: {})
    monkeypatch.setattr(search_file, "words_of", lambda _: {"": "words"})
    (entry,) = zim.entries(tmp_path, [page], edition(2026, 11, 22))
    assert b"Content-Security-Policy" not in entry.content
    assert b"data-late" not in entry.content
    assert b'id="search"' not in entry.content
    assert b"<p>Words.</p>" in entry.content
    assert (entry.found_by, entry.title, entry.get_mimetype()) == (("words", ""), "Home", "text/html")


def test_kiwix_shows_a_short_title_and_a_description() -> None:
    home = Rendered(
        Path("index.html"),
        "",
        LexborHTMLParser(
            '<head><meta name="description" content="A long description."></head><body><b class="name__short">Twitching &amp; weakness</b>'
            f"<h1>{'Long ' * 30}</h1></body>"
        ),
    )
    about = zim.metadata([home], edition(2026, 11, 22, "https://example.org/"))
    assert about["Name"] == "twitching-weakness_en"
    assert about["Title"] == "Twitching & weakness"
    assert len(about["Description"]) == 80
    assert about["LongDescription"].startswith("A long description. Built on 22 November 2026. Use before")
    assert (about["Date"], about["Source"]) == ("2026-11-22", "https://example.org/")
    assert "Source" not in zim.metadata([home], edition(2026, 11, 22))
