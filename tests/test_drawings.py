"""Every drawing in docs/assets/images follows one style and fits any page, even before a page shows it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.guide import paths

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = sorted(file for file in (paths.DOCS / "assets" / "images").glob("*.svg") if file != paths.MARK)
ELEMENTS = {"svg", "title", "desc", "g", "path", "circle", "rect", "text"}
LEAST_WORDS = 16  # px on a phone of 360 px, where a drawing is 318 px wide
LARGEST = 4096  # bytes, because a drawing is part of its page's HTML


@pytest.fixture(params=DRAWINGS, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def drawing(file: Path) -> ElementTree.Element:
    return ElementTree.fromstring(file.read_text(encoding="utf-8"))


def test_a_drawing_has_a_title_and_a_description(drawing: ElementTree.Element) -> None:
    for name in ("title", "desc"):
        assert (drawing.findtext(f"{SVG}{name}") or "").strip()


def test_a_drawing_has_plain_elements_without_styles_and_ids(drawing: ElementTree.Element) -> None:
    parts = list(drawing.iter())
    assert {part.tag.removeprefix(SVG) for part in parts} <= ELEMENTS
    assert not [part.tag for part in parts if {"style", "id", "href"} & part.attrib.keys()]


def test_a_drawing_uses_the_text_and_accent_colors_only(drawing: ElementTree.Element) -> None:
    parts = list(drawing.iter())
    for part in parts:
        assert set(part.get("class", "").split()) <= {"accent", "accent-fill"}
        assert part.get("stroke", "none") in ("currentColor", "none", "#0B4A55")
        assert part.get("fill", "none") in ("currentColor", "none", "#0B4A55")
    assert drawing.get("stroke-width") == "2"
    assert drawing.get("stroke-linecap") == "round"


def test_words_in_a_drawing_are_large_enough_on_a_phone(drawing: ElementTree.Element) -> None:
    width = float(drawing.get("viewBox", "").split()[2])
    sizes = [float(part.get("font-size", "99")) for part in drawing.iter()]
    assert min(sizes) * 318 / width >= LEAST_WORDS


def test_a_drawing_is_small(file: Path) -> None:
    assert file.stat().st_size <= LARGEST
