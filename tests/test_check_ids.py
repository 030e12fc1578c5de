"""Every check has an id of its own, is in the list that runs, and is described by `make checks`."""

import importlib
import inspect
import re

import pytest

from scripts import list_checks
from scripts.guide import checks, content
from scripts.guide.check_ids import id_and_promise
from tests.conftest import ROOT, SITES

ID = re.compile(r"[A-Z]{2}\d\d")
CHECKS = ROOT / "scripts" / "guide" / "checks"


def test_every_check_has_a_unique_id_and_a_promise() -> None:
    ids = [id_and_promise(check)[0] for check in list_checks.ALL]
    assert all(ID.fullmatch(each) for each in ids)
    assert len(set(ids)) == len(ids)
    assert all(len(id_and_promise(check)[1]) > 20 for check in list_checks.ALL)


def test_every_check_is_in_the_list_that_runs() -> None:
    known = {id_and_promise(check)[0] for check in list_checks.ALL}
    for file in CHECKS.glob("*.py"):
        module = importlib.import_module(f"scripts.guide.checks.{file.stem}" if file.stem != "__init__" else "scripts.guide.checks")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            identity = id_and_promise(function)[0]
            assert not ID.fullmatch(identity) or identity in known, f"add {name} of {file.name} to ALL"


def test_ids_are_printed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_checks.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines)
    assert lines[0].startswith("AD01  each address")
    assert "LK01  `[@key]` names a claim or a source." in lines


TESTED_ELSEWHERE = {
    "WO07": "tests/test_limits.py: it needs nine pages",
    "WO08": "tests/test_limits.py: PG13 is about the same box",
}
"""Checks of the sources without a folder in tests/sites/, and where they are tested."""


def test_every_check_of_the_sources_has_a_site_that_breaks_it() -> None:
    shown = {match for file in SITES.glob("*/expected.txt") for match in re.findall(r"\(([A-Z]{2}\d\d)\)$", file.read_text(), re.MULTILINE)}
    needed = {id_and_promise(check)[0] for check in (*content.READS, *checks.ALL, *checks.RENDERED)}
    assert needed - shown == set(TESTED_ELSEWHERE)
    assert all((ROOT / place.partition(":")[0]).is_file() for place in TESTED_ELSEWHERE.values())
