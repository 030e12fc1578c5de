"""The self-audit: which pages must be scored, which may wait, and which percents can be."""

from dataclasses import replace

import pytest

from scripts.guide import content, policy
from scripts.guide.checks import scores
from scripts.guide.scores import CDC_INDEX

REAL = content.read()


def test_a_page_without_a_score_is_a_problem_unless_policy_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    audit = next(each for each in REAL.audits if each.page == "docs/weakness/why.md")
    without = replace(REAL, audits=tuple(each for each in REAL.audits if each is not audit))
    assert [problem.path for problem in scores.pages_are_scored(without)] == [audit.page]
    monkeypatch.setattr(policy, "UNSCORED", (*policy.UNSCORED, audit.page))
    assert list(scores.pages_are_scored(without)) == []


def test_a_page_that_was_scored_no_longer_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "UNSCORED", (*policy.UNSCORED, "docs/weakness/why.md"))
    assert [problem.what for problem in scores.pages_are_scored(REAL)] == ["this page has a score, and policy says that it waits for one"]


def test_only_pages_that_must_be_scored_wait() -> None:
    assert {*policy.UNSCORED} <= {str(page.path) for page in REAL.pages if scores.must_be_scored(page)}


@pytest.mark.parametrize(
    ("percent", "failed", "possible"),
    [(100, 0, True), (95, 1, True), (94, 1, True), (90, 2, True), (90, 1, True), (99, 1, False), (96, 0, False), (100, 1, False)],
)
def test_a_percent_is_what_its_items_leave(percent: int, failed: int, possible: bool) -> None:
    named = {f"I{at}": "draw it" for at in range(1, failed + 1)}
    audit = replace(REAL.audits[0], index=percent, understand=100, act=100, answered_no=named)
    found = [problem.what for problem in scores.scores_follow_from_items(replace(REAL, audits=(audit,)))]
    assert found == ([] if possible else [f"{percent}% cannot be, with {failed} of 20 items answered \u201cno\u201d ({CDC_INDEX})"])


def test_a_score_on_a_list_that_is_scored_by_page_is_a_problem() -> None:
    items = {**REAL.audit_items, "I1": replace(REAL.audit_items["I1"], score="yes")}
    assert [problem.remedy for problem in scores.answers_fit_their_list(replace(REAL, audit_items=items))] == [
        "Score each page in data/self-audit.yml"
    ]
