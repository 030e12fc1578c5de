"""Words and phrases that pages on health avoid, each with what to write instead (decisions/0025)."""

import re
from collections.abc import Iterator

from scripts.guide import notation, policy
from scripts.guide.checks.voice import health_pages, prose
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import plain, runs, sentences
from scripts.guide.subject import several

NOT_DONE = re.compile(r"\bwe (?:did not|have not|do not) (?:look|read|check|search|study|examine|review|test|compare|ask)", re.IGNORECASE)
NOT_NEVER = re.compile(r"\bnot never\b", re.IGNORECASE)
FIT = re.compile(
    r"(?<!\()\b(?:an?|the|first|long|longer|another|any|more|having|had|of|or) fits?\b(?! (?:in|into|well|for|with|to|notes?)\b)",
    re.IGNORECASE,
)
"""A seizure as British readers call it. The "fit note" is what their doctors write for an employer."""


def no_unfinished_work_is_mentioned(guide: Guide) -> Iterator[Problem]:
    """VO07: no sentence says what we did not do."""
    for page in health_pages(guide):
        for line in page.lines:
            if match := NOT_DONE.search(plain(line.text, guide)):
                yield line.problem(f"\u201c{match[0]}\u201d says what we did not do", "Do it, or leave the sentence out")


def not_never_is_rare(guide: Guide) -> Iterator[Problem]:
    """VO08: "not never" at most policy.NOT_NEVER times in the guide."""
    found = [line for page in health_pages(guide) for line in page.lines if NOT_NEVER.search(plain(line.text, guide))]
    for line in found[policy.NOT_NEVER :]:
        what = f"\u201cnot never\u201d is said before, in {found[0].path}:{found[0].number}"
        yield line.problem(what, "Say it once, and elsewhere only how rare it is")


def letters_are_spelled_out(guide: Guide) -> Iterator[Problem]:
    """VO09: a page spells out each of the subject's `abbreviations` in the paragraph of its first use, or earlier."""
    for page in health_pages(guide):
        for letters, words in guide.subject.abbreviations.items():
            if line := _unexplained(page, guide, re.compile(rf"\b{re.escape(letters)}s?(?![\w/])"), several(words.lower())):
                yield line.problem(f"\u201c{letters}\u201d comes before its words", "Spell it out where this page first uses it")


def _unexplained(page: Page, guide: Guide, letters: re.Pattern[str], words: tuple[str, ...]) -> Line | None:
    """The line of the first use, where it is not spelled out by the end of its paragraph; else None."""
    for run in runs(page):
        said = [plain(line.text, guide) for line in run]
        first = next((line for line, text in zip(run, said, strict=True) if letters.search(text)), None)
        if any(word in " ".join(said).lower() for word in words):
            return None
        if first and not notation.HEADING.match(first.text):
            return first
    return None


def words_keep_their_place(guide: Guide) -> Iterator[Problem]:
    """VO10: words of the subject's `placed_words` are only in care cards, and in paragraphs that cite one of their claims."""
    for page in health_pages(guide):
        outside = {line.number for _, line in prose(page, guide)}
        for run in runs(page):
            cited = {match[1] for match, _ in notation.matches(notation.CITATION, run)}
            texts = [plain(line.text, guide).lower() for line in run if line.number in outside]
            for words, claims in guide.subject.placed_words.items():
                if words.lower() in " ".join(" ".join(texts).split()) and not cited & {*several(claims)}:
                    line = next((line for line in run if words.lower() in plain(line.text, guide).lower()), run[0])
                    remedy = f"Cite {' or '.join(several(claims))} there, or use words for the feeling"
                    yield line.problem(f"\u201c{words}\u201d names a danger sign, and this is no list of them", remedy)


def fits_are_seizures(guide: Guide) -> Iterator[Problem]:
    """VO11: a fit is a "seizure (fit)", as the spelling is American."""
    for page in health_pages(guide):
        for line in page.lines:
            if match := FIT.search(plain(line.text, guide)):
                yield line.problem(f"\u201c{match[0]}\u201d is a word of British readers", "Write \u201cseizure (fit)\u201d")


def headings_are_answered(guide: Guide) -> Iterator[Problem]:
    """VO12: the first sentence below a heading is no question."""
    for page in health_pages(guide):
        open_heading = False
        for run in notation.paragraphs(page.lines):
            for part in notation.parts(run):
                if notation.HEADING.match(part[0].text):
                    open_heading = True
                elif open_heading and (first := next(sentences(part, guide), None)):
                    open_heading = False
                    if first[0].rstrip('*_)\u201d" ').endswith("?"):
                        yield first[1].problem("this heading is followed by a question", "Answer the heading first")
