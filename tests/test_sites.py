"""Whole tiny sites: the good one builds, and each broken sibling prints the exact lines of its expected.txt."""

import re
from pathlib import Path

import pytest

from scripts.guide.model import counted
from tests.conftest import SITES, lay, run, run_process

BROKEN = sorted(folder.name for folder in SITES.iterdir() if (folder / "expected.txt").is_file())


def test_the_good_site_builds(tiny: Path) -> None:
    built = run(tiny, "build")
    assert (built.returncode, built.stdout, built.stderr) == (0, "site/ has 6 pages.\n", "")


@pytest.mark.parametrize("name", ["good", "everything-at-once"])
def test_the_command_line_prints_the_same(name: str, tmp_path: Path) -> None:
    """Here the command is a process with an exit code and two streams; the other tests call its function."""
    inside, outside = (lay(name, tmp_path / each) for each in ("inside", "outside"))
    called, started = run(inside, "build"), run_process(outside, "build")
    assert (started.returncode, started.stdout, started.stderr) == (called.returncode, called.stdout, called.stderr)
    assert (started.returncode == 0) == (name == "good")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_site_prints_what_is_wrong_where_and_how_to_fix_it(name: str, tmp_path: Path) -> None:
    folder = lay(name, tmp_path / name)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good site")
    built = run(folder, "build")
    assert built.stderr == (SITES / name / "expected.txt").read_text()
    assert (built.returncode, built.stdout) == (1, "")
    assert [file.name for file in (folder / "site").iterdir()] == ["index.html"]
    assert (folder / "site" / "index.html").read_text() == "the last good site"


@pytest.mark.parametrize("name", BROKEN)
def test_every_message_has_a_file_a_line_a_remedy_and_an_id(name: str) -> None:
    *problems, last = (SITES / name / "expected.txt").read_text().splitlines()
    assert last == f"{counted(problems)} site/ is unchanged."
    for problem in problems:
        file, line, rest = problem.split(":", 2)
        assert file.split("/")[0] in ("docs", "data", "snippets", "overrides", "mkdocs.yml")
        assert line.isdigit()
        assert re.search(r"[.] \S.*[.] \([A-Z]{2}\d\d\)$", rest)
        assert "Traceback" not in rest
