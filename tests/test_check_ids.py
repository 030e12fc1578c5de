"""Every check has an id of its own, is in the list that runs, and is described by `make checks`."""

import importlib
import inspect
import re

import pytest

from scripts import list_checks
from scripts.guide.promises import promise
from tests.conftest import ROOT

ID = re.compile(r"[A-Z]{2}\d\d")
CHECKS = ROOT / "scripts" / "guide" / "checks"


def test_every_check_has_its_own_id_and_a_promise() -> None:
    ids = [promise(check)[0] for check in list_checks.ALL]
    assert all(ID.fullmatch(each) for each in ids)
    assert len(set(ids)) == len(ids)
    assert all(len(promise(check)[1]) > 20 for check in list_checks.ALL)


def test_no_check_is_missing_from_the_list_that_runs() -> None:
    known = {promise(check)[0] for check in list_checks.ALL}
    for file in CHECKS.glob("*.py"):
        module = importlib.import_module(f"scripts.guide.checks.{file.stem}" if file.stem != "__init__" else "scripts.guide.checks")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            identity = promise(function)[0]
            assert not ID.fullmatch(identity) or identity in known, f"add {name} of {file.name} to ALL"


def test_ids_are_printed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_checks.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith("AD01  each address")
    assert "LK01  `[@key]` names a claim or a source." in lines
