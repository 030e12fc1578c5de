"""How the words read: length, grade, and words that this guide does not use. Limits are in policy.py."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from statistics import median

import pyphen

from scripts.guide import notation, paths, policy, settings, signs
from scripts.guide.checks.references import titles
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import WORD, meaning, plain, runs, sentences

VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(r"[^aeiouyl]e$")
SYLLABLES = pyphen.Pyphen(lang="en_US")


@lru_cache(maxsize=20_000)
def _avoided(text: str) -> tuple[tuple[str, str], ...]:
    """Each word of policy.AVOIDED_WORDS in a line, as it is there, and what to write instead."""
    found = ((re.search(rf"(?<![\w-]){word}(?![\w-])", text, re.IGNORECASE), better) for word, better in policy.AVOIDED_WORDS.items())
    return tuple((match[0], better) for match, better in found if match)


def signs_listed(line: Line, guide: Guide) -> list[str]:
    """Each row of a list of signs that this line draws: what readers see of it."""
    match = notation.BLOCK.match(line.text.strip())
    return [row for row in signs.text(guide.signs, match[2].split()).split("\n") if row] if match and match[1] == "signs" else []


def sentences_are_short(guide: Guide) -> Iterator[Problem]:
    """WO01: at most policy.SENTENCE_WORDS words a sentence."""
    for page in guide.pages:
        for run in runs(page):
            for sentence, line in sentences(run, guide):
                count = len(WORD.findall(sentence))
                if count > policy.SENTENCE_WORDS:
                    what = f"this sentence has {count} words: \u201c{' '.join(sentence.split()[:5])} \u2026\u201d"
                    yield line.problem(what, f"Cut it to {policy.SENTENCE_WORDS}, or make two of it")


def paragraphs_are_short(guide: Guide) -> Iterator[Problem]:
    """WO02: at most policy.PARAGRAPH_SENTENCES sentences a paragraph; a list is not a paragraph."""
    for page in guide.pages:
        for run in runs(page):
            lines = [line for line in run if not notation.LIST_ITEM.match(line.text) and not notation.HEADING.match(line.text)]
            count = sum(1 for _ in sentences([line for line in lines if not line.text.lstrip().startswith(("!!!", "**"))], guide))
            if count > policy.PARAGRAPH_SENTENCES:
                remedy = f"Put a blank line after the first {policy.PARAGRAPH_SENTENCES}"
                yield lines[0].problem(f"this paragraph has {count} sentences", remedy)


def words_are_kind(guide: Guide) -> Iterator[Problem]:
    """WO03: none of policy.AVOIDED_WORDS, each with what to write instead, in pages and in the data that they show."""
    for path, line, text in _shown(guide):
        for word, better in _avoided(text):
            yield Problem(path, line, f"\u201c{word}\u201d is a word that this guide does not use", f"Write {better}")


def _shown(guide: Guide) -> Iterator[tuple[str, int, str]]:
    """The file, the line and the text of all that readers see or hear: pages with their pictures, data, labels and the menu.

    Questions are in the words of readers.
    """
    for page in guide.pages:
        meta = page.meta
        shown = [
            ("title", meta.title),
            ("summary", meta.summary),
            ("description", meta.description),
            *(("also", each) for each in meta.also),
        ]
        yield from ((str(page.path), page.meta_lines.get(name, 1), text) for name, text in shown)
        for line in page.lines:
            yield line.path, line.number, plain(line.text, guide)
            yield from ((line.path, line.number, f"{match[1]}. {match[3] or ''}") for match in notation.IMAGE.finditer(line.text))
    yield from ((str(paths.GLOSSARY), term.line, meaning(term, guide)) for term in guide.terms)
    yield from ((str(paths.SIGNS), sign.line, f"{sign.long}. {sign.form('person')}. {sign.may_be}") for sign in guide.signs.values())
    for each in (line for country in guide.countries for line in country.lines):
        yield str(paths.NUMBERS), each.line, f"{each.name}. {each.audience}. {each.hours}. {each.then}"
    yield from _around(guide)


def _around(guide: Guide) -> Iterator[tuple[str, int, str]]:
    """The same for what is around the pages: the guide's own labels, and the names in the menu."""
    if paths.WORDS.is_file() and guide.was_read(paths.WORDS):
        shown = ((name, text) for name, text in guide.labels.items() if name != "search_ignored")
        lines = settings.lines_of_labels()
        yield from ((str(paths.WORDS), lines.get(name, 1), text) for name, text in shown)
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, []) if guide.was_read(paths.CONFIG) else None
    if item:
        yield from ((str(paths.CONFIG), item.at("nav"), title) for title in titles(item.values.get("nav")))


