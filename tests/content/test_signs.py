"""Danger signs of this guide: one level each, the values that a review settled, and the same words wherever the built site lists them."""

from collections import Counter

import pytest

from scripts.guide import content, notation, paths, policy, rendered, search_file, sentences, signs
from scripts.guide.model import Line
from scripts.guide.search_words import roots
from tests.conftest import ROOT

GUIDE = content.read()
SITE = {page.url: page for page in rendered.read(ROOT / paths.SITE)}
SETTLED = {
    "ambulance": (
        *("suddenly-confused", "worst-headache", "sight-gone", "one-side-numb", "sudden-weakness", "legs-suddenly", "slow-breathing"),
        *("movement-lost-suddenly", "blue-lips", "cannot-be-woken", "chest-pain", "faint", "stopping-severe", "alcohol-shaking"),
    ),
    "emergency department": (
        *("both-legs-worse", "both-legs-pain", "saddle-numb", "bladder-bowel", "cancer-legs", "too-many-tablets", "double-vision-stays"),
        *("both-sides-weaker", "dark-pee"),
    ),
    "today": (
        *("one-limb-days", "movement-lost-days", "legs-do-less", "shallow-breathing", "temple-headache", "painful-eye", "stopping-mild"),
        *("statin-eyes", "statin-muscles", "amitriptyline-heart", "back-fever", "cancer-back", "cramp-stays"),
    ),
    "within days": ("lids-droop", "movement-lost-slowly", "swallowing-slowly"),
    "soon": ("weight-loss", "joints-swollen", "shoulders-stiff", "weaker-slowly", "twitch-stays", "anything-new"),
}
"""The levels that the second evidence round settled for signs on which lists had disagreed."""


@pytest.mark.parametrize(("level", "sign"), [(level, sign) for level, names in SETTLED.items() for sign in names])
def test_a_reviewed_sign_keeps_its_level(level: str, sign: str) -> None:
    assert GUIDE.signs[sign].level == level


def test_heavy_legs_count_only_where_they_do_less() -> None:
    heavy = [sign for sign in GUIDE.signs.values() if "heavy" in sign.long and "cancer" not in sign.long]
    assert {sign.id for sign in heavy} == {"legs-suddenly", "legs-do-less"}
    assert all("do less than before" in sign.long for sign in heavy)


def test_short_words_require_no_more_than_the_complete_sign() -> None:
    """Some pages show only the short words, so a condition that the complete sign does not have would keep a reader at home."""
    short = {sign.id: sign.short for sign in GUIDE.signs.values()}
    assert "red" not in short["painful-eye"].split()
    assert "numb or clumsy" in short["hands-clumsy"]
    assert "pregabalin or gabapentin" in short["shallow-breathing"]
    assert "pain or weakness" in short["statin-muscles"]


def test_shallow_breathing_has_a_line_for_every_mix() -> None:
    """With an opioid, a sedative or alcohol the answer is an ambulance, and without all three it is today: every mix has an answer."""
    fast, slow = GUIDE.signs["slow-breathing"], GUIDE.signs["shallow-breathing"]
    assert (fast.level, slow.level) == ("ambulance", "today")
    assert "after opioids (strong painkillers), or mixing pregabalin, gabapentin, sedatives" in fast.long
    assert "or alcohol" in fast.long
    assert "without an opioid, sedative or alcohol" in slow.long


@pytest.mark.parametrize("words", ["unsteady", "unsteadily", "clumsy", "balance is poor", "weak", "droop", "double vision"])
def test_words_of_faster_signs_are_not_used_for_the_slowest(words: str) -> None:
    """`anything-new` is the slowest sign, and the only one that a page says in its own words."""
    lines = [line for page in GUIDE.pages for line in page.lines] + [Line("glossary", term.line, term.meaning) for term in GUIDE.terms]
    own = [line.text for line in lines if "[!anything-new.act]" in line.text]
    assert own
    assert not [text for text in own if words in text and len(set(notation.SIGN.findall(text))) < 3]


