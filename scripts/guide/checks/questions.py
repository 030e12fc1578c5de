"""Every question of readers has one place in the guide, and that place begins with an answer (decisions/0027)."""

import re
from collections.abc import Iterator

from scripts.guide import answers, notation, paths
from scripts.guide.checks.verbs import has_verb
from scripts.guide.model import Guide, Line, Problem, nearest
from scripts.guide.questions import Question

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile(r"['\u2019]")


def answers_are_there(guide: Guide) -> Iterator[Problem]:
    """QU01: each question names a page of `docs/`, and where it names an anchor, the page has it."""
    for question in _judged(guide):
        page = answers.page_of(question, guide)
        if page is None:
            near = nearest(question.page, [str(each.path.relative_to(paths.DOCS)) for each in guide.pages])
            what = f"`{question.page}`, the answer to `{question.id}`, is no page of {paths.DOCS}/"
            yield _problem(question, what, f"Name one that is there (nearest: {near})")
        elif not answers.is_there(question, page):
            near = nearest(question.anchor, notation.anchor_lines(page.lines))
            what = f"`#{question.anchor}`, the answer to `{question.id}`, is no anchor of {page.path}"
            yield _problem(question, what, f"Name one that is there (nearest: #{near})")


def answers_answer(guide: Guide) -> Iterator[Problem]:
    """QU02: the first sentence below the anchor is there, is no question, and has a verb."""
    for question in _judged(guide):
        page = answers.page_of(question, guide)
        if page is None or not answers.is_there(question, page):
            continue
        found = answers.first_sentence(question, guide)
        if found is None:
            what = f"no sentence answers `{question.id}` below `{question.answer}`"
            yield _problem(question, what, "Name a heading that a sentence follows")
        elif found[0].rstrip('*_)\u201d" ').endswith("?"):
            yield found[1].problem(f"this question is the first sentence of the answer to `{question.id}`", "Answer first, then ask")
        elif not has_verb(found[0]):
            what = f"this is the first sentence of the answer to `{question.id}`, and has no verb"
            yield found[1].problem(what, "Make it a whole sentence")


def questions_are_single(guide: Guide) -> Iterator[Problem]:
    """QU03: no two questions have the same wording, ignoring case and punctuation: each question has one place."""
    first: dict[str, Question] = {}
    for question in guide.questions.values():
        for wording in dict.fromkeys((question.ask, *question.also)):
            other = first.setdefault(_key(wording), question)
            if other is not question:
                what = f"\u201c{wording}\u201d is a wording of `{other.id}` too (line {other.line})"
                yield _problem(question, what, "Keep it at one of them, or make one question of both")


def themes_have_questions(guide: Guide) -> Iterator[Problem]:
    """QU04: each theme is listed once by `[[questions theme]]` and has questions; no question has another theme."""
    if not guide.was_read(paths.QUESTIONS, paths.DOCS):
        return
    listed: dict[str, Line] = {}
    for line in (line for page in guide.pages for line in page.lines):
        match = notation.BLOCK.match(line.text.strip())
        if match and match[1] == "questions":
            theme = match[2].strip()
            if theme in listed:
                yield line.problem(f"the theme `{theme}` is listed before, in {listed[theme].path}:{listed[theme].number}", "Keep one list")
            elif theme not in {question.theme for question in guide.questions.values()}:
                yield line.problem(f"the theme `{theme}` has no questions", f"Add one to {paths.QUESTIONS}, or remove this line")
            listed.setdefault(theme, line)
    for question in guide.questions.values():
        if question.theme not in listed:
            what = f"no page lists the theme `{question.theme}` of `{question.id}`"
            yield _problem(question, what, f"Write one of: {', '.join(listed) or 'none is listed'}")


def gaps_are_named(guide: Guide) -> Iterator[Problem]:
    """QU05: a question that is not answered in full says what evidence is missing, and no other does."""
    for question in guide.questions.values():
        if question.full == "no" and not question.missing:
            what = f"`{question.id}` is not answered in full, and nothing says what evidence is missing"
            yield _problem(question, what, "Write it in one line under `missing:`, or answer in full and let a reader judge it")
        elif question.full == "yes" and question.missing:
            yield _problem(question, f"`{question.id}` is answered in full and has `missing:`", "Keep one of them")


def _judged(guide: Guide) -> Iterator[Question]:
    """The questions; none where a page could not be read, because its anchors are unknown."""
    return iter(guide.questions.values() if guide.was_read(paths.DOCS) else ())


def _key(wording: str) -> str:
    return " ".join(WORD.findall(APOSTROPHES.sub("", wording).lower()))


def _problem(question: Question, what: str, remedy: str) -> Problem:
    return Problem(str(paths.QUESTIONS), question.line, what, remedy)
