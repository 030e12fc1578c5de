"""The whole guide in a made-up language, read from the left and from the right, is ready for a second language."""

import re
from pathlib import Path

import pytest

from scripts.guide import rendered
from tests import pseudo
from tests.conftest import ROOT

SHEETS = sorted((ROOT / "docs" / "assets" / "css").glob("*.css"))
SIDED = re.compile(
    r"(?<![-\w])(?:(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)[-\w]*|inset-(?:left|right)|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear):[^;}]*\b(?:left|right))\b"
)
FOUR = re.compile(r"(?<![-\w])(?:margin|padding|inset|border-width)\s*:\s*([^;}]+)")
RAW = ".sheet, .with-tool"
"""Sheets and forms are HTML in their pages, which a translator writes."""


@pytest.fixture(scope="module", params=pseudo.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(language: str) -> Path:
    return pseudo.built(language)


def test_every_page_says_its_language_and_direction_and_no_english_is_left(language: str, site: Path) -> None:
    for page in rendered.each(site):
        assert page.language == language, page.url
        assert [body.attributes["dir"] for body in page.all("body")] == [pseudo.LANGUAGES[language]], page.url
        for data in page.all("script[type='application/ld+json']"):
            assert f'"inLanguage":"{language}"' in data.text(), page.url
        assert pseudo.left_in_english(page, RAW) == set(), page.url


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_sheet_uses_left_or_right(sheet: Path) -> None:
    for number, line in enumerate(sheet.read_text().splitlines(), 1):
        assert not SIDED.search(line), f"{sheet}:{number}: write -inline-start or -inline-end"
        for match in FOUR.finditer(line):
            sides = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", match[1]).replace("!important", "").split()
            assert len(sides) < 4 or sides[1] == sides[3], f"{sheet}:{number}: the second and the fourth must be the same"
