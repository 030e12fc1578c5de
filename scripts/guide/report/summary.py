"""The report on a change as Markdown: pages, words, grades, bytes, claims, and where the pictures and the preview are."""

from collections.abc import Iterator

from scripts.guide.grades import SURENESS
from scripts.guide.report.state import Measured, State

UNBUILT = (
    "The older state could not be built: pages are compared by their sources, which name terms and claims but do not contain their text."
)


def changed(before: State, after: State) -> list[str]:
    """The address of each page that is new, or whose built article (its source, where one is not built) differs, in order."""
    return [url for url in sorted(after.pages) if url not in before.pages or _differs(before.pages[url], after.pages[url])]


def _differs(before: Measured, after: Measured) -> bool:
    by = "article" if before.article and after.article else "source"
    return getattr(before, by) != getattr(after, by) or (before.title, before.word_count, round(before.grade, 2)) != (
        after.title,
        after.word_count,
        round(after.grade, 2),
    )


def lines(before: State, after: State, preview: str, pictures: int) -> Iterator[str]:
    """The report, line by line. `preview` is the address of the copy to look at, "" where there is none."""
    yield "# What this change changes\n"
    if preview:
        yield f"**[Get the preview]({preview})**: unpack it, then open `guide/index.html` in the folder of the ZIP that is in it.\n"
    urls, gone = changed(before, after), sorted(before.pages.keys() - after.pages.keys())
    yield f"## {_count(len(urls), 'page')} changed, of {len(after.pages)}\n"
    if before.pages and not before.built:
        yield f"{UNBUILT}\n"
    yield from _pages(before, after, urls)
    yield from (f"- Gone: `{url or './'}` ({before.pages[url].title})" for url in gone)
    if pictures:
        yield f"\nThe artifact `report` holds {_count(pictures, 'picture')} of them, as on a phone.\n"
    yield from _whole(before, after)
    yield from _claims(before, after)
    yield from _keys("Sources", before.sources, after.sources)
    yield from _keys("Terms", before.terms, after.terms)


def _pages(before: State, after: State, urls: list[str]) -> Iterator[str]:
    if not urls:
        return
    yield "| page | words | reading grade | bytes (gzip) |\n| --- | ---: | ---: | ---: |"
    for url in urls:
        new, old = after.pages[url], before.pages.get(url)
        cells = (
            _change(old.word_count if old else None, new.word_count),
            _change(old.grade if old else None, new.grade, ".1f"),
            _change(old.bytes or new.bytes if old else None, new.bytes) if new.bytes else "not built",
        )
        yield f"| {new.title.replace('|', ' ')} (`{url or './'}`) | {' | '.join(cells)} |"


def _change(old: float | None, new: float, form: str = ",") -> str:
    """One figure, as `180`, `170 → 180` or `180 (new)`."""
    if old is None:
        return f"{new:{form}} (new)"
    return f"{new:{form}}" if f"{old:{form}}" == f"{new:{form}}" else f"{old:{form}} → {new:{form}}"


def _whole(before: State, after: State) -> Iterator[str]:
    total = [sum(page.word_count for page in state.pages.values()) for state in (before, after)]
    size = [sum(page.bytes for page in state.pages.values()) for state in (before, after)]
    yield f"\nAll pages: {_change(total[0], total[1])} words; {_change(size[0] or size[1], size[1])} bytes.\n"


def _claims(before: State, after: State) -> Iterator[str]:
    rows = []
    for key in sorted(before.claims.keys() | after.claims.keys()):
        old, new = before.claims.get(key), after.claims.get(key)
        if old is None and new is not None:
            rows.append(f"- Added {key}, **{new[0]}**: {new[1]}")
        elif new is None and old is not None:
            rows.append(f"- Removed {key}, {old[0]}: {old[1]}")
        elif old and new and old[0] != new[0]:
            rows.append(f"- {_way(old[0], new[0])} {key} from {old[0]} to **{new[0]}**: {new[1]}")
        elif old and new and old[1] != new[1]:
            rows.append(f"- Reworded {key}, {new[0]}: {new[1]}")
    if rows:
        yield "## Claims: a clinician or librarian looks at each\n"
        yield from rows
        yield ""


def _way(old: str, new: str) -> str:
    """The direction in which a grade moved; "Changed" for advice and for grades of an older rule, which have no order."""
    if old not in SURENESS or new not in SURENESS:
        return "Changed"
    return "Raised" if SURENESS[new] < SURENESS[old] else "Lowered"


def _keys(title: str, before: frozenset[str], after: frozenset[str]) -> Iterator[str]:
    added, gone = sorted(after - before), sorted(before - after)
    if added or gone:
        yield f"## {title}\n"
        yield from (f"- {what}: {', '.join(keys)}" for what, keys in (("Added", added), ("Removed", gone)) if keys)
        yield ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
