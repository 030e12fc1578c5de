"""`[[self-audit scores]]`: how each page scored on public instruments, and what each of their items asks."""

from collections.abc import Callable, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element

from scripts.guide.labels import spoken
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide
from scripts.guide.scores import BY_PAGE, DISCERN, TRUST, Audit, AuditItem


def self_audit(parent: Element, known: Guide, options: str = "") -> None:
    """One part of the audit: `scores`, `readers`, `questions`, `treatment`, `trust` or `items`."""
    if options.strip() not in PARTS:
        raise ValueError(f"[[self-audit{options}]] must name one of: {', '.join(PARTS)}")
    PARTS[options.strip()](parent, known)


def _scores(parent: Element, known: Guide) -> None:
    """A table of the pages with their percents, and what will be done about each "no"."""
    labels = known.labels
    if known.audits:
        add(parent, "p", labels["audit_scored"].format(count=len(known.audits), least=min(each.index for each in known.audits)))
    body = _table(parent, *(labels[name] for name in ("audit_page", "audit_index", "audit_understand", "audit_act", "audit_no")))
    for audit in known.audits:
        row = _row(body, audit, known)
        add(row, "td", _twice(audit.first_index, audit.index, labels), data_label=labels["audit_index"])
        add(row, "td", _twice(audit.first_understand, audit.understand, labels), data_label=labels["audit_understand"])
        add(row, "td", _twice(audit.first_act, audit.act, labels), data_label=labels["audit_act"])
        add(row, "td", _answered_no(audit, labels), data_label=labels["audit_no_short"])


def _answered_no(audit: Audit, labels: Mapping[str, str]) -> str:
    """What will be done about each "no"; "none" only where every percent is 100."""
    named = "; ".join(f"{name}: {what}" for name, what in audit.answered_no.items())
    return named or labels["audit_none" if audit.index == audit.understand == audit.act == 100 else "audit_unrecorded"]


def _twice(first: int, now: int, labels: Mapping[str, str]) -> str:
    """A score at the first reading and after the fixes that followed: "90, then 100"."""
    return labels["audit_then"].format(first=first, now=now) if first and first != now else str(now)


def _readers(parent: Element, known: Guide) -> None:
    """A table of the questions that each page answers, and of the public page that was read next to it."""
    labels = known.labels
    body = _table(parent, *(labels[name] for name in ("audit_page", "audit_questions", "audit_next_to", "audit_found")))
    for audit in known.audits:
        row = _row(body, audit, known)
        answers = (("audit_full", audit.full), ("audit_part", audit.partly), ("audit_not", audit.unanswered))
        said = ", ".join(labels[how].format(count=count) for how, count in answers if count)
        add(row, "td", said or labels["audit_unasked"], data_label=labels["audit_questions"])
        add(row, "td", audit.compared_with or labels["audit_alone"], data_label=labels["audit_next_to"])
        add(row, "td", _found(audit, labels), data_label=labels["audit_found"])


def _found(audit: Audit, labels: Mapping[str, str]) -> str:
    """In which aspects each of two pages was better, which one a reader would rather read, and what our page lost, in short sentences."""
    if not audit.compared_with:
        return audit.lost or labels["audit_uncompared"]
    sides = (("audit_ours", audit.ours), ("audit_theirs", audit.theirs))
    better = [labels[name].format(what=", ".join(aspects)) for name, aspects in sides if aspects]
    rather = [labels["audit_rather"].format(what=audit.rather)] if audit.rather else []
    return " ".join([*better, *rather, audit.lost]).rstrip()


def _questions(parent: Element, known: Guide) -> None:
    """How many questions are answered in full, and for each of the others what evidence is missing."""
    open_ones = [question for question in known.questions.values() if question.full == "no"]
    full = len(known.questions) - len(open_ones)
    add(parent, "p", known.labels["audit_answered"].format(count=full, all=len(known.questions)))
    rows = add(parent, "ul") if open_ones else parent
    for question in open_ones:
        row = add(rows, "li")
        tail(add(row, "a", question.ask, href=f"/{question.answer}"), f" {question.missing}.")


def _table(parent: Element, *titles: str) -> Element:
    """A table that becomes a list on phones; its body."""
    table = add(parent, "table", class_="stacked")
    head = add(add(table, "thead"), "tr")
    for title in titles:
        add(head, "th", title, scope="col")
    return add(table, "tbody")


def _row(body: Element, audit: Audit, known: Guide) -> Element:
    """A row that begins with the page and the day of its score."""
    row = add(body, "tr")
    cell = add(row, "th", scope="row")
    tail(add(cell, "a", _name(audit.page) or known.labels["audit_home"], href=f"/{audit.url}"), " ")
    add(cell, "span", spoken(audit.day, known.labels), class_="checked")
    return row


def _name(page: str) -> str:
    """A page by its address: "headaches/why"; "" for the first page."""
    return page.removeprefix("docs/").removesuffix(".md").removesuffix("index")


def _treatment(parent: Element, known: Guide) -> None:
    """DISCERN for the treatment section: each item from 1 to 5, and their total."""
    scored = [item for item in known.audit_items.values() if item.instrument == DISCERN and item.score]
    if not scored:
        add(parent, "p", known.labels["audit_waits"])
        return
    add(parent, "p", known.labels["audit_points"].format(count=sum(int(item.score) for item in scored), all=5 * len(scored)))
    _answers(parent, scored)


def _trust(parent: Element, known: Guide) -> None:
    """The trust list for the whole guide: each item with yes or no, and their count."""
    scored = [item for item in known.audit_items.values() if item.instrument == TRUST and item.score]
    add(parent, "p", known.labels["audit_yes"].format(count=sum(item.score == "yes" for item in scored), all=len(scored)))
    _answers(parent, scored)


def _answers(parent: Element, items: list[AuditItem]) -> None:
    rows = add(parent, "ul")
    for item in items:
        row = add(rows, "li", f"{item.id}, {item.asks}: ")
        tail(add(row, "strong", item.score), f", {item.why}." if item.why else ".")


def _items(parent: Element, known: Guide) -> None:
    """What each item asks of a page, by its id, under the name of its instrument."""
    by_page = [item for item in known.audit_items.values() if item.instrument in BY_PAGE]
    for instrument, items in groupby(by_page, lambda item: item.instrument):
        add(parent, "h3", instrument)
        rows = add(parent, "ul")
        for item in items:
            add(rows, "li", f"{item.id}: {item.asks}.")


PARTS: Mapping[str, Callable[[Element, Guide], None]] = {
    "scores": _scores,
    "readers": _readers,
    "questions": _questions,
    "treatment": _treatment,
    "trust": _trust,
    "items": _items,
}
