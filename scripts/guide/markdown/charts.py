"""Charts made from the data: the effects of treatments, and people out of a hundred."""

import re
import shlex
from itertools import groupby
from xml.etree.ElementTree import Element

from scripts.guide import policy
from scripts.guide.counts import IN_HUNDRED, difference
from scripts.guide.effects import plotted, treatment
from scripts.guide.evidence import Effect
from scripts.guide.markdown.elements import add
from scripts.guide.model import Guide
from scripts.guide.subject import Subject

WIDTH, ROW, HEAD, TOP = 360, 58, 34, 70
LEFT, RIGHT = 16.0, 344.0
LOWEST, HIGHEST = policy.EFFECT_AXIS
LATER = ", 6 months or later"


def _x(value: float) -> str:
    return f"{LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * (RIGHT - LEFT):.1f}"


def _names(rows: list[Effect], known: Guide) -> list[str]:
    """What each row is called: its treatment, when it was measured if late, and the year of its source where two would be called alike."""
    names = [f"{row.intervention}{LATER if '6 months' in row.timepoint else ''}" for row in rows]
    return [f"{name}, {known.sources[row.source].year}" if names.count(name) > 1 else name for name, row in zip(names, rows, strict=True)]


def effects(parent: Element, known: Guide, options: str = "") -> None:
    """A drawing for eyes and a table for screen readers and small screens, with the same rows: `[[effects "What it means for you."]]`."""
    rows = plotted(known)
    figure = add(parent, "figure", class_="drawing effects")
    names = _names(rows, known)
    _drawing(figure, rows, names, known.subject)
    add(figure, "figcaption", " ".join(shlex.split(options)))
    table = add(parent, "table", class_="stacked")
    head = add(add(table, "thead"), "tr")
    for title in ("Treatment", "Compared with", f"Difference in {known.subject.outcome}", "Certainty"):
        add(head, "th", title, scope="col")
    for group, pairs in groupby(zip(names, rows, strict=True), lambda pair: treatment(pair[1], known.subject)):
        body = add(table, "tbody")
        add(add(body, "tr"), "th", group, scope="rowgroup", colspan="4")
        for name, row in pairs:
            _result(add(body, "tr"), name, row, known)


def _result(line: Element, name: str, row: Effect, known: Guide) -> None:
    called = add(line, "th", f"{name}. " if row.caution else name, scope="row")
    if row.caution:
        add(called, "span", row.caution, class_="checked")
    add(line, "td", row.comparator, data_label="Compared with")
    add(line, "td", f"{_signed(row.estimate)} (from {_signed(row.ci_low)} to {_signed(row.ci_high)})", data_label="Difference")
    cell = add(line, "td", data_label="Certainty")
    source = known.sources[row.source]
    cell.text = f"{row.certainty}: "
    add(cell, "a", source.short, href=known.subject.file("sources", source.key))


def _signed(value: float | None) -> str:
    return f"{value:+.2f}".replace("-", "\u2212") if value is not None else ""


def _drawing(figure: Element, rows: list[Effect], names: list[str], subject: Subject) -> None:
    height = TOP + ROW * len(rows) + HEAD * len({treatment(row, subject) for row in rows}) + 10
    drawing = add(figure, "svg", viewBox=f"0 0 {WIDTH} {height}", role="img", aria_labelledby="effects-title effects-description")
    drawing.attrib.update({"fill": "none", "stroke": "currentColor", "stroke-width": "2", "font-family": "system-ui, sans-serif"})
    add(drawing, "title", f"Average effect of treatments on {subject.outcome}", id="effects-title")
    add(drawing, "desc", f"One line for each of {len(rows)} results. The table below says the same in words.", id="effects-description")
    labels = add(drawing, "g", fill="currentColor", stroke="none")
    labels.set("font-size", "19")
    add(labels, "text", f"less {subject.outcome}", x=_x(LOWEST), y="24")
    add(labels, "text", "no difference", x=f"{RIGHT:.0f}", y="24", text_anchor="end")
    add(drawing, "path", d=f"M{_x(-0.75)} 18H{_x(LOWEST + 0.75)}m8 -6l-8 6l8 6")
    y, group = TOP - ROW, ""
    for name, row in zip(names, rows, strict=True):
        y += ROW
        if (here := treatment(row, subject)) != group:
            y, group = y + HEAD, here
            add(labels, "text", here, x="16", y=str(y - HEAD + 4), font_weight="700")
        add(labels, "text", name.replace(LATER, ", later"), x="16", y=str(y))
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
    said = [_in_hundred(name, known) for name in parts[::2]]
    counts = [int(match[1]) for match in said]
    row = add(parent, "div", class_="hundreds")
    for match, label in zip(said, parts[1::2], strict=True):
        framed = min(counts) if len(counts) == 2 else 100
        _hundred(add(row, "figure", class_="hundred"), int(match[1]), framed, f"{match[0]} {label}")
    if len(counts) == 2:
        add(add(parent, "p", class_="difference"), "strong", difference(said[0][0], said[1][0]).capitalize())


def _in_hundred(name: str, known: Guide) -> re.Match[str]:
    claim, _, key = name.partition(".")
    said = known.claims[claim].say.get(key, "") if claim in known.claims else ""
    if match := IN_HUNDRED.fullmatch(said):
        return match
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
