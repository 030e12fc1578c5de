"""The tagger that finds verbs runs without NumPy, and runs no code from its model file."""

import io
import math
import pickle
import sys

import pytest

from scripts.guide.checks import tagger


def test_the_tagger_does_not_import_numpy() -> None:
    tags = [tag for _, _, tag in tagger.english().tag_sent(["You", "walk", "home", "."])]
    assert tags[1].startswith("VV")
    assert "numpy" not in sys.modules


def test_a_model_that_names_a_program_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match=r"names (posix|nt)\.system"):
        tagger._Model(io.BytesIO(pickle.dumps(__import__("os").system))).load()


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(0.0, 0.0, math.log(2)), (-math.inf, -3.0, -3.0), (-math.inf, -math.inf, -math.inf)]
)
def test_probabilities_are_added_as_logarithms(one: float, other: float, expected: float) -> None:
    assert tagger.logaddexp(one, other) == pytest.approx(expected) or tagger.logaddexp(one, other) == expected
