"""The pack for a clinician: every line is in it with its fingerprint, and a filled pack is recorded completely or not at all."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest
import yaml

from scripts import record_review
from scripts.guide import content, review_pack, reviewable
from scripts.guide.evidence import Review
from scripts.guide.model import Guide, Problem
from scripts.guide.records import records
from scripts.guide.review_pack.record import record_into

GUIDE = content.read()
ENTRIES = reviewable.entries(GUIDE)
PAGE = review_pack.html(GUIDE, "27 November 2026")
FILL = review_pack.fillable(GUIDE)
TODAY = date(2026, 12, 1)
EMPTY = "# The register.\n[]\n"
NAMED = "- who: A. Example\n  role: physician, registered in Norway\n  reviewed: 2026-11-20\n"
UNNAMED = "- who:\n  role:\n  reviewed:\n"


def of(kind: str) -> set[str]:
    return {entry.key for entry in ENTRIES if entry.kind == kind}


def test_every_sign_medicine_line_and_number_is_an_entry() -> None:
    assert of("sign") == set(GUIDE.signs)
    assert len(of("number")) == sum(len(country.lines) for country in GUIDE.countries)
    assert {claim.id for claim in GUIDE.claims.values() if claim.topic == "medicines"} <= of("medicine")
    assert len({entry.id for entry in ENTRIES}) == len({entry.fingerprint for entry in ENTRIES}) == len(ENTRIES)


def test_the_pack_has_every_entry_with_text_fingerprint_and_note() -> None:
    for entry in ENTRIES:
        assert escape(entry.text, quote=False).replace('"', "&#34;").replace("'", "&#39;") in PAGE, entry.id
        assert entry.fingerprint in PAGE
        assert f'id="{entry.id.replace(" ", "-")}"' in PAGE
        if entry.kind == "sign":
            assert escape(entry.own, quote=False).replace('"', "&#34;").replace("'", "&#39;") in PAGE
    assert PAGE.count("change to:") == len(ENTRIES)
    assert "&lt;bound method" not in PAGE
    for sign in GUIDE.signs.values():
        assert f"<i>{sign.may_be}</i>" in PAGE
        forms = " / ".join(dict.fromkeys((sign.short, sign.form("person"), sign.form("tick"))))
        assert f"<dt>{sign.id}</dt>\n<dd>{forms}</dd>" in PAGE
        assert all(f"<dt>{name}</dt>" in PAGE for name in sign.claims)


def test_the_fastest_signs_come_first_and_a_page_explains_the_signature() -> None:
    places = [PAGE.index(f">{heading} if") for heading in dict.fromkeys(entry.heading for entry in ENTRIES if entry.kind == "sign")]
    assert places == sorted(places)
    assert places[-1] < PAGE.index("2. Medicines") < PAGE.index("3. Numbers to call") < PAGE.index("6. What your signature means")


def fingerprints(guide: Guide) -> Mapping[str, str]:
    return {entry.id: entry.fingerprint for entry in reviewable.entries(guide)}


def changed(guide: Guide) -> set[str]:
    before, after = fingerprints(GUIDE), fingerprints(guide)
    assert before.keys() == after.keys()
    return {name for name, value in after.items() if before[name] != value}


def test_one_changed_word_changes_exactly_that_fingerprint() -> None:
    name, sign = next(iter(GUIDE.signs.items()))
    for field in ("long", "short", "may_be"):
        other = replace(sign, **{field: getattr(sign, field) + " now"})
        assert changed(replace(GUIDE, signs={**GUIDE.signs, name: other})) == {f"sign {name}"}
    claim = next((claim for claim in GUIDE.claims.values() if claim.topic == "medicines"), None)
    if not claim:
        pytest.skip("this guide has no claim on medicines")
    assert changed(replace(GUIDE, claims={**GUIDE.claims, claim.id: replace(claim, statement=claim.statement + " Now.")})) == {
        f"medicine {claim.id}"
    }
    country, *others = GUIDE.countries
    line, *lines = country.crisis
    moved = replace(country, crisis=(replace(line, number="1 2 3"), *lines))
    (only,) = changed(replace(GUIDE, countries=(moved, *others)))
    assert only.startswith(f"number {country.code} crisis ")


def test_an_unchanged_word_keeps_every_fingerprint() -> None:
    name, sign = next(iter(GUIDE.signs.items()))
    assert changed(replace(GUIDE, signs={**GUIDE.signs, name: replace(sign, note="Another reason.", line=1)})) == set()


def filled(count: int = 3) -> str:
    """The list with a reviewer, and with one answer of each kind at its first lines."""
    text = FILL.replace(UNNAMED, NAMED, 1)
    for verdict, change in [("right", ""), ("wrong", ""), ("change", " 'say it''s sudden'")][:count]:
        text = text.replace("  verdict:\n  change:\n", f"  verdict: {verdict}\n  change:{change}\n", 1)
    return text


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "reviews.yml"
    path.write_text(EMPTY)
    return path


def recorded(text: str, register: Path) -> tuple[int, list[str]]:
    file = register.with_name("filled.yml")
    file.write_text(text)
    count, problems = record_into(register, file, GUIDE, TODAY)
    return count, [str(problem).removeprefix(f"{file}:") for problem in problems]


def test_the_list_to_fill_in_has_every_entry_and_no_answer() -> None:
    _, *items = yaml.safe_load(FILL)
    assert [(item["id"], item["fingerprint"]) for item in items] == [(entry.id, entry.fingerprint) for entry in ENTRIES]
    assert {(item["verdict"], item["change"]) for item in items} == {(None, None)}


def test_a_recorded_pack_is_in_the_register_unchanged(register: Path) -> None:
    assert recorded(filled(), register) == (3, [])
    problems: list[Problem] = []
    (review,) = records(Review, register, problems)
    assert problems == []
    first, second, third = ENTRIES[:3]
    assert (review.who, review.role, review.reviewed) == ("A. Example", "physician, registered in Norway", date(2026, 11, 20))
    assert dict(review.items) == {
        first.id: f"{first.fingerprint} right",
        second.id: f"{second.fingerprint} wrong",
        third.id: f"{third.fingerprint} change: say it's sudden",
    }
    assert register.read_text().startswith("# The register.\n- who:")


def test_a_second_review_is_added_below_the_first(register: Path) -> None:
    recorded(filled(), register)
    assert recorded(filled(1).replace("A. Example", "B. Example"), register) == (1, [])
    assert [review.who for review in records(Review, register, [])] == ["A. Example", "B. Example"]


FIRST = ENTRIES[0]
SAYS = "".join(re.findall(r"^  says: .*\n(?:    .*\n)*", FILL, re.MULTILINE)[:1])
"""The words of the first line, which YAML may fold."""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (NAMED, UNNAMED, "4: `who` has the wrong shape."),
        ("who: A. Example", "whom: A. Example", "1: the first item does not say who answers."),
        ("2026-11-20", "2026-12-02", "6: this day lies in the future."),
        (FIRST.fingerprint, "0123456789ab", f"7: `0123456789ab` is not the fingerprint of {FIRST.id}"),
        (FIRST.id, "sign no-such-sign", "7: `sign no-such-sign` is not in the guide."),
        (ENTRIES[1].id, FIRST.id, f"12: `{FIRST.id}` is answered twice."),
        (SAYS, "  says: 'also at night'\n", f"7: the words under `says` of {FIRST.id} were changed."),
        ("  verdict: right\n", "  verdict: maybe\n", "7: `maybe` is not a verdict."),
        ("  verdict: right\n", "  verdict: change\n", f"7: {FIRST.id} has `verdict: change`."),
        ("  verdict: right\n  change:", "  verdict: right\n  change: 'x'", f"7: {FIRST.id} has `verdict: right`."),
    ],
)
def test_a_problem_is_one_line_and_nothing_is_written(register: Path, old: str, new: str, expected: str) -> None:
    count, problems = recorded(filled().replace(old, new, 1), register)
    assert count == 0
    assert any(problem.startswith(expected) for problem in problems), problems
    assert register.read_text() == EMPTY
    assert [path.name for path in register.parent.iterdir() if path.suffix == ".yml" and "new" in path.name] == []


def test_words_written_over_a_line_without_a_verdict_are_not_lost(register: Path) -> None:
    last = f"{ENTRIES[-1].heading}: {ENTRIES[-1].text}"
    assert filled().count(last) == 1
    count, problems = recorded(filled().replace(last, "Another number."), register)
    assert (count, len(problems), register.read_text()) == (0, 1, EMPTY)
    assert f"the words under `says` of {ENTRIES[-1].id} were changed. Restore them" in problems[0]


def test_an_unanswered_pack_and_a_recorded_one_are_refused(register: Path) -> None:
    assert recorded(filled(0), register)[1] == ["1: no line has a verdict. Write one of right, wrong, change at each line that was read."]
    recorded(filled(), register)
    before = register.read_text()
    assert recorded(filled(), register)[1][0].startswith("1: this review is recorded already.")
    assert register.read_text() == before


def test_the_command_records_and_the_guide_still_passes_its_check(in_tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = in_tiny / "filled.yml"
    file.write_text(review_pack.fillable(content.read()).replace(UNNAMED, NAMED, 1).replace("  verdict:\n", "  verdict: right\n", 1))
    (in_tiny / "data" / "reviews.yml").write_text(EMPTY)
    assert record_review.main([str(file)]) == 0
    assert capsys.readouterr().out.startswith("1 answer recorded in data/reviews.yml.")
    assert content.read().problems == ()
    assert record_review.main([str(file)]) == 1
    assert capsys.readouterr().err.endswith("1 to fix. data/reviews.yml is unchanged.\n")
