"""A reader's question, frozen: where the guide answers it, and how else people ask it (decisions/0027)."""

from dataclasses import dataclass

ANSWERED = ("yes", "no")


@dataclass(frozen=True)
class Question:
    """One item of `data/questions.yml`: a question in a reader's words, and the one place that answers it.

    `theme` is a theme of the page of questions: `headaches` for `[[questions headaches]]`. `answer` is a page below docs/, alone or
    with an anchor of it: `headaches/index.md#will-it-get-worse`. `also` are other ways to ask it, with everyday and misspelled words.
    They are only searched, never shown. `full` is "yes" where somebody who did not write the answer found it complete, clear in what to
    do, and satisfying; with "no", `missing` says what evidence is missing. Readers see both on the page of the self-audit.
    """

    id: str
    ask: str
    full: str
    theme: str
    answer: str
    also: tuple[str, ...]
    missing: str = ""
    line: int = 0

    @property
    def page(self) -> str:
        """The path, below docs/, of the page that answers it."""
        return self.answer.partition("#")[0]

    @property
    def anchor(self) -> str:
        """Where it is answered there, a heading or a step; "" for the top of the page."""
        return self.answer.partition("#")[2]
