"""Charts made from the data: the effects of treatments, and people out of a hundred."""

import shlex
from itertools import groupby
from xml.etree.ElementTree import Element

from scripts.guide import policy
from scripts.guide.counts import difference, in_hundred
from scripts.guide.effects import plotted, treatment
from scripts.guide.evidence import Effect
from scripts.guide.markdown.elements import add
from scripts.guide.model import Guide

WIDTH, ROW, HEAD, FOOT = 360, 58, 34, 40
AXIS, EDGE = 70, 20
LEFT, RIGHT = 16.0, 344.0
LOWEST, HIGHEST = policy.EFFECT_AXIS
LATE = "6 months"
"""The time of a late result begins with this in data/effects.csv."""


def _x(value: float) -> str:
    return f"{LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * (RIGHT - LEFT):.1f}"


def _names(rows: list[Effect], known: Guide) -> list[str]:
    """The name of each row: its treatment, when it was measured if late, and the year of its source where two names would be the same."""
    names = [row.intervention + (known.labels["chart_later"] if LATE in row.timepoint else "") for row in rows]
    return [f"{name}, {known.sources[row.source].year}" if names.count(name) > 1 else name for name, row in zip(names, rows, strict=True)]


def _label(name: str, known: Guide) -> str:
    return known.labels[name].format(outcome=known.subject.outcome)


def effects(parent: Element, known: Guide, options: str = "") -> None:
    """Drawings for eyes and a table for screen readers and small screens, with the same rows: `[[effects "What it means for you."]]`.

    Each kind of treatment has a drawing of its own, so that paper can break between them. The first has the axis.
    """
    rows = plotted(known)
    figure = add(parent, "figure", class_="drawing effects")
    names = _names(rows, known)
    groups = groupby(zip(names, rows, strict=True), lambda pair: treatment(pair[1], known.subject))
    for at, (group, pairs) in enumerate(groups):
        _drawing(figure, at, group, list(pairs), known)
    add(figure, "figcaption", " ".join(shlex.split(options)))
    table = add(parent, "table", class_="stacked")
    head = add(add(table, "thead"), "tr")
    for title in ("chart_treatment", "chart_compared", "chart_difference", "chart_certainty"):
        add(head, "th", _label(title, known), scope="col")
    for group, pairs in groupby(zip(names, rows, strict=True), lambda pair: treatment(pair[1], known.subject)):
        body = add(table, "tbody")
        add(add(body, "tr"), "th", group, scope="rowgroup", colspan="4")
        for name, row in pairs:
            _result(add(body, "tr"), name, row, known)


def _result(line: Element, name: str, row: Effect, known: Guide) -> None:
    called = add(line, "th", f"{name}. " if row.caution else name, scope="row")
    if row.caution:
        add(called, "span", row.caution, class_="checked")
    add(line, "td", row.comparator, data_label=known.labels["chart_compared"])
    result = known.labels["chart_result"].format(result=_signed(row.estimate), low=_signed(row.ci_low), high=_signed(row.ci_high))
    add(line, "td", result, data_label=known.labels["chart_difference_short"])
    cell = add(line, "td", data_label=known.labels["chart_certainty"])
    source = known.sources[row.source]
    cell.text = f"{row.certainty}: "
    add(cell, "a", source.short(known.labels), href=known.subject.file("sources", source.key))


def _signed(value: float | None) -> str:
    return f"{value:+.2f}".replace("-", "\u2212") if value is not None else ""


