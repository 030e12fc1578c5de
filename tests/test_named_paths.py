"""Documents name only existing files. A decision may name a deleted file if it says so, or if a later decision replaces it."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILES = set(subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split())
PLACES = FILES | {str(folder) for file in FILES for folder in Path(file).parents}
CURRENT = ("README.md", "CONTRIBUTING.md", "FORKING.md", "SECURITY.md", "THIRD-PARTY.md", ".github/pull_request_template.md")
DECISIONS = sorted(file.name for file in (ROOT / "decisions").glob("0*.md"))
SOURCE = re.compile(
    r"[\w./-]+\.(?:py|json|jsonc|js|mjs|css|html|md|toml|yml|psv|tsv|csv|bib|txt|sha256)\b|(?:scripts|tests|docs|data|overrides|snippets)/[\w./-]+"
)
MADE = re.compile(r"^(?:dist|site|\.cache|\.venv)/|^guide\.\w+$|^(?:sw\.js|search/index\.js|llms\.txt|filled\.yml)$")
"""Written by a command, so not in the repository."""
EXAMPLES = {"docs/x.md", "old/page.md"}
GONE = re.compile(r"\b(?:gone|former|removed|replaced|replaces|dropped|of that day|instead of)\b", re.IGNORECASE)
"""Words that say that a file was deleted, in its line or in the first cell of its table."""


def there(name: str) -> bool:
    """Whether a file or folder has this path, or a path that ends in it."""
    name = re.sub(r"^(?:\.\.?/)+", "", name).strip("/")
    return name in PLACES or any(place.endswith(f"/{name}") for place in PLACES)


def missing(text: str) -> list[tuple[str, str]]:
    """Each path in backquotes that does not exist, with its line."""
    found = [
        (name, line)
        for line in text.splitlines()
        for code in re.findall(r"`([^`]+)`", line)
        for name in SOURCE.findall(code)
        if "<" not in code and not MADE.search(name) and name not in EXAMPLES
    ]
    return [(name, line) for name, line in found if not there(name)]


@pytest.mark.parametrize("document", [name for name in CURRENT if name in FILES])
def test_documents_name_existing_files(document: str) -> None:
    assert missing((ROOT / document).read_text()) == []


@pytest.mark.parametrize("decision", DECISIONS)
def test_decisions_name_existing_files_or_say_that_they_are_gone(decision: str) -> None:
    text = (ROOT / "decisions" / decision).read_text()
    replaced = re.search(r"^\d{4}-\d\d-\d\d, .*\breplaced by \d{4}", text, re.MULTILINE)
    table = re.search(r"^\| Gone .*\n(?:\|.*\n)+", text, re.MULTILINE)
    gone = table[0].splitlines() if table else []
    assert [name for name, line in missing(text) if not replaced and line not in gone and not GONE.search(line)] == []


def test_documents_name_existing_tests() -> None:
    tests = set(re.findall(r"def (test_\w+)", "".join((ROOT / file).read_text() for file in FILES if re.match(r"tests/.*\.py", file))))
    documents = "".join((ROOT / file).read_text() for file in FILES if file.endswith(".md"))
    assert set(re.findall(r"`(test_\w+)`", documents)) <= tests


def test_a_missing_file_is_noticed() -> None:
    assert [name for name, _ in missing("Read `scripts/guide/nowhere.py` and `README.md`; `docs/<name>.md` is an example.")] == [
        "scripts/guide/nowhere.py"
    ]
