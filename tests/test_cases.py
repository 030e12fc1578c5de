"""Golden pairs: each `tests/cases/<feature>/<name>.md` becomes its `.html`, on the data of the tiny guide."""

import os
from pathlib import Path

import markdown
import pytest

from scripts.guide import notation
from scripts.guide.markdown import generated
from tests.conftest import NOTATIONS, ROOT, SITES

CASES = sorted((ROOT / "tests" / "cases").glob("*/*.md"))


def render(text: str) -> str:
    """The HTML of some Markdown, with the extensions of `mkdocs.yml`, in the tiny guide."""
    before = Path.cwd()
    os.chdir(SITES / "good")
    try:
        names = ["admonition", "attr_list", "tables", "md_in_html", "toc", *NOTATIONS]
        return markdown.markdown(text, extensions=names) + "\n"
    finally:
        os.chdir(before)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path) -> None:
    assert render(case.read_text()) == case.with_suffix(".html").read_text()


@pytest.mark.parametrize("case", [case for case in CASES if case.stem.endswith("-nope")], ids=lambda case: case.stem)
def test_counterexamples_use_none_of_our_notations(case: Path) -> None:
    of_a_card = [] if case.stem == "emergency-nope" else ["aria-label", "<section"]  # its card has both
    marks = ["popover", 'class="term"', "<figure", 'class="made', "<details", "steps", "tool-strip", "meaning-for-you", *of_a_card]
    assert [mark for mark in marks if mark in render(case.read_text())] == []


@pytest.mark.parametrize("key", ["WK99", ""])
def test_an_unknown_citation_stops_the_build(key: str) -> None:
    with pytest.raises(ValueError, match="unknown citation"):
        render(f"Words [@{key}]")


def test_a_missing_drawing_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"nothing\.svg: this drawing cannot be read"):
        render('![Words](/assets/images/nothing.svg "Words.")')


@pytest.mark.parametrize("words", ["[#TW01.nothing]", "[#WK99.felt]", "[#.]"])
def test_an_unknown_number_stops_the_build(words: str) -> None:
    with pytest.raises(ValueError, match="unknown number"):
        render(f"About {words} people.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "must name a number"),
        (" TW01.felt", "must name a number"),
        (' TW01.nothing "words"', "cannot draw"),
        (' WK99.felt "words"', "cannot draw"),
    ],
)
def test_an_invalid_chart_of_people_stops_the_build(words: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        render(f"[[people{words}]]")


@pytest.mark.parametrize("inside", ["- left arm", "Where?", "## Where?\n\n- left arm"])
def test_an_incomplete_list_to_tap_stops_the_build(inside: str) -> None:
    with pytest.raises(ValueError, match="a list to tap needs"):
        render(f'<div class="choices" data-name="where" markdown>\n\n{inside}\n\n</div>')


def test_every_generated_list_can_be_made() -> None:
    assert tuple(generated.MADE) == notation.BLOCKS


def test_an_unknown_part_of_the_self_audit_stops_the_build() -> None:
    with pytest.raises(ValueError, match="must name one of: scores, readers, questions, treatment, trust, items"):
        render("[[self-audit everything]]")


if __name__ == "__main__":
    for each in CASES:
        each.with_suffix(".html").write_text(render(each.read_text()))