def _drawing(figure: Element, at: int, group: str, rows: list[tuple[str, Effect]], known: Guide) -> None:
    top = EDGE if at else AXIS
    box = f"0 0 {WIDTH} {top + HEAD + ROW * (len(rows) - 1) + FOOT}"
    drawing = add(figure, "svg", viewBox=box, role="img", aria_labelledby=f"effects-title-{at} effects-description-{at}")
    drawing.attrib.update({"fill": "none", "stroke": "currentColor", "stroke-width": "2", "font-family": "system-ui, sans-serif"})
    add(drawing, "title", f"{_label('chart_title', known)}: {group}", id=f"effects-title-{at}")
    add(drawing, "desc", known.labels["chart_description"], id=f"effects-description-{at}")
    labels = add(drawing, "g", fill="currentColor", stroke="none")
    labels.set("font-size", "19")
    if not at:
        _axis(drawing, labels, known)
    add(labels, "text", group, x="16", y=str(top + 4), font_weight="700")
    for y, (name, row) in enumerate(rows):
        _row(drawing, labels, top + HEAD + ROW * y, (name.replace(known.labels["chart_later"], known.labels["chart_later_short"]), row))


def _axis(drawing: Element, labels: Element, known: Guide) -> None:
    add(labels, "text", _label("chart_less", known), x=_x(LOWEST), y="24")
    add(labels, "text", known.labels["chart_none"], x=f"{RIGHT:.0f}", y="24", text_anchor="end")
    add(drawing, "path", d=f"M{_x(-0.75)} 18H{_x(LOWEST + 0.75)}m8 -6l-8 6l8 6")


def _row(drawing: Element, labels: Element, y: int, named: tuple[str, Effect]) -> None:
    name, row = named
    add(labels, "text", name, x="16", y=str(y))
    add(drawing, "path", class_="accent", stroke="#0B4A55", d=f"M{_x(row.ci_low or 0)} {y + 20}H{_x(row.ci_high or 0)}")
    add(drawing, "path", d=f"M{_x(0)} {y + 8}v24", stroke_dasharray="4 4")
    add(drawing, "circle", class_="accent-fill", fill="#0B4A55", stroke="none", cx=_x(row.estimate), cy=str(y + 20), r="6")


def people(parent: Element, known: Guide, options: str) -> None:
    """Hundreds of small circles, some filled: `[[people WK01.felt "felt weak" WK01.others "of others felt weak"]]`.

    Two groups are drawn next to each other, the difference between them is named, and its circles have a frame.
    Raises ValueError where a number is not "N in 100" or has no words.
    """
    parts = shlex.split(options)
    if len(parts) % 2 or not parts:
        raise ValueError(f"[[people{options}]] must name a number and its words, in quotes, one after the other")
    said, counts = zip(*(_in_hundred(name, known) for name in parts[::2]), strict=True)
    row = add(parent, "div", class_="hundreds")
    for text, count, label in zip(said, counts, parts[1::2], strict=True):
        framed = min(counts) if len(counts) == 2 else 100
        _hundred(add(row, "figure", class_="hundred"), count, framed, f"{text} {label}")
    if len(counts) == 2:
        add(add(parent, "p", class_="difference"), "strong", difference(said[0], said[1], known.labels).capitalize())


def _in_hundred(name: str, known: Guide) -> tuple[str, int]:
    claim, _, key = name.partition(".")
    said = known.claims[claim].say.get(key, "") if claim in known.claims else ""
    if found := in_hundred(said, known.labels):
        return said, found.count
    raise ValueError(f"[[people]] cannot draw `{name}`: it must be a number of the data that says `N in 100`")


def _hundred(figure: Element, count: int, framed: int, label: str) -> None:
    """One group: circles up to `count` are filled, and those after the first `framed` have a frame."""
    drawing = add(figure, "svg", viewBox="0 0 200 200", role="img", aria_label=label, fill="none", stroke="currentColor")
    for at in range(100):
        x, y = 10 + 20 * (at % 10), 10 + 20 * (at // 10)
        filled = {"class_": "accent-fill accent", "fill": "#0B4A55"} if at < count else {}
        add(drawing, "circle", cx=str(x), cy=str(y), r="6" if framed <= at < count else "7", **filled)
        if framed <= at < count:
            add(drawing, "rect", x=str(x - 9), y=str(y - 9), width="18", height="18")
    add(figure, "figcaption", label)
