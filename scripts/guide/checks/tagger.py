"""The Hanover Tagger (HanTa) without NumPy, which is 73 MB.

HanTa imports NumPy for one function of two numbers, and its model holds its probabilities as NumPy numbers. Both are replaced here.
"""

import gzip
import importlib
import importlib.util
import math
import pickle
import struct
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, Protocol

MODEL = "morphmodel_en.pgz"


class Tagger(Protocol):
    """What we use of the tagger."""

    strict: bool

    def tag_sent(self, taglist: list[str]) -> list[tuple[str, str, str]]:
        """Each word with its lemma and its tag."""


class _Dtype:
    """Replaces the type of a NumPy number: the model has one, 8 bytes, little-endian."""

    def __init__(self, *_: object) -> None:
        """Accept the arguments that the model passes."""

    def __setstate__(self, state: object) -> None:
        """Accept the state that the model passes."""


class _Model(pickle.Unpickler):
    """Reads the model. Only its numbers are loaded, so a changed file cannot run code."""

    NAMES: ClassVar[dict[str, Any]] = {"dtype": _Dtype, "scalar": lambda _, data: struct.unpack("<d", data)[0]}

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the base class says so
        """One of the two names of NumPy. Raises pickle.UnpicklingError for any other."""
        if module.partition(".")[0] == "numpy" and name in self.NAMES:
            return self.NAMES[name]
        raise pickle.UnpicklingError(f"{MODEL} names {module}.{name}")


def logaddexp(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers given as natural logarithms; minus infinity is the logarithm of zero."""
    low, high = sorted((one, other))
    return high + math.log1p(math.exp(low - high)) if low != -math.inf else high


def english() -> Tagger:
    """The tagger with its English model. Raises OSError where the package is not completely installed."""
    spec = importlib.util.find_spec("HanTa")
    if spec is None or spec.origin is None:
        raise OSError("HanTa is not installed")
    with gzip.open(Path(spec.origin).parent / MODEL) as file:
        model = _Model(file).load()
    tagger: Tagger = _package().HanoverTagger("", model)
    tagger.strict = False  # the package's own value for a model that it reads
    return tagger


def _package() -> Any:  # noqa: ANN401 - HanTa has no types
    """HanTa's module, imported while `numpy` is a module with the one function that it asks for."""
    number = ModuleType("numpy")
    vars(number)["logaddexp"] = logaddexp
    before = sys.modules.get("numpy")
    sys.modules["numpy"] = number
    try:
        return importlib.import_module("HanTa.HanoverTagger")
    finally:
        if before is None:
            del sys.modules["numpy"]
        else:
            sys.modules["numpy"] = before
