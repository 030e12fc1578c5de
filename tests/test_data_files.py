"""Each fault in a data file is reported in one line with its line number and a remedy, and the other rows are still read."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from scripts.guide import engine, paths, policy
from scripts.guide.effects import effects
from scripts.guide.engine import COMMANDS
from scripts.guide.files import Item, Problems, yaml_items
from tests.conftest import run

FIRST = "intervention,comparator,outcome,measure,certainty,source,support,timepoint,estimate,ci_low,ci_high"
GOOD = "walking,rest,pain,SMD,low,leite2014,abstract,short term,-0.31,-0.5,-0.1"

CELLS = "2: this row and the first line have different numbers of cells. Count the commas, and quote a cell that has one."
COMMENT = "2: ` #` begins a comment, so the text ends before it. Put the text in quotes, or the comment on a line of its own."
QUOTE = "3: this is not valid YAML (found unexpected end of stream). Look here and one line above for a missing quote, colon or space."


def said(read: Callable[[Path, Problems], Iterable[object]], text: str, folder: Path) -> list[str]:
    file = folder / "data.file"
    file.write_text(text, encoding="utf-8")
    problems: Problems = []
    list(read(file, problems))
    return [f"{problem.line}: {problem.what}. {problem.remedy}." for problem in problems]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (f"{FIRST}\n{GOOD}\n", ""),
        (f"{FIRST.replace('outcome', 'result')}\n{GOOD}\n", "1: the column `outcome` is missing. Restore the first line."),
        (
            f"{FIRST}\n{GOOD},more\n",
            CELLS,
        ),
        (
            f"{FIRST}\n{GOOD.rpartition(',')[0]}\n",
            CELLS,
        ),
        (f"{FIRST}\n{GOOD}\n{GOOD.replace('pain', '', 1)}\n", "3: `outcome` is empty. Fill it in, or remove the row."),
        (f"{FIRST}\n{GOOD.replace('-0.31', '')}\n", "2: `estimate` is ``, which is not a number. Write it as -0.31."),
        (f"{FIRST}\n{GOOD.replace('-0.5', 'minus 0.5')}\n", "2: `ci_low` is `minus 0.5`, which is not a number. Write it as -0.31."),
        (f"{FIRST}\n{GOOD.replace('-0.31', '0.31')}\n", "2: 0.31 is not between -0.5 and -0.1. Compare the three with the source."),
        (f'{FIRST}\n"{GOOD}', "2: this is not valid CSV (unexpected end of data). Look here for a missing quote."),
    ],
)
def test_a_row_of_effects_that_cannot_be_read_is_reported_with_its_line(rows: str, line: str, tmp_path: Path) -> None:
    assert said(effects, rows, tmp_path) == ([line] if line else [])


def items(path: Path, problems: Problems) -> list[Item]:
    return list(yaml_items(path, problems))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a: b\n", ""),
        ("", "1: this file is empty. Restore its items."),
        ("[]\n", "1: this file is empty. Restore its items."),
        ("a: b\n", "1: this file is not a list. Begin each item with `- `."),
        ("- a: b\n- c\n", "2: this is not a set of `name: value` pairs. Write one pair a line."),
        ("- a: b\n  a: c\n", "2: `a` appears twice here. Keep one of them."),
        ("- a: b\n  ? [c]\n  : d\n", "2: this name is not a text. Write `name: value`."),
        ("- a: b\n  c: !other d\n", "2: the tag `!other` is not read here. Remove it, and write the value as plain text or a list."),
        ("- a: &x b\n  c: *x\n", "1: this part is used again by an alias (`&name`, `*name`). Write it out in each place."),
        (
            "- a: b\n  c: d #e\n",
            COMMENT,
        ),
        (
            "- a: b\n- 'c\n",
            QUOTE,
        ),
    ],
)
def test_a_list_that_cannot_be_read_is_reported_with_its_line(text: str, line: str, tmp_path: Path) -> None:
    assert said(items, text, tmp_path) == ([line] if line else [])


def test_a_folder_instead_of_a_file_is_reported(tmp_path: Path) -> None:
    problems: Problems = []
    list(yaml_items(tmp_path, problems))
    assert [problem.what for problem in problems][:1] == ["this file cannot be read (Is a directory)"]


def test_a_missing_engine_is_reported_with_the_command_that_installs_it(in_tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "properdocs", ("no-such-program",))
    done = run(in_tiny, "build", ENGINE="properdocs")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "requirements-next.txt:1: properdocs is not set up. Run `make build ENGINE=properdocs`. (EN01)",
    )


def test_an_engine_that_stops_without_a_problem_is_reported_with_its_last_line(in_tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "properdocs", ("python3", "-c", "import sys; sys.exit('no room left')"))
    done = run(in_tiny, "build", ENGINE="properdocs")
    assert (done.returncode, done.stderr.splitlines()[0].partition(". Run")[0]) == (
        1,
        f"{paths.CONFIG}:1: the engine stopped (no room left)",
    )


def test_without_git_the_build_date_is_the_newest_review(in_tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert engine.epoch(()) == policy.BUILD_EPOCH_FLOOR
