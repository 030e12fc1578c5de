"""The real guide: its data, its pages and its built site, as `make` left them."""

import json
from collections import Counter
from collections.abc import Sized
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.guide import checks, content, engine, notation, paths, policy, rendered
from scripts.guide.grades import GRADES
from scripts.guide.model import NO_REVIEWER, Page
from tests import pages
from tests.conftest import ROOT

GUIDE = content.read()
SITE = {page.url: page for page in rendered.read(ROOT / paths.SITE)}
READ = {url: page for url, page in SITE.items() if page.all("article")}
"""The pages without redirects."""


def test_the_guide_has_no_problem() -> None:
    assert checks.problems_of(GUIDE) == []
    assert checks.problems_of_site(ROOT / paths.SITE, GUIDE) == []


def test_no_test_skips_this_guide() -> None:
    """Tests of the library skip a guide without groups, scores, or tables of searches. This one has them."""
    assert GUIDE.groups
    assert GUIDE.audits
    assert {file.name for file in (ROOT / "tests" / "search").glob("*.tsv")} >= {"tuned.tsv", "held_out.tsv", "dangers.tsv", "harmless.tsv"}
    assert any(line.text == "[[groups]]" for page in GUIDE.pages for line in page.lines)


def test_all_51_statements_have_a_home() -> None:
    homes = Counter(name for page in GUIDE.pages for name in page.meta.article)
    assert set(homes) == {f"A{number:02}" for number in range(1, 52)}


@pytest.mark.parametrize(
    ("path", "first", "read"),
    [
        (paths.CLAIMS, "- id: ", GUIDE.claims),
        (paths.GLOSSARY, "- term: ", GUIDE.terms),
        (paths.REFERENCES, "@", GUIDE.sources),
        (paths.NUMBERS, "- country: ", GUIDE.countries),
        (paths.GROUPS, "- country: ", GUIDE.groups),
        (paths.ARTICLE, "- id: ", GUIDE.statements),
    ],
    ids=str,
)
def test_no_item_of_the_data_is_lost(path: Path, first: str, read: Sized) -> None:
    lines = (ROOT / path).read_text().splitlines()
    assert len(read) == sum(line.startswith(first) for line in lines) > 0


def test_every_grade_is_used() -> None:
    assert {claim.grade_key for claim in GUIDE.claims.values()} == set(GRADES)


@pytest.mark.parametrize("page", GUIDE.pages, ids=str)
def test_anchors_found_in_the_source_are_those_of_the_built_page(page: Page) -> None:
    built = {node.attributes["id"] for node in SITE[page.url].all("article [id]")}
    assert notation.anchors(page.lines) <= built


@pytest.mark.parametrize("page", GUIDE.pages, ids=str)
def test_structured_data_equals_the_front_matter(page: Page) -> None:
    (script,) = SITE[page.url].all('script[type="application/ld+json"]')
    data = json.loads(script.text())
    assert data["name"] == page.meta.title == SITE[page.url].title
    assert data["description"] == page.meta.description
    assert data["dateModified"] == page.meta.reviewed.isoformat()
    assert ("lastReviewed" in data) == (data["@type"] == "MedicalWebPage") == (page.meta.kind == "medical")
    signed = page.meta.kind == "medical" and page.meta.reviewer != NO_REVIEWER
    assert data.get("reviewedBy") == ({"@type": "Person", "name": page.meta.reviewer} if signed else None)
    cited = {key for match, _ in notation.matches(notation.CITATION, page.lines) for key in [match[1]]}
    if any(line.text == "[[every-sign]]" for line in page.lines):
        cited.update(key for sign in GUIDE.signs.values() for key in sign.claims)
    links = {f"{SITE[page.url].root()}sources/#{source.key}" for key in cited for source in GUIDE.sources_of(key)}
    assert {work["@id"] for work in data.get("citation", [])} == links


