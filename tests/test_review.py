"""Review dates: a warning in time, and no release afterwards."""

from pathlib import Path

import pytest

from scripts import check
from tests.conftest import run


@pytest.mark.parametrize(
    ("today", "notice", "release"),
    [
        ("2026-06-01", "", 0),
        ("2026-11-15", "docs/index.md:9: the next review is due on 31 December 2026. ", 0),
        ("2026-12-31", "docs/index.md:9: the next review is due on 31 December 2026. ", 0),
        ("2027-01-01", "docs/index.md:9: the next review was due on 31 December 2026. ", 1),
    ],
)
def test_a_review_date_is_due_soon_or_overdue(
    in_tiny: Path, capsys: pytest.CaptureFixture[str], today: str, notice: str, release: int
) -> None:
    assert check.main(["--today", today]) == 0
    said = capsys.readouterr().err
    assert (notice in said) if notice else (said == "")
    assert check.main(["--today", today, "--release"]) == release


def test_a_release_says_what_to_do(tiny: Path) -> None:
    checked = run(tiny, "check --release --today 2027-02-01")
    assert checked.returncode == 1
    assert checked.stderr.splitlines()[0].endswith(
        "Check each sentence against its sources, then move `reviewed` and `next_review`. (RV02)"
    )
    assert checked.stderr.splitlines()[-1] == "6 problems."
