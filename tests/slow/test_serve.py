"""The live preview sees edits of pages, data, overrides and extensions."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import lay, lay_scripts

PATIENCE = 40  # seconds; a slow machine may need most of them


def read(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return str(page.read().decode())
    except OSError:
        return ""


def shows(port: int, words: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if words in read(port):
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    folder = lay("good", tmp_path / "tiny")
    lay_scripts(folder)
    (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text() + "watch: [data, overrides, snippets]\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "scripts.serve", "--address", f"127.0.0.1:{port}"]
    with (folder / "errors.txt").open("w") as errors:
        server = subprocess.Popen(command, cwd=folder, env=settings, stderr=errors, start_new_session=True)
    yield folder, port
    os.killpg(server.pid, signal.SIGTERM)
    server.wait()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_every_edit_appears_in_the_preview(preview: tuple[Path, int]) -> None:
    folder, port = preview
    assert shows(port, "A small part of a muscle that flickers."), (folder / "errors.txt").read_text()
    edit(folder / "docs" / "index.md", "You may blame it", "Many blame it")
    assert shows(port, "Many blame it"), "an edit of a page"
    edit(folder / "data" / "glossary.yml", "that flickers", "that flutters")
    assert shows(port, "A small part of a muscle that flutters."), "an edit of the data"
    edit(folder / "overrides" / "main.html", "<h1>", "<h1>Preview: ")
    assert shows(port, "<h1>Preview: "), "an edit of an override"
    edit(folder / "data" / "signs.yml", "weakness starts suddenly", "weakness starts all at once")
    assert shows(port, "weakness starts all at once"), "an edit of a sign"
    edit(folder / "snippets" / "emergency.md", "[[signs ambulance]]", "[[signs ambulance short]]")
    assert shows(port, "weakness is sudden"), "an edit of a snippet"
    edit(folder / "scripts" / "guide" / "markdown" / "care_cards.py", 'f"{level}: "', 'f"{level} now: "')
    assert shows(port, ">Emergency now: </span>"), "an edit of an extension"


def test_an_edit_with_a_problem_is_printed_and_the_last_good_page_stays(preview: tuple[Path, int]) -> None:
    folder, port = preview
    assert shows(port, "A small part of a muscle that flickers."), (folder / "errors.txt").read_text()
    edit(folder / "docs" / "index.md", "You may blame it", "Many blame it [@UK99]")
    assert printed(folder, "docs/index.md:20: unknown claim [@UK99]. ")
    assert shows(port, "You may blame it"), "the last good page"
    edit(folder / "docs" / "index.md", "Many blame it [@UK99]", "Many blame it")
    assert shows(port, "Many blame it"), "the page once it is fixed"
    edit(folder / "overrides" / "main.html", "<main>", "{% if %}<main>")
    assert printed(folder, "overrides/main.html:")
    assert shows(port, "Many blame it"), "the last good page"
    edit(folder / "overrides" / "main.html", "{% if %}<main>", "<main>")
    (folder / "data" / "glossary.yml").write_text("- term: [\n")
    assert printed(folder, "data/glossary.yml:")
    assert "1 problem. The preview shows the last good pages." in (folder / "errors.txt").read_text()
    assert shows(port, "A small part of a muscle that flickers."), "the last good page"


def printed(folder: Path, words: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if words in (folder / "errors.txt").read_text():
            return True
        time.sleep(0.2)
    return False
