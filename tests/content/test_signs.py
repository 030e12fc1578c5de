"""Danger signs of this guide: one level each, the values that a review settled, and the same words wherever the built site lists them."""

from collections import Counter

import pytest

from scripts.guide import content, paths, rendered, search_file, sentences, signs
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
"""What the second evidence round settled for signs on which lists had disagreed."""


@pytest.mark.parametrize(("level", "sign"), [(level, sign) for level, names in SETTLED.items() for sign in names])
def test_a_settled_sign_keeps_its_level(level: str, sign: str) -> None:
    assert GUIDE.signs[sign].level == level


def test_heavy_legs_count_only_where_they_do_less() -> None:
    heavy = [sign for sign in GUIDE.signs.values() if "heavy" in sign.long and "cancer" not in sign.long]
    assert {sign.id for sign in heavy} == {"legs-suddenly", "legs-do-less"}
    assert all("do less than before" in sign.long for sign in heavy)


def words_of(url: str) -> Counter[str]:
    """How often the article of a page shows each sign's long words in a list."""
    rows = [" ".join(row.text(separator=" ").split()) for row in SITE[url].all("article .signs li")]
    return Counter(sign.id for sign in GUIDE.signs.values() for row in rows if row.startswith(f"{sign.long} ("))


@pytest.mark.parametrize("url", ["get-help/", "get-help/what-is-new/", "tools/one-sheet/"])
def test_a_whole_ladder_shows_every_sign_once_under_its_own_level(url: str) -> None:
    assert words_of(url) == Counter(list(GUIDE.signs))
    for part in SITE[url].all("article .signs[data-level]"):
        shown = {row.attributes["data-sign"] for row in part.css("[data-sign]")}
        assert {GUIDE.signs[sign or ""].level for sign in shown} == {part.attributes["data-level"]}
        is_whole = bool(part.css("p.group"))  # a list at a glance leaves out what a sign may be
        assert not is_whole or all(sign.may_be in part.text() for sign in GUIDE.signs.values() if sign.id in shown)


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


def test_what_a_word_means_says_the_level_of_its_sign() -> None:
    """Once they differed for a foot that drops over days, low salt with confusion, and mild signs of serotonin."""
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
