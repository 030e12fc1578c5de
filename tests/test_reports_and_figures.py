"""What commands print: figures of the benchmark, lost links, and reviews that come due."""

from datetime import date
from typing import Any

import pytest

from scripts import remind
from scripts.guide.bench.figures import Figure, as_data, table
from scripts.guide.external import reports
from scripts.guide.external.requests import Answer
from scripts.guide.model import Guide
from scripts.guide.report import summary
from scripts.guide.report.state import Measured, State
from tests.made import page


@pytest.mark.parametrize(
    ("ours", "limit", "least", "verdict"),
    [
        (5, None, False, ""),
        (5, 5, False, "met"),
        (5.1, 5, False, "missed"),
        (5, 5, True, "met"),
        (4.9, 5, True, "missed"),
        (6, 5, True, "met"),
    ],
)
def test_a_figure_meets_its_limit_or_misses_it(ours: float, limit: float | None, least: bool, verdict: str) -> None:
    assert Figure("x", ours, limit=limit, least=least).verdict == verdict


def test_figures_are_printed_in_columns_and_as_data() -> None:
    rows = list(table([Figure("bytes", 1234.0, bare=99.5, limit=2000), Figure("times", 1.25)]))
    assert [row.split() for row in rows] == [
        ["ours", "bare", "limit"],
        ["bytes", "1,234", "99.50", "2,000", "met"],
        ["times", "1.25"],
    ]
    assert len({row.index(column) + len(column) for row, column in zip(rows, ("ours", "1,234", "1.25"), strict=True)}) == 1
    assert as_data([Figure("times", 1.25, limit=1)])[0] == {
        **{"name": "times", "ours": 1.25, "bare": None, "limit": 1, "least": False, "verdict": "missed"}
    }


def test_lost_links_come_first_with_the_places_that_name_them() -> None:
    places: Any = {"https://a": ["docs/a.md:1"], "https://b": ["docs/a.md:2", "data/x.yml:3"], "https://c": ["docs/c.md:4"]}
    answers = {"https://a": Answer(200), "https://b": Answer(0, "no answer"), "https://c": Answer(403)}
    assert list(reports.links(places, answers)) == [
        "# Links to other sites\n",
        "1 there, 1 lost, 1 that let no program in.\n",
        "## Lost: look for where each one went\n",
        "- <https://b> (no answer): `docs/a.md:2`, `data/x.yml:3`",
        "",
        "## Open these by hand once a year\n",
        "- <https://c> (403): `docs/c.md:4`",
        "",
    ]


TODAY = date(2026, 6, 1)


def due(*days: date) -> list[str]:
    pages = tuple(page(name=f"docs/{at}.md", title=f"Page {at}", next_review=day) for at, day in enumerate(days))
    return [line for line in reports.due(Guide(pages=pages), TODAY) if line]


def test_a_review_is_announced_sixty_days_ahead() -> None:
    assert due(date(2026, 8, 1)) == ["No page is due for review in the next 60 days."]
    assert due(date(2026, 7, 31))[1:] == ["## Soon\n", "- [ ] 2026-07-31: Page 0 (`docs/0.md`)"]


def test_overdue_pages_are_listed_before_those_due_soon() -> None:
    assert due(date(2026, 6, 1), date(2026, 5, 31), date(2026, 5, 30))[1:] == [
        *("## Past their day\n", "- [ ] 2026-05-30: Page 2 (`docs/2.md`)", "- [ ] 2026-05-31: Page 1 (`docs/1.md`)"),
        *("## Soon\n", "- [ ] 2026-06-01: Page 0 (`docs/0.md`)"),
    ]