def dont_lists_say_do_not(guide: Guide) -> Iterator[Problem]:
    """WO04: every line of a Don't list begins "do not"."""
    for page in guide.pages:
        inside = False
        for line in page.lines:
            if notation.HEADING.match(line.text):
                inside = bool(re.match(r"^#+\s+(?:do not|don.t)\b", line.text, re.IGNORECASE))
            elif inside and notation.LIST_ITEM.match(line.text) and not plain(line.text, guide).lower().startswith("do not"):
                yield line.problem("this line of a Don't list does not say so", 'Begin it with "do not"')


def pages_read_easily(guide: Guide) -> Iterator[Problem]:
    """WO05: a reading grade of at most policy.GRADE_MOST on each page, and policy.GRADE_MEDIAN in the middle of all."""
    grades = [(grade(page, guide), page) for page in guide.pages if not policy.UNGRADED_ROLES & set(page.meta.role)]
    for value, page in grades:
        if value > policy.GRADE_MOST:
            what = f"this page has the reading grade {value:.1f}"
            yield page.problem(what, f"Shorten sentences and swap long words, down to {policy.GRADE_MOST}")
    if grades and (middle := median(value for value, _ in grades)) > policy.GRADE_MEDIAN:
        _, hardest = max(grades, key=lambda pair: pair[0])
        yield hardest.problem(f"the median reading grade is {middle:.1f}", f"Begin here: lower it to {policy.GRADE_MEDIAN}")


def grade(page: Page, guide: Guide) -> float:
    """The Flesch-Kincaid US school grade of a page's prose (Kincaid and others, 1975).

    A glossary term counts as one plain word: it is explained where it appears. 0 for a page with no prose.
    """
    text = [sentence for run in runs(page) for sentence, _ in sentences(run, guide)]
    text += [said for line in page.lines for said in signs_listed(line, guide)]
    forms = tuple(form for term in guide.terms for form in term.written)
    counts = [_counts(sentence, forms) for sentence in text]
    words, heard = sum(count for count, _ in counts), sum(count for _, count in counts)
    return max(0.0, 0.39 * words / len(text) + 11.8 * heard / words - 15.59) if words else 0.0


@lru_cache(maxsize=20_000)
def _counts(sentence: str, forms: tuple[str, ...]) -> tuple[int, int]:
    """The words and the syllables of a sentence."""
    words = WORD.findall(_pattern(forms).sub("term", sentence))
    return len(words), sum(map(syllables, words))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word has: by hyphenation or by groups of vowels, whichever finds more; a number counts as one."""
    if word[0].isdigit():
        return 1
    groups = len(VOWELS.findall(word.lower())) - bool(SILENT_E.search(word.lower()))
    return max(len(SYLLABLES.positions(word)) + 1, groups)


@lru_cache(maxsize=2)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:e?s)?\b", re.IGNORECASE) if forms else re.compile(r"(?!)")


def pages_are_short(guide: Guide) -> Iterator[Problem]:
    """WO06: a medical page has policy.PAGE_WORDS words, except policy.UNGRADED_ROLES and the night page, which has its own limit."""
    least, most = policy.PAGE_WORDS
    for page in guide.pages:
        if page.meta.kind == "medical" and not {*policy.UNGRADED_ROLES, "night"} & set(page.meta.role):
            above = notation.before_studies(page.lines, guide.labels["part_studies"])
            own = [line for line in above if not line.path.startswith("snippets")]
            count = sum(len(WORD.findall(plain(line.text, guide))) for line in own)
            if not least <= count <= most:
                yield page.problem(f"this page has {count} words", f"Use {least} to {most} words, or make two pages")


def topics_are_small(guide: Guide) -> Iterator[Problem]:
    """WO07: at most eight pages a topic after its first page and reference lists, policy.TOPIC_PAGES."""
    topics = Counter(
        page.path.parent
        for page in guide.pages
        if page.path.parent != paths.DOCS and page.path.stem != "index" and not policy.UNGRADED_ROLES & set(page.meta.role)
    )
    for topic, count in topics.items():
        if count > policy.TOPIC_PAGES:
            what = f"this topic has {count} pages after its first one"
            yield Problem(f"{topic}/index.md", 1, what, f"Cut it to {policy.TOPIC_PAGES}, or make two topics")


def key_boxes_are_short(guide: Guide) -> Iterator[Problem]:
    """WO08: a key box has at most policy.KEY_WORDS words."""
    for page in guide.pages:
        for at, box in enumerate(page.lines):
            if not box.text.startswith("!!! short"):
                continue
            count = sum(len(WORD.findall(plain(line.text, guide))) for line in notation.card_lines(page.lines, at))
            if count > policy.KEY_WORDS:
                yield box.problem(f"this key box has {count} words", f"Cut it to {policy.KEY_WORDS}")
