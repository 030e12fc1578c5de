"""What readers in danger type into search, frozen (decisions/0029)."""

from dataclasses import dataclass

HELPS = ("crisis", "overdose", "emergency", "violence")
"""The kinds of help that search shows above all results: each has a title and a text in data/words.yml (`search_crisis`)."""


@dataclass(frozen=True)
class Danger:
    """One item of `data/dangers.yml`: phrases, and the kind of help that search shows for them above all results.

    The words of a phrase follow each other in what was typed, with at most two others between them; `/` separates words of which one
    is enough. `typed` may be anywhere, `whole` is all that was typed, and where one of `unless` is found, the item does not fit.
    """

    help: str
    typed: tuple[str, ...]
    whole: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    line: int = 0
