"""Checks a completed review pack and writes it into the register: all of it, or nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.guide import reviewable
from scripts.guide.evidence import Review
from scripts.guide.files import Item, Problems, read_text, yaml_items
from scripts.guide.model import Guide, Problem
from scripts.guide.records import record, records
from scripts.guide.review_pack import VERDICTS, quoted, said


@dataclass(frozen=True)
class Reviewer:
    """The first item of a filled pack: who answers, with which profession, and on which day."""

    who: str
    role: str
    reviewed: date
    line: int = 0


@dataclass(frozen=True)
class Answer:
    """Each other item: an entry by its id and fingerprint, and what the reviewer says of it. A null verdict is no answer."""

    id: str
    fingerprint: str
    says: str
    verdict: str | None = None
    change: str | None = None
    line: int = 0


def record_into(register: Path, filled: Path, guide: Guide, today: date) -> tuple[int, list[Problem]]:
    """Append the answers of `filled` to `register`; how many there were, and every problem, with which nothing is written."""
    problems: Problems = []
    items = list(yaml_items(filled, problems))
    reviewer = _reviewer(items, filled, today, problems)
    answers = _answers(items[1:], filled, guide, problems)
    if not answers and not problems:
        problems.append(Problem(str(filled), 1, "no line has a verdict", f"Write one of {', '.join(VERDICTS)} at each line that was read"))
    if reviewer is None or problems:
        return 0, problems
    before = read_text(register, problems)
    item = _text(reviewer, answers)
    if item.strip() in before:
        problems.append(Problem(str(filled), 1, "this review is recorded already", f"See {register}"))
    aside = register.with_suffix(".new.yml")
    aside.write_text(before.rstrip().removesuffix("[]").rstrip() + "\n" + item, encoding="utf-8")
    try:
        records(Review, aside, problems)
        if not problems:
            aside.replace(register)
    finally:
        aside.unlink(missing_ok=True)
    return (0 if problems else len(answers)), problems


def _reviewer(items: list[Item], path: Path, today: date, problems: Problems) -> Reviewer | None:
    if not items or "who" not in items[0].values:
        problems.append(Problem(str(path), 1, "the first item does not say who answers", "Begin with `who`, `role` and `reviewed`"))
        return None
    reviewer = record(Reviewer, items[0], path, problems)
    if reviewer and reviewer.reviewed > today:
        problems.append(Problem(str(path), items[0].at("reviewed"), "this day lies in the future", "Write the day on which you read"))
    return reviewer


def _answers(items: list[Item], path: Path, guide: Guide, problems: Problems) -> list[Answer]:
    known, made = reviewable.by_id(guide), dict[str, Answer]()
    for item in items:
        answer = record(Answer, item, path, problems)
        if answer is None:
            continue
        entry = known.get(answer.id)
        wrong = _edited(answer, entry)
        if not (answer.verdict or answer.change or wrong):
            continue
        if wrong := wrong or _wrong(answer, entry, answer.id in made):
            problems.append(Problem(str(path), answer.line, *wrong))
        made.setdefault(answer.id, answer)
    return list(made.values())


def _edited(answer: Answer, entry: reviewable.Entry | None) -> tuple[str, str] | None:
    """The problem of words that a reviewer wrote over those of a line, where nobody would read them as an answer; None without any."""
    if entry is None or answer.fingerprint != entry.fingerprint or answer.says == said(entry):
        return None
    return f"the words under `says` of {answer.id} were changed", "Restore them, and write yours under `change:` with `verdict: change`"


def _wrong(answer: Answer, entry: reviewable.Entry | None, again: bool) -> tuple[str, str] | None:
    """What is wrong with an answer and how to fix it; None where nothing is."""
    if again:
        return f"`{answer.id}` is answered twice", "Keep one of the answers"
    if entry is None:
        return f"`{answer.id}` is not in the guide", "Make a new pack with `make review-pack`, and copy the answers into it"
    if answer.fingerprint != entry.fingerprint:
        return (
            f"`{answer.fingerprint}` is not the fingerprint of {answer.id}: its words changed, or it was mistyped",
            f"Read it as it is now, and copy {entry.fingerprint}",
        )
    if answer.verdict not in VERDICTS:
        return f"`{answer.verdict}` is not a verdict", f"Write one of: {', '.join(VERDICTS)}"
    if (answer.verdict == "change") != bool(answer.change and answer.change.strip()):
        return f"{answer.id} has `verdict: {answer.verdict}`", "With `change`, and only with it, write the new words under `change:`"
    return None


def _text(reviewer: Reviewer, answers: list[Answer]) -> str:
    said = [(answer.id, f"{answer.fingerprint} {answer.verdict}{f': {answer.change}' if answer.change else ''}") for answer in answers]
    return (
        f"- who: {quoted(reviewer.who)}\n  role: {quoted(reviewer.role)}\n  reviewed: {reviewer.reviewed:%Y-%m-%d}\n"
        f"  what: {quoted(_counted(answers))}\n  items:\n" + "".join(f"    {quoted(name)}: {quoted(words)}\n" for name, words in said)
    )


def _counted(answers: list[Answer]) -> str:
    counts = [(sum(answer.id.startswith(f"{kind} ") for answer in answers), kind) for kind in reviewable.KINDS]
    parts = [f"{count} {kind}" if count == 1 else f"{count} {kind}s" for count, kind in counts if count]
    return f"Lines of the review pack: {', '.join(parts)}."
