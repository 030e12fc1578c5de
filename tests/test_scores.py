"""The self-audit: which pages must be scored, and which percents are possible."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from scripts.guide import content
from scripts.guide.checks import questions, scores
from scripts.guide.markdown.self_audit import self_audit
from scripts.guide.questions import Question
from scripts.guide.scores import CDC_INDEX

REAL = content.read()
if not REAL.audits:
    pytest.skip("this guide scores no page", allow_module_level=True)


def test_a_page_on_health_without_a_score_is_a_problem() -> None:
    without = replace(REAL, audits=tuple(each for each in REAL.audits if each.page != REAL.audits[0].page))
    assert [problem.path for problem in scores.pages_are_scored(without)] == [REAL.audits[0].page]


@pytest.mark.parametrize(
    ("percent", "failed", "possible"),
    [(100, 0, True), (95, 1, True), (94, 1, True), (90, 2, True), (90, 1, True), (99, 1, False), (96, 0, False), (100, 1, False)],
)
def test_a_percent_must_follow_from_its_items(percent: int, failed: int, possible: bool) -> None:
    named = {f"I{at}": "draw it" for at in range(1, failed + 1)}
    audit = replace(REAL.audits[0], index=percent, understand=100, act=100, answered_no=named)
    found = [problem.what for problem in scores.scores_follow_from_items(replace(REAL, audits=(audit,)))]
    assert found == ([] if possible else [f"{percent}% is not possible with {failed} of 20 items answered \u201cno\u201d ({CDC_INDEX})"])


def test_a_score_on_a_list_that_is_scored_by_page_is_a_problem() -> None:
    items = {**REAL.audit_items, "I1": replace(REAL.audit_items["I1"], score="yes")}
    assert [problem.remedy for problem in scores.answers_fit_their_list(replace(REAL, audit_items=items))] == [
        "Score each page in data/self-audit.yml"
    ]


def test_readers_see_which_questions_are_not_answered_in_full_and_why() -> None:
    box = Element("div")
    self_audit(box, replace(REAL, questions={"a": question("a", "yes"), "b": question("b", "no", "Nobody has counted")}), "questions")
    assert "".join(box.itertext()) == "1 of 2 questions are answered in full.Why b? Nobody has counted."
    assert [link.get("href") for link in box.iter("a")] == ["/legs/why.md"]


@pytest.mark.parametrize(
    ("full", "missing", "problems"), [("yes", "", 0), ("no", "Nobody has counted", 0), ("no", "", 1), ("yes", "Nobody has counted", 1)]
)
def test_a_question_that_is_not_answered_in_full_says_what_is_missing(full: str, missing: str, problems: int) -> None:
    assert len(list(questions.gaps_are_named(replace(REAL, questions={"a": question("a", full, missing)})))) == problems


def question(name: str, full: str, missing: str = "") -> Question:
    return Question(name, f"Why {name}?", full, "weakness", "legs/why.md", (), missing)
