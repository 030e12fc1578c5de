"""`[#WK01.felt]` is a number of a claim, in the words that the data gives for readers: it is typed once, in `data/claims.yml`.

`[#WK01.felt/others]` is the difference between two of them that say `N in 100`: "10 more in 100".
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from scripts.guide import content, counts, notation


class QuantityInlineProcessor(InlineProcessor):
    """Replaces the notation with its text."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """The words of the number. Raises ValueError for a claim or a name that is not in the data."""
        known = content.data_now()
        claim = known.claims.get(m[1])
        if claim is None or not (said := counts.wording(claim.say, m[2], known.labels)):
            raise ValueError(f"unknown number [#{m[1]}.{m[2]}]: `make check` prints the line and the names that exist")
        return said, m.start(0), m.end(0)


class QuantityExtension(Extension):
    """Before links (160) are read."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.inlinePatterns.register(QuantityInlineProcessor(notation.NUMBER.pattern, md), "guide_quantities", 176)


def makeExtension(**options: object) -> QuantityExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return QuantityExtension(**options)
