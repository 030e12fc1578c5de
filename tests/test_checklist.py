"""Every checklist item that code and decisions cite can be looked up in decisions/checklist.md."""

import re
import subprocess

from tests.conftest import ROOT

ITEMS = set(re.findall(r"^- \*\*([A-Z]\d+)\*\*", (ROOT / "decisions" / "checklist.md").read_text(), re.MULTILINE))
CITED = r"checklist (?:items? )?([A-Z]\d+)(?: (?:to|and) ([A-Z]\d+))?"
LOST = r"\btraps? [A-Z]\d|\b(?:product|voice|checklists|style-guide|platform-facts)\.md"


def lines(pattern: str) -> list[str]:
    """Each line of the code and the decisions with a match, after its file and number."""
    command = ["git", "grep", "-nP", pattern, "--", "scripts", "overrides", "docs/assets/js", "docs/assets/css", "decisions", "tests"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    return [line for line in found if not line.startswith("tests/test_checklist.py")]


def test_every_cited_item_is_in_the_checklist() -> None:
    found = {line: {item for pair in re.findall(CITED, line) for item in pair if item} for line in lines(CITED)}
    assert found
    assert {line: items - ITEMS for line, items in found.items() if items - ITEMS} == {}


def test_every_cited_document_is_in_the_repository() -> None:
    assert lines(LOST) == []
