"""The numbers by country of this guide: on the built page and in every copy, and those that were audited."""

import zipfile

import pytest
from libzim.reader import Archive
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import content, paths
from scripts.guide.helplines import Country, Helpline
from scripts.guide.offline import Edition, epub, one_file, text, zim
from scripts.guide.offline import zip_archive as zipped
from tests.conftest import ROOT
from tests.test_numbers import LINES, PRINTED, addresses, identity

GUIDE = content.read()
EDITION = Edition(1_795_000_000, "https://example.org/guide/")
UNCONFIRMED = [(country, line) for country, line in LINES if line.confirmed == "press"]
PAGE = "get-help/"


def linked(tree: LexborHTMLParser | LexborNode) -> list[tuple[str, str]]:
    return [(node.attributes["href"] or "", node.text(strip=True)) for node in tree.css("a[href^='tel:'], a[href^='sms:']")]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    """The page of numbers in each copy that consists of HTML."""
    folder, site = tmp_path_factory.mktemp("copies"), ROOT / paths.SITE
    one_file.write(site, folder / "one.html", EDITION)
    epub.write(site, folder / "guide.epub", EDITION)
    zipped.write(site, folder / "guide.zip", EDITION)
    zim.write(site, folder / "guide.zim", EDITION)
    with zipfile.ZipFile(folder / "guide.epub") as book:
        chapters = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    with zipfile.ZipFile(folder / "guide.zip") as disk:
        page = disk.read(f"guide/{PAGE}index.html").decode()
    item = Archive(folder / "guide.zim").get_entry_by_path(f"{PAGE}index.html").get_item()
    words = {
        "site": (site / PAGE / "index.html").read_text(),
        "one file": (folder / "one.html").read_text(),
        "epub": next(chapter for chapter in chapters if "numbers-by-country" in chapter and "tel:13" in chapter),
        "zip": page,
        "zim": bytes(item.content).decode(),
    }
    return {name: LexborHTMLParser(html) for name, html in words.items()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The plain text."""
    target = tmp_path_factory.mktemp("text") / "guide.txt"
    text.write(ROOT / paths.SITE, target, EDITION)
    return target.read_text()


@pytest.mark.parametrize("value", PRINTED, ids=identity)
def test_each_printed_number_is_a_link_below_its_country(value: tuple[Country, Helpline]) -> None:
    country, line = value
    page = LexborHTMLParser((ROOT / paths.SITE / PAGE / "index.html").read_text())
    (section,) = page.css(f".numbers details#{country.code.lower()}")
    there = dict(linked(section))
    for address, number in zip(addresses(line), filter(None, [line.number, line.text]), strict=True):
        assert there.get(address) == number
    assert line.where in section.text()


@pytest.mark.parametrize("form", ["site", "one file", "epub", "zip", "zim"])
def test_each_printed_number_is_a_link_in_every_form(form: str, copies: dict[str, LexborHTMLParser]) -> None:
    there = {address for address, _ in linked(copies[form])}
    assert [identity((country, line)) for country, line in PRINTED if not {*addresses(line)} <= there] == []


def test_each_printed_number_is_on_one_line_of_the_plain_text(plain: str) -> None:
    words = plain[plain.index("Each number works in the country whose name is above it.") :]
    rows = words.splitlines()
    for _, line in PRINTED:
        for number in filter(None, (line.number, line.text)):
            assert any(number in row for row in rows), number
    words = " ".join(words.split())
    for _, line in PRINTED:
        if line.text:
            assert f"text {f'{line.keyword} to ' if line.keyword else ''}{line.text}" in words
        assert line.number in words


def test_a_number_found_only_in_the_press_is_not_printed_but_its_page_is(plain: str) -> None:
    assert UNCONFIRMED
    for country, line in UNCONFIRMED:
        for file in (ROOT / paths.SITE).rglob("*.html"):
            assert not line.number or line.number not in file.read_text()
        section = LexborHTMLParser((ROOT / paths.SITE / PAGE / "index.html").read_text()).css(f"details#{country.code.lower()}")[0]
        assert "we could not confirm the number. Find it at" in section.text()
        assert line.url in [node.attributes["href"] for node in section.css("a[rel=external]")]
        assert line.url in plain


def test_each_country_shows_how_its_numbers_were_confirmed() -> None:
    page = LexborHTMLParser((ROOT / paths.SITE / PAGE / "index.html").read_text())
    for country in GUIDE.countries:
        said = page.css(f"details#{country.code.lower()} > .checked")[0].text()
        for line in country.lines:
            name = line.number if line in country.emergency else line.name
            assert (name in said) == line.is_printed or line.name in {other.name for other in country.lines if other.is_printed}
        seen = min(line.seen for line in country.lines if line.is_printed)
        assert said.endswith(f"Last checked {seen.day} {seen:%B %Y}.")


def test_northern_ireland_is_never_sent_to_111() -> None:
    (country,) = [each for each in GUIDE.countries if each.code == "GB"]
    assert [line.number for line in country.lines if line.where == "Northern Ireland"] == ["", "0808 808 8000"]
    assert not [line for line in country.lines if line.number == "111" and not line.where]


def test_the_data_has_the_numbers_of_the_audit() -> None:
    """Only the audited countries are compared, because an editor may add another."""
    audited = {
        "GB": ["999"],
        "IE": ["112", "999"],
        "US": ["911"],
        "CA": ["911"],
        "AU": ["000"],
        "NZ": ["111"],
        "EU": ["112"],
        "IN": ["112", "108"],
        "ZA": ["112", "10177"],
    }
    countries = [country for country in GUIDE.countries if country.code in audited]
    assert {country.code: [line.number for line in country.emergency] for country in countries} == audited
    crisis = {(country.code, number) for country in countries for line in country.crisis for number in (line.number, line.text) if number}
    assert crisis == {
        *(("GB", number) for number in ("111", "0808 808 8000", "116 123", "85258")),
        *(("IE", number) for number in ("116 123", "50808")),
        *(("AU", number) for number in ("13 11 14", "0477 13 11 14")),
        *(("US", "988"), ("CA", "988"), ("NZ", "1737"), ("IN", "14416"), ("ZA", "0800 567 567")),
    }


def test_an_agreed_number_rests_on_three_suitable_sites() -> None:
    for _, line in PRINTED:
        assert len(line.sources) >= (3 if line.confirmed == "agreed" else 1)
        assert not {"richmondhill988", "kicks2026crisis", "disabledworld811", "euroalert116"} & {*line.sources}


def test_unconfirmed_numbers_are_shown_nowhere() -> None:
    """This includes the list of claims that are left out and the notes of sources, because a reader in danger may call any number."""
    shown = [claim.statement for claim in GUIDE.claims.values()] + [source.note for source in GUIDE.sources.values()]
    numbers = [line.number for _, line in UNCONFIRMED if line.number]
    assert "1800 633 422" in numbers
    for unconfirmed in (*numbers, "1800 891 4416", "1800 91 4416", "1800 022 222", "TALK", "HELLO"):
        assert [words for words in shown if unconfirmed in words] == []
