"""Words of danger signs: where a capital is due, what stops the build, and that only data give a sign its level."""

import re
from pathlib import Path

import pytest

from scripts.guide import level_words, paths, signs
from scripts.guide.signs import Level, Sign
from tests.conftest import ROOT
from tests.test_cases import render

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*|\{#.*?#\}|<!--.*?-->|[\".#-]emergency(?=[\"-])", re.DOTALL)
WRITTEN = [
    *(ROOT / paths.DOCS / "assets" / "js").rglob("*.js"),
    *(ROOT / paths.DOCS / "assets" / "images").glob("*.svg"),
    *(file for file in (ROOT / "overrides").rglob("*") if file.suffix in (".html", ".js", ".yml")),
]
"""What adds words to pages besides Markdown and data."""


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_no_script_template_or_drawing_gives_a_sign_its_level(file: Path) -> None:
    words = COMMENT.sub("", file.read_text())
    for allowed in level_words.ALLOWED:
        words = words.replace(allowed, "")
    assert [found[0] for found in re.finditer("|".join(level_words.WORDS), words, re.IGNORECASE)] == []


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
def test_words_begin_with_a_capital_where_a_sentence_begins(before: str, said: str) -> None:
    assert signs.wording(SIGN, LEVEL, "act", before) == said


@pytest.mark.parametrize("words", ["[!lids-drop]", "[!lids-droop.acts]", "[!]", "[!.act]"])
def test_an_unknown_sign_stops_the_build(words: str) -> None:
    with pytest.raises(ValueError, match="unknown sign"):
        render(f"If {words}, wait.")


@pytest.mark.parametrize("words", ["", " nothing", " short", " ambulance eyes"])
def test_a_list_of_no_sign_stops_the_build(words: str) -> None:
    with pytest.raises(ValueError, match="chooses no sign"):
        render(f"[[signs{words}]]")
