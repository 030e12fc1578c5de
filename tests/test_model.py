"""Our anchors equal those of Python-Markdown's table of contents."""

import pytest
from markdown.extensions.toc import slugify

from scripts.guide.evidence import slug


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Guillain-Barré syndrome", "guillain-barre-syndrome"),
        ("Feels weak, or cannot do it?", "feels-weak-or-cannot-do-it"),
        ("ME/CFS", "mecfs"),
        ("What if I do nothing?", "what-if-i-do-nothing"),
    ],
)
def test_a_slug_equals_the_anchor_of_python_markdown(text: str, anchor: str) -> None:
    assert slug(text) == anchor == slugify(text, "-")
