"""What the second evidence round promised: weak sources are named, merged claims are gone, and claims that wait are counted."""

from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from scripts.guide import content, policy
from scripts.guide.checks import claims, data
from scripts.guide.evidence import Claim
from scripts.guide.markdown import editorial
from scripts.guide.model import Guide
from scripts.guide.source import Source
from tests.conftest import ROOT, run


def claim(name: str, left_out: str = "", sources: tuple[str, ...] = ("a",), topic: str = "twitching") -> Claim:
    return Claim(name, topic, "words", "advice", "expert", "seen", sources, left_out=left_out)


def source(key: str, verified: str = "page", recalled: tuple[str, ...] = (), weak: str = "") -> Source:
    return Source(key, 1, ("NHS",), "Title", "2023", "", url="https://example.org", verified=verified, recalled=recalled, weak=weak)


def guide(*claims: Claim, sources: tuple[Source, ...] = ()) -> Guide:
    return Guide(claims={each.id: each for each in claims}, sources={each.key: each for each in sources})


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.chdir(ROOT)
    return content.data_now()


def test_a_claim_may_wait_for_its_page_only_in_the_one_form_that_is_counted() -> None:
    made = guide(claim("TW01", policy.PAGE_FOLLOWS), claim("TW02", "Too old"), claim("TW03", "the page follows"))
    assert [each.id for each in claims.waiting(made)] == ["TW01"]
    assert list(claims.claims_are_used(made)) == []


def test_no_more_claims_wait_than_the_policy_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    made = guide(*(claim(f"TW0{number}", policy.PAGE_FOLLOWS) for number in range(3)))
    monkeypatch.setattr(policy, "CLAIMS_WAITING", 3)
    assert list(claims.few_claims_wait(made)) == []
    monkeypatch.setattr(policy, "CLAIMS_WAITING", 2)
    assert [problem.what for problem in claims.few_claims_wait(made)] == ["TW02 waits for its page, and 2 others do"]


def test_the_policy_allows_exactly_the_claims_that_wait(real: Guide) -> None:
    assert len(claims.waiting(real)) == policy.CLAIMS_WAITING


def test_readers_see_why_a_claim_is_kept_off_the_pages_and_how_many_wait() -> None:
    box = Element("div")
    editorial.left_out(box, guide(claim("TW01", policy.PAGE_FOLLOWS), claim("TW02", "Too old")))
    shown = tostring(box, "unicode", "text")
    assert "1 more claims were checked" in shown
    assert "TW02 words Left out: Too old." in shown
    assert "TW01" not in shown


def test_a_source_is_listed_once_a_claim_on_a_page_rests_on_it() -> None:
    waiting, shown = claim("TW01", policy.PAGE_FOLLOWS, ("a", "b")), claim("TW02", "", ("b",))
    assert list(guide(waiting, shown, sources=(source("a"), source("b"), source("c"))).listed_sources) == ["b", "c"]


@pytest.mark.parametrize(
    ("made", "sound", "doubt"),
    [
        (source("a"), True, ""),
        (source("a", verified="memory"), False, "partly from memory"),
        (source("a", recalled=("doi",)), False, "partly from memory"),
        (source("a", weak="news report"), False, "news report"),
        (source("a", recalled=("details",), weak="news report"), False, "news report"),
    ],
)
def test_only_a_source_that_was_seen_whole_may_carry_a_warning_alone(made: Source, sound: bool, doubt: str) -> None:
    assert (made.is_sound, made.doubt) == (sound, doubt)


def test_the_list_of_sources_says_what_is_from_memory_missing_or_weak() -> None:
    made = Source(
        "a", 1, ("A",), "T", "2023", "", recalled=("details", "address"), missing=("authors",), weak="news report", verified="page"
    )
    assert made.checked == (
        "We saw its title, names and address on a stored page. Its names, year or journal are partly from memory. "
        "Its web address is from memory. Its authors are not recorded yet. Too weak to carry a warning alone: news report."
    )


@pytest.mark.parametrize("left_out", ["", policy.PAGE_FOLLOWS])
def test_a_red_flag_needs_a_sound_source_now_and_when_its_page_follows(left_out: str) -> None:
    weak, sound = source("a", weak="news report"), source("b")
    alone = guide(claim("RF01", left_out, ("a",), "red-flags"), sources=(weak, sound))
    both = guide(claim("RF01", left_out, ("a", "b"), "red-flags"), sources=(weak, sound))
    assert len(list(data.warnings_rest_on_sound_sources(alone))) == 1
    assert list(data.warnings_rest_on_sound_sources(both)) == []


def test_a_red_flag_that_is_not_printed_may_wait_for_a_better_source() -> None:
    kept = guide(claim("RF01", "Read only in the press", ("a",), "red-flags"), sources=(source("a", weak="news report"),))
    assert list(data.warnings_rest_on_sound_sources(kept)) == []


def test_three_weak_sources_that_agree_are_no_red_flag() -> None:
    keys = ("a", "b", "c")
    made = guide(claim("RF01", "", keys, "red-flags"), sources=tuple(source(key, weak="news report") for key in keys))
    assert len(list(data.warnings_rest_on_sound_sources(made))) == 1


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
def test_what_must_not_be_printed_has_a_reason_of_its_own(real: Guide, name: str) -> None:
    assert real.claims[name].left_out not in ("", policy.PAGE_FOLLOWS)


def test_sources_of_press_shop_and_church_carry_nothing_alone(real: Guide) -> None:
    for key in (
        "barabone2019sciatica",
        "cdcoverdosemasimo",
        "nhsbackpainpress",
        "nhsweightlosscopy",
        "ndtv2019onehundredtwelve",
    ):
        assert real.sources[key].weak, key


def test_a_citation_names_a_weak_source_as_one(tiny: Path) -> None:
    file = tiny / "data/references.bib"
    file.write_text(file.read_text().replace("  journal = {A Journal},", "  journal = {A Journal},\n  weak = {news report},"))
    numbers = tiny / "data/numbers.yml"
    numbers.write_text(numbers.read_text().replace("[leite2014]", "[watson2009]"))
    built = run(tiny, "build")
    assert built.stderr == ""
    assert "Leite, 2014</a> (news report)" in (tiny / "site/index.html").read_text()
    assert "Too weak to carry a warning alone: news report." in (tiny / "site/sources/index.html").read_text()
