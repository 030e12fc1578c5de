"""The rules of evidence: weak sources are named, and each claim is on a page or has a reason for being left out."""

from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from scripts.guide import content, labels
from scripts.guide.checks import data
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


def test_readers_see_why_a_claim_is_left_out() -> None:
    box = Element("div")
    editorial.left_out(box, guide(claim("TW91"), claim("TW92", "Too old")))
    shown = tostring(box, "unicode", "text")
    assert "TW92 words Left out: Too old." in shown
    assert "TW91" not in shown


def test_a_source_that_only_numbers_or_groups_name_is_not_listed(real: Guide) -> None:
    of_claims = {key for each in real.claims.values() for key in each.sources}
    of_numbers = {key for country in real.countries for line in country.lines for key in line.sources}
    only = of_numbers - of_claims - {key for term in real.terms for key in term.sources}
    assert only
    assert not only & real.listed_sources.keys()
    assert of_numbers & of_claims <= real.listed_sources.keys()


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
def test_only_a_fully_verified_source_may_support_a_warning_alone(made: Source, sound: bool, doubt: str) -> None:
    assert (made.is_sound, made.doubt(labels.of_repository())) == (sound, doubt)


def test_the_list_of_sources_says_what_is_from_memory_missing_or_weak() -> None:
    made = Source(
        "a", 1, ("A",), "T", "2023", "", recalled=("details", "address"), missing=("authors",), weak="news report", verified="page"
    )
    assert made.checked(labels.of_repository()) == (
        "We saw its title, names and address on a stored page. Its names, year or journal are partly from memory. "
        "Its web address is from memory. Its authors are not recorded yet. Too weak to carry a warning alone: news report."
    )


def test_a_red_flag_needs_a_sound_source() -> None:
    weak, sound = source("a", weak="news report"), source("b")
    alone = guide(claim("RF01", "", ("a",), "red-flags"), sources=(weak, sound))
    both = guide(claim("RF01", "", ("a", "b"), "red-flags"), sources=(weak, sound))
    assert len(list(data.warnings_rest_on_sound_sources(alone))) == 1
    assert list(data.warnings_rest_on_sound_sources(both)) == []


def test_a_red_flag_that_is_not_printed_may_wait_for_a_better_source() -> None:
    kept = guide(claim("RF01", "Read only in the press", ("a",), "red-flags"), sources=(source("a", weak="news report"),))
    assert list(data.warnings_rest_on_sound_sources(kept)) == []


def test_three_weak_sources_that_agree_do_not_support_a_red_flag() -> None:
    keys = ("a", "b", "c")
    made = guide(claim("RF01", "", keys, "red-flags"), sources=tuple(source(key, weak="news report") for key in keys))
    assert len(list(data.warnings_rest_on_sound_sources(made))) == 1


def test_a_citation_names_a_weak_source_as_one(tiny: Path) -> None:
    file = tiny / "data/references.bib"
    file.write_text(file.read_text().replace("  journal = {A Journal},", "  journal = {A Journal},\n  weak = {news report},"))
    numbers = tiny / "data/numbers.yml"
    numbers.write_text(numbers.read_text().replace("[leite2014]", "[watson2009]"))
    built = run(tiny, "build")
    assert built.stderr == ""
    assert "Leite, 2014</a> (news report)" in (tiny / "site/index.html").read_text()
    assert "Too weak to carry a warning alone: news report." in (tiny / "site/sources/index.html").read_text()