@pytest.mark.parametrize("page", GUIDE.pages, ids=str)
def test_each_page_shows_its_dates(page: Page) -> None:
    (dates,) = SITE[page.url].all(".reviewed")
    times = [node.attributes["datetime"] for node in dates.css("time")]
    assert times == [page.meta.reviewed.isoformat(), page.meta.next_review.isoformat()]
    assert (f"Checked by a clinician: {page.meta.reviewer}" in " ".join(dates.text().split())) == (page.meta.kind != "about")


def test_the_emergency_card_comes_first() -> None:
    for url in ("", "get-help/", "get-help/what-is-new/", "get-help/worried-now/", "twitching/danger-signs/"):
        parts = [
            node
            for node in SITE[url].all("article > *")
            if node.tag != "h1" and not {"lead"} & set((node.attributes.get("class") or "").split()) and "hidden" not in node.attributes
        ]
        assert "emergency" in (parts[0].attributes.get("class") or ""), url


def test_both_lists_of_emergency_signs_are_the_same() -> None:
    first, second = (SITE[url].all(".emergency li") for url in ("get-help/", "get-help/what-is-new/"))
    assert [node.text() for node in first] == [node.text() for node in second]


def test_glossary_lists_every_term_with_the_pages_that_use_it() -> None:
    glossary = SITE["glossary/"]
    assert [node.text() for node in glossary.all("h3")] == [term.term for term in GUIDE.terms]
    for term in GUIDE.terms:
        users = {url for url, page in SITE.items() if page.all(f'a.term[href$="#{term.slug}"]')}
        (place,) = glossary.all(f'[data-term="{term.slug}"]')
        linked = {(node.attributes["href"] or "").removeprefix("../").removeprefix("./") for node in place.css("a")}
        assert linked <= users, term.term
        assert len(linked) == min(len(users), policy.USERS_SHOWN), term.term
        assert (f"{len(users) - policy.USERS_SHOWN} more" in place.text()) == (len(users) > policy.USERS_SHOWN), term.term


def test_no_word_of_a_heading_a_link_or_code_is_a_term() -> None:
    for page in SITE.values():
        assert not page.all(":is(h1, h2, h3, a, code, .emergency) a.term")


def test_a_term_is_marked_once_on_a_page() -> None:
    for page in SITE.values():
        targets = [node.attributes["href"] for node in page.all("a.term") if "book" not in page.roles]
        assert len(targets) == len(set(targets)), page.url


def test_nothing_is_overdue_when_it_is_published() -> None:
    built = datetime.fromtimestamp(engine.epoch(GUIDE.pages), UTC).date()
    assert all(page.meta.next_review > built for page in GUIDE.pages)


def test_no_page_loads_a_script_or_a_sheet_before_a_reader_acts() -> None:
    for page in READ.values():
        assert page.all("script[src], link[rel=stylesheet], link[rel=preload]") == [], page.url
        assert len(page.all("style")) == 1, page.url
        assert len(page.all("a.glightbox")) == len(page.all("[data-late=picture]")), page.url


def test_every_file_of_the_site_is_used() -> None:
    """Pages, scripts or the search name each published file."""
    site = ROOT / paths.SITE
    text = "".join(file.read_text() for file in [*site.rglob("*.html"), *site.rglob("*.js"), *site.rglob("*.webmanifest")])
    known = {"404.html", "sitemap.xml", "NOTICES.txt", "robots.txt", "feed.xml", "llms.txt", "card.png"}
    names = {file.name for file in site.rglob("*") if file.is_file() and file.suffix != ".html"}
    assert [name for name in names - known if name not in text] == []


SCRIPTS = ("diary", "one-sheet", "letter", "plan", "show-this")


def test_no_test_of_the_tools_is_skipped_because_a_page_is_missing() -> None:
    try:
        assert {name: find() for name, find in pages.FOUND.items() if not find()} == {}
        assert len({pages.with_tool(script) for script in SCRIPTS}) == len(SCRIPTS)
    except pytest.skip.Exception as missing:
        pytest.fail(f"{missing}: tests that ask for it are skipped")