@pytest.mark.parametrize(
    ("body", "open_issues", "said", "asked"),
    [
        (reports.NOTHING_DUE + "\n", [], reports.NOTHING_DUE, [("issue", "list")]),
        (reports.NOTHING_DUE + "\n", [{"number": 7}], reports.NOTHING_DUE, [("issue", "list"), ("issue", "close")]),
        ("- [ ] x\n", [{"number": 7}], "Issue 7 is up to date.", [("issue", "list"), ("issue", "edit")]),
        ("- [ ] x\n", [], "An issue was opened.", [("issue", "list"), ("label", "create"), ("issue", "create")]),
    ],
)
def test_there_is_one_issue_on_reviews(
    body: str, open_issues: list[dict[str, int]], said: str, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []

    def gh(*words: str, body: str = "") -> list[dict[str, int]]:
        calls.append(words)
        return open_issues if words[1] == "list" else []

    monkeypatch.setattr(remind, "gh", gh)
    assert remind.write(body).strip() == said
    assert [call[:2] for call in calls] == asked
    assert all("7" in call for call in calls if call[1] in ("close", "edit"))


# ---- The report on a change


def measured(**fields: Any) -> Measured:
    return Measured(**{"title": "Cramp", "word_count": 100, "grade": 4.0, "bytes": 5000, "article": "a", "source": "s", **fields})


def state(pages: dict[str, Measured], claims: dict[str, tuple[str, str]] | None = None, **more: Any) -> State:
    return State(**{"pages": pages, "claims": claims or {}, "sources": frozenset(), "terms": frozenset(), **more})


@pytest.mark.parametrize(
    ("after", "differs"),
    [
        (measured(), False),
        (measured(article="b"), True),
        (measured(source="t"), False),
        (measured(title="T"), True),
        (measured(word_count=101), True),
        (measured(grade=4.004), False),
        (measured(grade=4.1), True),
        (measured(article="", source="t"), True),
        (measured(article="", source="s"), False),
    ],
)
def test_a_page_counts_as_changed_where_readers_see_it(after: Measured, differs: bool) -> None:
    assert (summary.changed(state({"a/": measured()}), state({"a/": after})) == ["a/"]) == differs


def report(before: State, after: State, preview: str = "", pictures: int = 0) -> list[str]:
    return [line.strip() for line in summary.lines(before, after, preview, pictures) if line.strip()]


def test_a_report_names_changed_new_and_removed_pages() -> None:
    before = state({"": measured(title="Home"), "a/": measured(), "old/": measured(title="Old")})
    after = state(
        {"": measured(title="Home"), "a/": measured(article="b", word_count=120, grade=4.26, bytes=5100), "new/": measured(title="A | B")}
    )
    assert report(before, after, "https://preview", 2) == [
        "# What this change changes",
        "**[Get the preview](https://preview)**: unpack it, then open `guide/index.html` in the folder of the ZIP that is in it.",
        "## 2 pages changed, of 3",
        "| page | words | reading grade | bytes (gzip) |\n| --- | ---: | ---: | ---: |",
        "| Cramp (`a/`) | 100 \u2192 120 | 4.0 \u2192 4.3 | 5,000 \u2192 5,100 |",
        "| A   B (`new/`) | 100 (new) | 4.0 (new) | 5,000 (new) |",
        "- Gone: `old/` (Old)",
        "The artifact `report` holds 2 pictures of them, as on a phone.",
        "All pages: 300 \u2192 320 words; 15,000 \u2192 15,100 bytes.",
    ]


def test_a_report_names_each_claim_that_changed() -> None:
    before = {
        "A": ("probably", "One."),
        "B": ("maybe", "Two."),
        "C": ("probably", "Three."),
        "D": ("maybe", "Four."),
        "E": ("advised by NICE", "5"),
        "F": ("maybe", "6"),
    }
    after = {
        "B": ("probably", "Two."),
        "C": ("maybe", "Three."),
        "D": ("maybe", "4."),
        "E": ("maybe", "5"),
        "F": ("maybe", "6"),
        "G": ("maybe", "Seven."),
    }
    rows = [line for line in report(state({}, before), state({}, after)) if line.startswith("- ")]
    assert [row.split(",")[0].split(":")[0].replace("*", "") for row in rows] == [
        "- Removed A",
        "- Raised B from maybe to probably",
        "- Lowered C from probably to maybe",
        "- Reworded D",
        "- Changed E from advised by NICE to maybe",
        "- Added G",
    ]


def test_a_report_names_added_and_removed_sources_and_terms() -> None:
    rows = report(state({}, sources=frozenset({"a", "b"})), state({}, sources=frozenset({"b", "c", "d"}), terms=frozenset({"tic"})))
    assert rows[-5:] == ["## Sources", "- Added: c, d", "- Removed: a", "## Terms", "- Added: tic"]


def test_a_report_says_that_the_older_commit_is_not_built() -> None:
    old = measured(article="", bytes=0)
    said = report(state({"a/": old}), state({"a/": measured(source="t")}))
    assert summary.UNBUILT in said
    assert "| Cramp (`a/`) | 100 | 4.0 | 5,000 |" in said
    assert "## 1 page changed, of 1" in said
