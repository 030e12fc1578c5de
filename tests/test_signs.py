"""Danger signs: where they get a capital letter, what stops the build, and that only the data gives a sign its level."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.guide import level_words, paths, policy, signs
from scripts.guide.signs import Level, Sign
from tests.conftest import ROOT
from tests.test_cases import render

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*|\{#.*?#\}|<!--.*?-->|[\".#-]emergency(?=[\"-])", re.DOTALL)
WRITTEN = [
    *(ROOT / paths.DOCS / "assets" / "js").rglob("*.js"),
    *(ROOT / paths.DOCS / "assets" / "images").glob("*.svg"),
    *(file for file in (ROOT / "overrides").rglob("*") if file.suffix in (".html", ".js", ".yml")),
]
"""Files that add words to pages besides Markdown and data."""


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_no_script_template_or_drawing_gives_a_sign_its_level(file: Path) -> None:
    words = COMMENT.sub("", file.read_text())
    for allowed in level_words.ALLOWED:
        words = words.replace(allowed, "")
    assert [found[0] for found in re.finditer("|".join(level_words.WORDS), words, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "words",
    [
        *("Call the emergency services.", "Go to the ER.", "Get straight to hospital.", "It is life-threatening.", "Ring 999."),
        *("Get medical help quickly.", "See a physician tomorrow.", "Seek medical attention without delay.", "Ask for urgent care."),
        *("See your doctor as soon as possible.", "This needs a call.", "Call the doctor right now.", "Be seen within 24 hours."),
        *("Go straight to A and E.", "See someone today.", "Get checked the same day.", "Ask for a visit within the next two days."),
        "Have it looked at this week.",
    ],
)
def test_a_level_in_other_words_is_found(words: str) -> None:
    assert re.search("|".join(level_words.WORDS), words, re.IGNORECASE)


SIGN = Sign("a", "soon", "Eyes", "your lids droop", "lids droop", "may be rest", ("X",))
LEVEL = Level("soon", "See a doctor", "see a doctor", "I see a doctor", "routine")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("", "See a doctor"),
        ("So ", "see a doctor"),
        ("Now? ", "See a doctor"),
        ("It passed. ", "See a doctor"),
        ("It passed.\n", "See a doctor"),
        ("It passed. [@TW01]\n", "See a doctor"),
        ("So [@TW01]\n", "see a doctor"),
        ("Now: ", "see a doctor"),
        ("2.5 ", "see a doctor"),
    ],
)
def test_a_sign_that_begins_a_sentence_has_a_capital(before: str, said: str) -> None:
    assert signs.wording(SIGN, LEVEL, "act", before) == said


@pytest.mark.parametrize(("most", "labeled"), [(policy.LIST_LINES, False), (policy.LIST_LINES + 1, True)])
def test_a_list_at_a_glance_has_labels_where_it_is_long(most: int, labeled: bool) -> None:
    chosen = [f"s{at}" for at in range(most)]
    known = {name: replace(SIGN, id=name, group="Eyes" if name == "s0" else "Legs") for name in chosen}
    groups = signs.rows(known, [*chosen, "short", "bare"])
    assert [label for label, _ in groups] == (["Eyes", "Legs"] if labeled else [""])
    assert [row.signs for _, lines in groups for row in lines] == [((name, "lids droop"),) for name in chosen]


@pytest.mark.parametrize("words", ["[!lids-drop]", "[!lids-droop.acts]", "[!]", "[!.act]"])
def test_an_unknown_sign_stops_the_build(words: str) -> None:
    with pytest.raises(ValueError, match="unknown sign"):
        render(f"If {words}, wait.")


@pytest.mark.parametrize("words", ["", " nothing", " short", " ambulance eyes"])
def test_an_empty_list_of_signs_stops_the_build(words: str) -> None:
    with pytest.raises(ValueError, match="chooses no sign"):
        render(f"[[signs{words}]]")
