"""Pages that the policy names: a limit on a page that is gone is reported, with its line."""

from pathlib import Path

import pytest

from scripts.guide import policy
from scripts.guide.checks import references
from scripts.guide.model import Guide
from tests.conftest import ROOT
from tests.made import page


def test_each_address_that_the_policy_names_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(policy, "SHEET_PAGE", "tools/one-sheet/")
    monkeypatch.setattr(policy, "NOT_KEPT", ("print/", "sw.js"))
    monkeypatch.setattr(policy, "UNSCORED", ("docs/life/food.md",))
    (tmp_path / "scripts" / "guide").mkdir(parents=True)
    (tmp_path / references.POLICY).write_text('A = "tools/one-sheet/"\nB = (\n    "print/",\n)\nC = ("docs/life/food.md",)\n')
    names = ("docs/tools/one-sheet.md", "docs/print.md", "docs/life/food.md")
    assert list(references.policy_names_pages(Guide(pages=tuple(page("", name) for name in names)))) == []
    found = list(references.policy_names_pages(Guide(pages=(page("", names[0]),))))
    assert [(each.path, each.line, each.what) for each in found] == [
        (references.POLICY, 3, "`print/` is not a page"),
        (references.POLICY, 5, "`docs/life/food.md` is not a page"),
    ]


def test_the_policy_is_where_the_check_reads_it() -> None:
    assert f'"{policy.SHEET_PAGE}"' in (ROOT / references.POLICY).read_text()
