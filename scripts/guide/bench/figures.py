"""Measured figures, compared with a bare page, and their limits."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. `limit`: the most that `ours` may be, or, where `least`, the least."""

    name: str
    ours: float
    bare: float | None = None
    limit: float | None = None
    least: bool = False

    @property
    def verdict(self) -> str:
        """`met` or `missed`; "" where there is no limit."""
        if self.limit is None:
            return ""
        return "met" if (self.ours >= self.limit if self.least else self.ours <= self.limit) else "missed"


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The figures as lines of text, a heading first."""
    yield f"{'':48}{'ours':>12}{'bare':>10}{'limit':>10}"
    for figure in figures:
        numbers = zip((figure.ours, figure.bare, figure.limit), (12, 10, 10), strict=True)
        yield f"{figure.name:48}{''.join(f'{_short(number):>{width}}' for number, width in numbers)}  {figure.verdict}".rstrip()


def as_data(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """The figures for JSON, each with its verdict."""
    return [{**asdict(figure), "verdict": figure.verdict} for figure in figures]


def _short(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if number == int(number) or number >= 100 else f"{number:,.2f}"
