"""The report on a change, in its own git folder: compared with a commit that builds, and with one that does not."""

from pathlib import Path

import pytest

from scripts.guide import paths
from scripts.guide.report.summary import UNBUILT
from tests.conftest import lay_scripts, run, run_process
from tests.test_signoff import edit, git


@pytest.fixture
def branch(tiny: Path) -> Path:
    """The tiny guide, committed in a git repository with its scripts, because each commit is built by its own scripts."""
    lay_scripts(tiny)
    (tiny / ".gitignore").write_text("/site/\n/dist/\n/.cache/\n")
    git(tiny, "init", "--quiet")
    commit(tiny)
    return tiny


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "all of it")


def report(folder: Path) -> list[str]:
    """The lines of the report that compares the folder as it is now with its last commit."""
    built = run(folder, "build")
    assert (built.returncode, built.stderr) == (0, "")
    made = run_process(folder, "report", BASE="HEAD", GITHUB_STEP_SUMMARY=str(folder / "dist" / "job.md"))
    assert (made.returncode, made.stderr) == (0, "")
    assert (folder / paths.REPORT).read_text() == (folder / "dist" / "job.md").read_text() == made.stdout
    return made.stdout.splitlines()


def pictures(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / paths.REPORT_PICTURES).iterdir())


def test_an_unchanged_guide_is_reported_as_unchanged(branch: Path) -> None:
    said = report(branch)
    assert "## 0 pages changed, of 6" in said
    assert UNBUILT not in said
    assert not any("\u2192" in line for line in said)
    assert pictures(branch) == []


def test_a_changed_page_of_equal_length_and_a_term_are_reported(branch: Path) -> None:
    edit(branch, "drink some water", "drink some juice")
    edit(branch, "A small part of a muscle", "A little part of a muscle", "data/glossary.yml")
    said = report(branch)
    pages = [line.split("`")[1] for line in said if line.startswith("| ") and "`" in line]
    assert pages == ["./", "glossary/"]
    assert UNBUILT not in said
    assert pictures(branch) == ["glossary.png", "home.png"]


def test_a_commit_that_does_not_build_is_compared_by_its_sources(branch: Path) -> None:
    whole = (branch / "overrides" / "main.html").read_text()
    (branch / "overrides" / "main.html").write_text("{% broken")
    commit(branch)
    (branch / "overrides" / "main.html").write_text(whole)
    edit(branch, "drink some water", "drink some juice")
    said = report(branch)
    assert "## 1 page changed, of 6" in said
    assert said.count(UNBUILT) == 1
    assert not any("\u2192" in line or "(new)" in line for line in said)
    assert len(pictures(branch)) == 1
