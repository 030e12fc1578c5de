"""How every browser of the tests is started."""

import pytest

from scripts.guide import chromium
from tests.conftest import ROOT


@pytest.mark.parametrize(("user", "sandbox"), [(0, False), (1000, True)])
def test_only_root_goes_without_a_sandbox(monkeypatch: pytest.MonkeyPatch, user: int, sandbox: bool) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert ("--no-sandbox" not in chromium.flags()) == sandbox


def test_it_is_said_in_one_place() -> None:
    files = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests" / "browser").rglob("*.py")]
    own = ROOT / "scripts" / "guide" / "chromium.py"
    assert [file for file in files if file != own and ("--no-sandbox" in file.read_text() or "--disable-gpu" in file.read_text())] == []
