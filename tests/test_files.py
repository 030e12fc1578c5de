"""Which characters a source file may contain."""

from pathlib import Path

import pytest

from scripts.guide.files import read_text
from scripts.guide.model import Problem


def problems(path: Path, text: str) -> list[str]:
    problems: list[Problem] = []
    path.write_text(text, encoding="utf-8")
    read_text(path, problems)
    return [problem.what for problem in problems]


@pytest.mark.parametrize(
    "code", [0x00, 0x1B, 0x85, 0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060, 0x2066, 0x2069, 0xFFFE]
)
def test_a_character_that_no_editor_shows_is_reported(tmp_path: Path, code: int) -> None:
    assert problems(tmp_path / "a.md", f"twit{chr(code)}ching") == [f"an invisible character (U+{code:04X}) is here"]


@pytest.mark.parametrize("sign", ["\n", "\t", "\u00a0", "\u202f", "\u2013", "\u2019", "\u2026", "\u2212", "\u00e9", "\u0627", "\U0001f600"])
def test_visible_and_joining_characters_are_allowed(tmp_path: Path, sign: str) -> None:
    assert problems(tmp_path / "a.md", f"twit{sign}ching") == []
