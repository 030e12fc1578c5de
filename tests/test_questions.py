"""Each reader's question has one place, the first sentence of its answer is on the page of questions, and search finds it."""

import json
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import answers, content, paths, search_file
from scripts.guide.book.links import path
from scripts.guide.evidence import slug
from scripts.guide.model import FrontMatter, Guide, Line, Page
from scripts.guide.questions import Question
from tests import builds
from tests.conftest import ROOT, run
from tests.pages import BOOK, QUESTIONS, fixed

BOX = """
!!! short "In short"

    **Strength comes back.** It takes weeks.

!!! emergency "Call an ambulance now if:"

    You cannot breathe.

## A picture {: #picture }

![A leg.](/assets/leg.svg "A leg.")

| A | table |
| --- | --- |

What this means for you: look at it.
The second line belongs to it.

Your leg is whole. It only hurts.

### Deeper

- **Rest.** Sit for five minutes. Then go on.
- Plain. With more.
    {: #plain }

## Empty

## Words

When you are tired, you stop.
**Coffee**{: #coffee } makes some people twitch.
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """A guide of one page with one of each kind of block."""
    day = yaml.safe_load("2026-11-27")
    meta = FrontMatter("T", "D", "The summary.", "medical", day, day, day, "none yet")
    lines = tuple(Line("docs/a.md", at, text) for at, text in enumerate(BOX.splitlines(), 1))
    bare = tuple(line for line in lines[10:])
    return Guide(pages=(Page(paths.DOCS / "a.md", meta, lines), Page(paths.DOCS / "b.md", meta, bare)))


@pytest.mark.parametrize(
    ("answer", "sentence", "heading"),
    [
        ("a.md", "Strength comes back.", ""),
        ("b.md", "The summary.", ""),
        ("a.md#picture", "Your leg is whole.", "picture"),
        ("a.md#deeper", "Rest. Sit for five minutes.", "deeper"),
        ("a.md#plain", "Plain.", "deeper"),
        ("a.md#empty", None, "empty"),
        ("a.md#coffee", "Coffee makes some people twitch.", "words"),
        ("a.md#nowhere", None, ""),
        ("c.md", None, None),
    ],
)
def test_an_answer_begins_with_its_first_sentence(guide: Guide, answer: str, sentence: str | None, heading: str | None) -> None:
    question = Question("q", "Q?", "yes", "t", answer, ())
    found = answers.first_sentence(question, guide)
    assert (found and found[0]) == sentence
    page = answers.page_of(question, guide)
    assert (page and answers.heading(question, page)) == heading


@pytest.fixture(scope="module")
def site() -> Path:
    """The real guide, built as a fork's workflow builds it."""
    return builds.published(builds.BELOW_A_NAME)


def real() -> Guide:
    return content.read()


def test_every_question_is_one_tap_from_home_with_its_first_sentence(site: Path) -> None:
    home = LexborHTMLParser((site / "index.html").read_text())
    assert QUESTIONS in {path("", link.attributes["href"] or "") for link in home.css("article a[href]")}
    page = LexborHTMLParser((site / QUESTIONS / "index.html").read_text())
    shown = {}
    for row in page.css(".made.questions li"):
        link, sentence = row.css_first("a"), row.css_first("p")
        assert link is not None
        assert sentence is not None
        shown[link.text()] = ((link.attributes["href"] or ""), sentence.text())
    guide = real()
    assert list(shown) == [question.ask for question in guide.questions.values()]
    for question in guide.questions.values():
        href, sentence_shown = shown[question.ask]
        found, at = answers.first_sentence(question, guide), answers.page_of(question, guide)
        assert found is not None
        assert at is not None
        assert sentence_shown == found[0]
        assert (path(QUESTIONS, href), href.partition("#")[2]) == (at.url, question.anchor)


def test_every_question_is_in_the_search_index_at_its_section(site: Path) -> None:
    index = search_file.load(site)
    places = [(page["url"], "") for page in index["pages"]]
    places += [(page["url"], section) for page in index["pages"] for section in search_file.phrases(page["sections"])]
    asked = {each["ask"]: (places[each["place"]], also) for each, also in zip(index["questions"], index["asked"], strict=True)}
    anchors = {(url, section.partition("#")[2] or slug(section)) for url, section in places}  # without headings that many pages share
    guide = real()
    assert list(asked) == [question.ask for question in guide.questions.values()]
    for question in guide.questions.values():
        page = answers.page_of(question, guide)
        assert page is not None
        (url, section), also = asked[question.ask]
        heading = answers.heading(question, page)
        assert url == page.url
        assert (section.partition("#")[2] or slug(section)) == (heading if (url, heading) in anchors else "")
        assert also.split("\n") == list(question.also)


def test_every_question_can_be_asked_in_other_words() -> None:
    questions = real().questions.values()
    assert len(questions) >= 77
    assert {question.id: len(question.also) for question in questions if len(question.also) < 4} == {}


def test_old_links_to_the_list_of_worries_lead_to_the_questions(site: Path) -> None:
    moved = LexborHTMLParser((site / "worries" / "index.html").read_text()).css_first("meta[http-equiv=refresh]")
    assert moved is not None
    assert moved.attributes["content"] == f"0; url=../{QUESTIONS}"


def test_lists_for_machines_name_the_page_of_questions(site: Path) -> None:
    for file in (paths.SITEMAP, paths.LLMS_TXT):
        text = (site / file).read_text()
        assert f"{builds.BELOW_A_NAME}{QUESTIONS}" in text
        assert "worries" not in text
    a_to_z = LexborHTMLParser((site / fixed("a_to_z") / "index.html").read_text())
    assert {"Questions that people ask", "worries: Questions that people ask"} <= {link.text() for link in a_to_z.css("#a-to-z a")}
    book = LexborHTMLParser((site / BOOK / "index.html").read_text())
    inside = book.css("#questions .made.questions a")
    assert len(inside) == len(real().questions)
    assert all((link.attributes["href"] or "").startswith("#") for link in inside)


def test_the_feed_announces_the_page_of_questions(site: Path) -> None:
    assert "Questions that people ask" in (site / paths.FEED).read_text()


def test_structured_data_lists_questions_with_addresses_only(site: Path) -> None:
    script = LexborHTMLParser((site / QUESTIONS / "index.html").read_text()).css_first('script[type="application/ld+json"]')
    assert script is not None
    data = json.loads(script.text())
    listed = data["mainEntity"]
    assert (data["@type"], listed["@type"], listed["numberOfItems"]) == ("WebPage", "ItemList", len(real().questions))
    first, question = listed["itemListElement"][0], next(iter(real().questions.values()))
    assert first == {
        "@type": "Question",
        "name": question.ask,
        "acceptedAnswer": {"@type": "Answer", "url": f"{builds.BELOW_A_NAME}{question.answer.replace('.md', '/')}"},
    }
    assert "FAQPage" not in script.text()


def test_structured_data_without_an_address_names_answers_by_relative_links(tiny: Path) -> None:
    run(tiny, "build")
    script = LexborHTMLParser((tiny / "site" / "sources" / "index.html").read_text()).css_first('script[type="application/ld+json"]')
    assert script is not None
    (item,) = json.loads(script.text())["mainEntity"]["itemListElement"]
    assert item["acceptedAnswer"]["url"] == "../#what-it-is"


def test_nothing_links_to_the_old_page() -> None:
    for file in (ROOT / "docs").rglob("*.md"):
        assert "worries.md" not in file.read_text(), file
