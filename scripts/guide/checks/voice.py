"""How a page on health talks: to one person, in joined sentences with verbs, with few marks. Limits are in policy.py (decisions/0025)."""

import re
from collections.abc import Callable, Iterator
from statistics import median

from scripts.guide import notation, policy
from scripts.guide.checks.verbs import has_verb
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import WORD, plain, runs, sentences

YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
JOINING = re.compile(rf"\b(?:{'|'.join(policy.JOINING)})\b", re.IGNORECASE)
COLON = re.compile(r":\s+(?![\"\u201c\d]|about \d)")
LEAST = 5
"""The least number of sentences of prose for which shares are checked."""
Sentences = list[tuple[str, Line]]


def health_pages(guide: Guide) -> Iterator[Page]:
    """The pages on health, without lists of terms, of sources and of signs."""
    for page in guide.pages:
        if page.meta.kind == "medical" and not policy.UNGRADED_ROLES & set(page.meta.role):
            yield page


def prose(page: Page, guide: Guide) -> Sentences:
    """The sentences of a page's paragraphs above its studies: no lists, headings, captions, care cards or words to say to a doctor."""
    lines = list(notation.before_studies(page.lines, guide.labels["part_studies"]))
    label = re.compile(rf"^(?:{'|'.join(re.escape(guide.labels[name]) for name in notation.LINES if name != 'line_say')}): ")
    return [
        (label.sub("", sentence), line)
        for run in runs(Page(page.path, page.meta, tuple(_outside_cards(lines))))
        for part in notation.parts(run)
        if not notation.LIST_ITEM.match(part[0].text) and not notation.HEADING.match(part[0].text)
        for sentence, line in sentences(part, guide)
        if not plain(part[0].text, guide).startswith(f"{guide.labels['line_say']}: ")
    ]


def _outside_cards(lines: list[Line]) -> Iterator[Line]:
    """The lines outside cards, with those of the "In short" box as ordinary lines."""
    inside: dict[int, str] = {}
    for at, line in enumerate(lines):
        if card := notation.CARD.match(line.text):
            inside |= {id(each): card[1] for each in notation.card_lines(lines, at)}
            yield Line(line.path, line.number, "")
        elif id(line) not in inside:
            yield line
        elif inside[id(line)] == "short":
            yield Line(line.path, line.number, line.text[4:])


def _judged(guide: Guide) -> Iterator[tuple[Page, Sentences]]:
    for page in health_pages(guide):
        if len(spoken := prose(page, guide)) >= LEAST:
            yield page, spoken


def _share(spoken: Sentences, test: Callable[[str], object]) -> float:
    return sum(bool(test(sentence)) for sentence, _ in spoken) / len(spoken)


def pages_say_you(guide: Guide) -> Iterator[Problem]:
    """VO01: "you" or "your" at least policy.YOU_PER_100 times in 100 words of prose."""
    for page, spoken in _judged(guide):
        words = sum(len(WORD.findall(sentence)) for sentence, _ in spoken)
        rate = 100 * sum(len(YOU.findall(sentence)) for sentence, _ in spoken) / words
        if rate < policy.YOU_PER_100:
            what = f"this page says \u201cyou\u201d {rate:.1f} times in 100 words"
            yield page.problem(what, f"Talk to one person, at least {policy.YOU_PER_100:g} times in 100 words")


def sentences_are_joined(guide: Guide) -> Iterator[Problem]:
    """VO02: at least policy.JOINED_SHARE of the sentences have a word that joins, of policy.JOINING."""
    for page, spoken in _judged(guide):
        share = _share(spoken, JOINING.search)
        if share < policy.JOINED_SHARE:
            what = f"{share:.0%} of the sentences have a word such as because, but, so, when or if"
            yield page.problem(what, f"Say how sentences belong together, in at least {policy.JOINED_SHARE:.0%} of them")


def sentences_have_verbs(guide: Guide) -> Iterator[Problem]:
    """VO03: each sentence outside lists has a verb."""
    for page in health_pages(guide):
        for sentence, line in prose(page, guide):
            if not has_verb(sentence):
                what = f"no verb in \u201c{' '.join(sentence.split()[:6])}\u201d"
                yield line.problem(what, "Write a whole sentence; a verb that is missed goes into policy.VERBS")


def colons_are_few(guide: Guide) -> Iterator[Problem]:
    """VO04: at most policy.COLON_SHARE of the sentences have a colon in place of a verb."""
    for _page, spoken in _judged(guide):
        share = _share(spoken, COLON.search)
        if share > policy.COLON_SHARE:
            line = next(line for sentence, line in spoken if COLON.search(sentence))
            what = f"{share:.0%} of the sentences have a colon, {policy.COLON_SHARE:.0%} at most"
            yield line.problem(what, "Begin here: write a verb or a joining word instead")


def sentences_have_a_usual_length(guide: Guide) -> Iterator[Problem]:
    """VO05: the median sentence of a page has policy.SENTENCE_MEDIAN words."""
    least, most = policy.SENTENCE_MEDIAN
    for page, spoken in _judged(guide):
        middle = median(len(WORD.findall(sentence)) for sentence, _ in spoken)
        if not least <= middle <= most:
            what = f"the median sentence of this page has {middle:g} words"
            yield page.problem(what, f"Join or cut sentences, to between {least} and {most}")


def marks_are_few(guide: Guide) -> Iterator[Problem]:
    """VO06: at most policy.MARKS_PER_100 marks in 100 words, over all pages on health; a paragraph, item or row that cites has one."""
    counts = [(_marks(page), _words(page, guide), page) for page in health_pages(guide)]
    words = sum(count for _, count, _ in counts)
    rate = 100 * sum(marks for marks, _, _ in counts) / words if words else 0
    if rate > policy.MARKS_PER_100:
        _, _, most = max(counts, key=lambda each: each[0] / max(each[1], 1))
        what = f"the pages on health have {rate:.1f} marks in 100 words"
        yield most.problem(what, f"Begin here: join paragraphs, down to {policy.MARKS_PER_100:g}")


def _marks(page: Page) -> int:
    parts = (part for run in notation.paragraphs(page.lines) for part in notation.parts(run))
    return sum(any(notation.CITATION.search(line.text) for line in part) for part in parts)


def _words(page: Page, guide: Guide) -> int:
    return sum(len(WORD.findall(plain(line.text, guide))) for line in page.lines)