def words_of(url: str) -> Counter[str]:
    """How often the article of a page shows each sign's long words in a list."""
    rows = [" ".join(row.text(separator=" ").split()) for row in SITE[url].all("article .signs li")]
    return Counter(sign.id for sign in GUIDE.signs.values() for row in rows if row.startswith(f"{sign.long} ("))


@pytest.mark.parametrize("url", ["get-help/", "get-help/what-is-new/", "tools/one-sheet/"])
def test_a_complete_list_shows_every_sign_once_under_its_level(url: str) -> None:
    assert words_of(url) == Counter(list(GUIDE.signs))
    for part in SITE[url].all("article .signs[data-level]"):
        shown = {row.attributes["data-sign"] for row in part.css("[data-sign]")}
        assert {GUIDE.signs[sign or ""].level for sign in shown} == {part.attributes["data-level"]}
        is_glance = "glance" in (part.attributes["class"] or "")  # a glance leaves out what a sign may be
        assert is_glance or all(sign.may_be in part.text() for sign in GUIDE.signs.values() if sign.id in shown)


def test_the_page_of_all_signs_lists_each_sign_once_with_its_claims_and_choices() -> None:
    page = SITE["get-help/every-sign/"]
    for sign in GUIDE.signs.values():
        (row,) = page.all(f"article li[id='{sign.id}']")
        (mark,) = row.css("button.mark")
        (line,) = page.all(f"#{(mark.attributes['popovertarget'] or '').replace('cite-', 'cited-')}")
        cited = {(link.attributes["href"] or "").partition("#")[2] for link in line.css("a")}
        assert cited == {source.key for claim in sign.claims for source in GUIDE.sources_of(claim)}
        assert sign.may_be in row.text()
        assert ("Our own choice:" in row.text()) == bool(sign.note)
    assert [heading.attributes["id"] for heading in page.all("article h2") if heading.attributes.get("id") in LEVEL_IDS] == LEVEL_IDS


LEVEL_IDS = [signs.hyphened(level) for level in signs.LEVELS]


def test_a_search_finds_what_a_sign_says_and_what_it_may_be() -> None:
    index = search_file.load(ROOT / paths.SITE)
    ignored = roots(index["ignored"])
    kept = roots(search_file.words_of(index)["get-help/"])
    for sign in GUIDE.signs.values():
        assert roots(sign.may_be) - ignored <= kept
        assert roots(sign.long.split(",")[0]) - ignored <= kept
    assert roots("choking") <= kept


def test_a_meaning_names_the_level_of_its_sign() -> None:
    """The two once differed for a foot that drops over days, low salt with confusion, and mild signs of serotonin."""
    said = {term.term: sentences.meaning(term, GUIDE) for term in GUIDE.terms}
    shown = " ".join(SITE["glossary/"].all("article")[0].text().split())
    assert [name for name, meaning in said.items() if meaning not in shown] == []
    for name, ids in {
        "foot drop": ("movement-lost-slowly", "movement-lost-days", "movement-lost-suddenly"),
        "low sodium": ("antidepressant-drowsy", "suddenly-confused"),
        "serotonin syndrome": ("serotonin-mild", "serotonin-severe"),
    }.items():
        assert all(GUIDE.levels[GUIDE.signs[each].level].act in said[name] for each in ids)


def test_the_night_page_has_six_lines_at_most() -> None:
    assert 0 < len(SITE["get-help/worried-now/"].all("article .signs li")) <= 6


@pytest.mark.parametrize("url", ["", "get-help/", "get-help/what-is-new/"])
def test_each_line_of_a_list_at_a_glance_is_one_sign(url: str) -> None:
    lists = SITE[url].all("article .glance ul")
    assert lists
    for part in lists:
        rows = part.css("li")
        assert len(rows) <= policy.LIST_LINES
        assert all(row.attributes.get("data-sign") in GUIDE.signs for row in rows)
