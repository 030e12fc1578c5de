"""Which notations are found in a page's Markdown, and on which lines."""

import re
import time
from pathlib import Path

import markdown
import pytest

from scripts.guide import checks, content, notation, policy
from scripts.guide.model import Guide, Line
from tests.conftest import ROOT
from tests.pages import source_of


def lines(text: str) -> list[Line]:
    return list(notation.prose(Line("a.md", at, row) for at, row in enumerate(text.splitlines(), 1)))


def test_a_citation_has_its_line() -> None:
    found = notation.matches(notation.CITATION, lines("one\ntwo [@AB01] [@key2009]"))
    assert [(match[1], line.number) for match, line in found] == [("AB01", 2), ("key2009", 2)]


@pytest.mark.parametrize(
    "text", ["`[@AB01]`", "```\n[@AB01]\n```", "~~~\n[@AB01]\n~~~", "<!-- [@AB01] -->", "<!-- a\n[@AB01]\n-->", "``a ` [@AB01]``"]
)
def test_code_and_comments_are_not_read(text: str) -> None:
    assert not list(notation.matches(notation.CITATION, lines(text)))


def test_text_after_a_fence_is_read() -> None:
    assert [line.number for line in lines("```\ncode\n```\nwords")] == [4]


def test_pictures_are_not_links() -> None:
    text = lines('![alt](a.svg "Caption.") and [words](b.md#c "title")')
    assert [match.groups() for match, _ in notation.matches(notation.IMAGE, text)] == [("alt", "a.svg", "Caption.")]
    assert [match[1] for match, _ in notation.matches(notation.LINK, text)] == ["b.md#c"]


def test_anchors_come_from_headings_and_ids() -> None:
    text = "## What it is\n\n## What it is\n\n### Own {#mine}\n\nWords\n{: #here }\n\n## A [link](b.md) and *more* [@AB01]"
    assert notation.anchors(lines(text)) == {"what-it-is", "what-it-is_1", "mine", "here", "a-link-and-more"}


WITHOUT_END = ("[@", "[", "[a](", "![a](", "<!--", "`a``", "{: ", "!!! a", "*a _b ", "$$ a", "==a ", "{{a", " {", "(@a", "# ", "| ", "~~a ")


@pytest.mark.parametrize("part", WITHOUT_END)
def test_no_notation_costs_more_than_a_second_or_two(part: str) -> None:
    """At the limits of policy.py for lines and paragraphs; a longer text is reported and not parsed."""
    front = "---\n" + (ROOT / source_of("")).read_text().split("---\n", 2)[1] + "---\n\n"
    line = (part * policy.LINE_CHARS)[: policy.LINE_CHARS]
    for text in (
        line,
        "\n".join([line[: policy.PARAGRAPH_CHARS // 4]] * 4),
        line.replace("[", "x") + "\n" + "[" * policy.BRACKETS,
        line * 200,
    ):
        start = time.process_time()
        page, problems = content._parsed.__wrapped__(Path("docs/x.md"), f"{front}{text}\n")
        assert page or problems
        checks.problems_of(Guide(pages=(page,) if page else ()))
        assert time.process_time() - start < 5  # seconds; 64 KB of "[@" took 65


def test_statements_are_read_from_attributes() -> None:
    assert notation.statements(lines('Words.\n{: data-article="A18 A19" }')) == {"A18", "A19"}


@pytest.mark.parametrize(
    "heading", ["Use `make check`", "Use <b>make</b> check", "Use _make_ check", "R&amp;D `[x]`", "snake_case and `a_b`"]
)
def test_an_anchor_equals_that_of_the_engine(heading: str) -> None:
    (built,) = re.findall(r'id="([^"]+)"', markdown.markdown(f"## {heading}", extensions=["toc"]))
    assert notation.anchors(lines(f"## {heading}")) == {built}


def test_anchors_of_very_many_like_headings_can_be_counted() -> None:
    assert len(notation.anchors(lines("## Same\n\n" * 150))) == 150


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("<!-- a\nb -->", []),
        ("words\n<!-- a\n\nwords", [(2, "comment")]),
        ("`<!--` words", []),
        ("```\n<!--\n```", []),
        ("words\n```\n<!--", [(2, "block of code")]),
    ],
)
def test_unclosed_code_and_comments_are_found(text: str, opened: list[tuple[int, str]]) -> None:
    rows = [Line("a.md", at, row) for at, row in enumerate(text.splitlines(), 1)]
    assert [(line.number, what) for line, what in notation.open_ends(rows)] == opened
