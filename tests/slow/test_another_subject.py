"""A guide on another subject, made by the commands of FORKING.md in a copy of the repository, has nothing of this guide."""

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from scripts.guide import offline, paths
from scripts.guide.rendered import read
from scripts.guide.subject import REQUIRED
from tests import builds
from tests.conftest import ROOT, SITES, run, run_process

EXAMPLE = SITES / "another-subject"
COMMANDS = re.findall(r"^```sh\n(.*?)^```", (ROOT / "FORKING.md").read_text(), re.MULTILINE | re.DOTALL)[0].splitlines()
OURS = re.compile(r"fibromyalgia|twitch|M79\.7", re.IGNORECASE)
MADE_BY = {"make": "build", "make check": "check", "make bundle": "bundle", "make pictures": "draw_pictures"}


def fork(folder: Path, last: str) -> None:
    """Run the commands up to and including `last`, each `make` as the program that it starts."""
    builds.guide(folder)
    shutil.copytree(EXAMPLE, folder / EXAMPLE.relative_to(ROOT))
    for command in COMMANDS[: COMMANDS.index(last) + 1]:
        if command == "make pictures":  # its pictures are in the repository of this guide; here no browser is started
            (folder / paths.SOCIAL_CARD_DRAWING).unlink()
            (folder / paths.DOCS / paths.SOCIAL_CARD).unlink()
        elif command in MADE_BY:
            done = run_process(folder, MADE_BY[command])
            assert done.returncode == 0, done.stderr
        else:
            subprocess.run(command, cwd=folder, shell=True, check=True)


@pytest.fixture(scope="module")
def forked() -> Path:
    """The example with every form, built once."""
    return builds.built("another-subject", lambda folder: None, lambda folder, _: fork(folder, COMMANDS[-1]), EXAMPLE=builds._tree(EXAMPLE))


def test_this_test_runs_the_documented_commands() -> None:
    assert [command for command in COMMANDS if command.startswith("make")] == ["make pictures", "make", "make check", "make bundle"]


def test_every_offline_form_is_made(forked: Path) -> None:
    assert {form.file.name for form in offline.FORMS} <= {file.name for file in (forked / paths.DIST).iterdir()}


def test_nothing_of_this_guide_is_left_in_the_output(forked: Path) -> None:
    for file in (forked / paths.SITE).rglob("*"):
        if file.suffix in (".html", ".json", ".webmanifest", ".xml", ".txt", ".svg") and file.name != paths.MARK.name:
            assert not OURS.search(file.read_text()), file
    assert not list((forked / paths.SITE / "assets" / "js" / "tools").glob("*"))
    assert not OURS.search((forked / paths.TEXT).read_text())
    with zipfile.ZipFile(forked / paths.EPUB) as book:
        for name in book.namelist():
            assert not OURS.search(book.read(name).decode("utf-8", "ignore")), name
        assert b"<dc:subject>Tension-type headache</dc:subject>" in book.read("guide/package.opf")


def test_structured_data_and_the_manifest_are_about_its_subject(forked: Path) -> None:
    (page,) = (page for page in read(forked / paths.SITE) if page.url == "headaches/")
    about = json.loads(page.all('script[type="application/ld+json"]')[0].text())["about"]
    assert (about["name"], [code["codeValue"] for code in about["code"]]) == ("Tension-type headache", ["G44.2", "8A81"])
    manifest = json.loads((forked / paths.SITE / paths.MANIFEST).read_text())
    assert (manifest["name"], manifest["short_name"]) == ("Tension headaches", "Headaches")
    assert [each["url"] for each in manifest["shortcuts"]] == ["./worried/", "./get-help/"]


def test_each_required_page_is_reported_when_it_is_missing(tmp_path: Path) -> None:
    builds.guide(tmp_path)
    for command in COMMANDS[: COMMANDS.index("make pictures")]:
        shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.relative_to(ROOT), dirs_exist_ok=True)
        subprocess.run(command, cwd=tmp_path, shell=True, check=True)
    config = tmp_path / paths.CONFIG
    before, pages, after = re.split(r"(^    pages:\n(?:      .+\n)+)", config.read_text(), flags=re.MULTILINE)
    config.write_text(f"{before}    pages: {{about: about/, offline: offline/}}\n{after}")
    shown = run(tmp_path, "check").stderr
    assert {name for name in REQUIRED if f"`pages:` does not name the page `{name}`" in shown} == set(REQUIRED)
    assert len(pages.splitlines()) > len(REQUIRED)


def test_the_example_has_five_claims_and_stays_small() -> None:
    assert len(re.findall(r"^- id: ", (EXAMPLE / paths.CLAIMS).read_text(), re.MULTILINE)) == 5
    assert len(list((EXAMPLE / paths.DOCS).glob("**/*.md"))) <= 12
