"""What the second evidence round requires of this guide's claims: merged claims are gone, and the results of the audit are in."""

import re

import pytest

from scripts.guide import content, notation
from scripts.guide.checks import claims
from scripts.guide.grades import GRADES
from scripts.guide.model import Guide
from tests.conftest import ROOT
from tests.test_grades import expected


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.chdir(ROOT)
    return content.data_now()


def test_every_claim_is_on_a_page_or_has_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert list(claims.claims_are_used(content.read())) == []


@pytest.mark.parametrize(
    "old", ["MD13", "MD28", "RF07", "RF18", "WK12", "MG22", "MG64", "MG65", "MG74", "MG75", "MD39", "MD44", "LV37", "OC23", "TW54"]
)
def test_a_claim_that_was_merged_into_another_is_gone(real: Guide, old: str) -> None:
    assert old not in real.claims


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("RF17", "Call an ambulance if someone suddenly becomes confused"),
        ("RF24", "suddenly becomes confused"),
        ("RF27", "After any of these medicines, also alone, call an ambulance if breathing is very slow"),
        ("RF28", "new pain that shoots from the back down both legs"),
        ("RF05", "an emergency department the same day"),
        ("OC36", "Go to an emergency department now if your legs also get weak, numb, heavy or wobbly"),
        ("MD25", "Get advice today for new shallow breathing"),
        ("RF40", "legs so heavy that they do less than before"),
        ("MD30", "opioids, benzodiazepines (such as diazepam), Z-drugs"),
        ("MD51", "does not go with tramadol, codeine or other opioids"),
        ("LV25", "could be chance"),
    ],
)
def test_each_statement_that_the_audit_settled_says_so(real: Guide, name: str, words: str) -> None:
    assert words in real.claims[name].statement


@pytest.mark.parametrize("name", ["LV23", "CM09", "CM11", "CM15", "CM17", "CM18"])
def test_claims_that_must_not_be_printed_have_their_own_reason(real: Guide, name: str) -> None:
    assert real.claims[name].left_out


def test_no_claim_rests_on_press_shop_or_church_alone(real: Guide) -> None:
    for key in (
        "barabone2019sciatica",
        "cdcoverdosemasimo",
        "nhsbackpainpress",
        "nhsweightlosscopy",
        "ndtv2019onehundredtwelve",
    ):
        assert real.sources[key].weak, key


def test_every_real_search_was_worded_in_two_ways_and_names_what_was_nearest() -> None:
    searches = content.read().searches
    assert searches
    for search in searches.values():
        assert len(set(search.words)) >= 2
        assert search.read >= len(search.words)
        assert search.nearest.endswith(".")


def test_a_page_that_found_no_study_shows_the_search() -> None:
    """One search undid "no study" more than once, so a reader can see behind the mark what was looked for."""
    gaps = {claim.id for claim in content.read().claims.values() if claim.basis == "gap"}
    runs = [run for page in content.read().pages if page.meta.kind == "medical" for run in notation.paragraphs(page.lines)]
    said = [text for run in runs if re.search(r"\b[Ww]e found no (?:study|trial|source)\b", text := " ".join(line.text for line in run))]
    assert len(said) >= 8
    assert [text for text in said if not gaps & {*re.findall(r"@(\w+)\]", text)}] == []


def test_each_grade_has_two_real_examples() -> None:
    for name in GRADES:
        assert sum(expected(claim) == name for claim in content.read().claims.values()) >= 2, name
