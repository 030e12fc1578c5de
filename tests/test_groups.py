"""Groups by country: in the data, on the built page, and in the checks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, paths
from scripts.guide.checks import groups
from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.markdown.groups import anchor
from scripts.guide.model import Guide
from tests.conftest import ROOT

GUIDE = content.read()
PAGES = [page.url for page in GUIDE.pages if any(line.text == "[[groups]]" for line in page.lines)]
"""Wherever an editor moves the list; a guide may have none."""
WITH = [country for country in GUIDE.groups if country.groups]
WITHOUT = [country for country in GUIDE.groups if not country.groups]
GROUP = Group("Example Group", "https://www.example.org/", "a meeting each month", date(2026, 1, 2), ("a",), 7)
COUNTRY = GroupsOfCountry("United Kingdom", "GB", 1, (GROUP,))


@pytest.fixture(scope="module")
def built() -> LexborHTMLParser:
    if not PAGES:
        pytest.skip("this guide has no list of groups")
    return LexborHTMLParser((ROOT / paths.SITE / PAGES[0] / "index.html").read_text())


@pytest.mark.parametrize("country", WITH, ids=lambda country: country.code)
def test_each_group_is_listed_below_its_country_with_its_offers(country: GroupsOfCountry, built: LexborHTMLParser) -> None:
    (section,) = built.css(f".groups section#{anchor(country)}")
    links = {node.text(): node.attributes["href"] for node in section.css("a[rel=external]")}
    assert links == {group.name: group.url for group in country.groups}
    words = " ".join(section.text(separator=" ").split())
    for group in country.groups:
        assert f"offers {group.offers}." in words
        assert group.languages in words
        assert group.named_by in words
    seen = min(group.seen for group in country.groups)
    assert words.endswith(f"Pages seen on {seen.day} {seen:%B %Y}.")


def test_a_country_without_a_group_says_so(built: LexborHTMLParser) -> None:
    """Those countries and no other, even if there is none: an editor may add a group. How it says so: tests/test_generated_words.py."""
    sections = built.css(".groups section")
    says_so = {section.id for section in sections if GUIDE.labels["group_none"] in section.text()}
    assert says_so == {section.id for section in sections if not section.css("a[rel=external]")}
    assert says_so == {anchor(country) for country in WITHOUT}


def test_the_list_links_to_every_country(built: LexborHTMLParser) -> None:
    there = [node.attributes["href"] for node in built.css(".groups > nav a")]
    assert there == [f"#{anchor(country)}" for country in GUIDE.groups]


@pytest.mark.usefixtures("built")
def test_every_country_with_numbers_to_call_is_in_the_list_of_groups() -> None:
    assert {country.code for country in GUIDE.countries} <= {country.code for country in GUIDE.groups}


@pytest.mark.usefixtures("built")
def test_sources_that_only_groups_name_are_not_on_the_page_of_sources() -> None:
    cited = {key for claim in GUIDE.claims.values() for key in claim.sources}
    only = {key for country in GUIDE.groups for group in country.groups for key in group.sources} - cited
    assert only
    assert not only & GUIDE.listed_sources.keys()


SOURCES = {"a": replace(next(iter(GUIDE.sources.values())), key="a", url="https://example.org/about", doi="")}


def problems(*countries: GroupsOfCountry) -> list[str]:
    guide = Guide(groups=countries, sources=SOURCES)
    rules = (groups.groups_are_single, groups.group_pages_were_seen, groups.groups_give_no_numbers)
    return [problem.what for rule in rules for problem in rule(guide)]


def test_a_good_list_has_no_problem() -> None:
    assert problems(COUNTRY, GroupsOfCountry("Europe", "EU"), GroupsOfCountry("India", "IN")) == []
    assert problems(replace(COUNTRY, groups=(replace(GROUP, seen=date.today()),))) == []


@pytest.mark.parametrize("url", ["https://example.com/", "http://example.org.evil.test/", "example.org", "ftp://example.org/", ""])
def test_the_address_of_a_group_must_be_on_the_site_of_a_source(url: str) -> None:
    assert problems(replace(COUNTRY, groups=(replace(GROUP, url=url),))) == [f"the site of `url: {url}` is in no source of Example Group"]


def test_an_address_that_another_site_names_says_so() -> None:
    named = replace(GROUP, url="https://example.com/", named_by="a magazine of 2014")
    assert problems(replace(COUNTRY, groups=(named,))) == []
    assert problems(replace(COUNTRY, groups=(replace(named, url="example.com"),))) == [
        "the site of `url: example.com` is in no source of Example Group"
    ]


@pytest.mark.parametrize("number", ["0300 999 3333", "1800263265", "(031) 41-44-11"])
def test_a_number_to_call_is_found(number: str) -> None:
    (what,) = problems(replace(COUNTRY, groups=(replace(GROUP, offers=f"a helpline, {number}"),)))
    assert what.endswith("looks like a number to call")


@pytest.mark.parametrize("words", ["about 45 local groups", "meetings since 1998", "a booklet of 2019 and 2020"])
def test_a_year_or_a_count_is_not_a_number_to_call(words: str) -> None:
    assert problems(replace(COUNTRY, groups=(replace(GROUP, offers=words),))) == []


def test_duplicate_countries_codes_and_groups_are_found() -> None:
    assert problems(COUNTRY, replace(COUNTRY, code="IE")) == ["`country: United Kingdom` is listed twice"]
    assert problems(COUNTRY, replace(COUNTRY, country="Britain")) == ["`code: GB` is listed twice"]
    assert problems(replace(COUNTRY, groups=(GROUP, GROUP))) == ["Example Group is listed twice under United Kingdom"]


def test_a_country_code_must_be_in_iso_3166() -> None:
    assert problems(replace(COUNTRY, code="UK")) == ["`code: UK` is not a country"]


def test_a_future_day_is_found() -> None:
    later = date.today() + timedelta(days=2)
    assert problems(replace(COUNTRY, groups=(replace(GROUP, seen=later),))) == [f"`seen: {later}` is a future day"]
