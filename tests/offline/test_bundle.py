"""The offline forms of a tiny guide: the same bytes every time, and no page lost."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from libzim.reader import Archive
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from scripts import bundle
from scripts.guide import finish, labels, offline, paths, policy, rendered
from scripts.guide.bench import forms
from scripts.guide.offline import FORMS, Edition, FormError, zip_archive
from tests import builds
from tests.conftest import ROOT, lay, run, run_process
from tests.test_build import digests
from tests.test_metadata import ADDRESS, build, with_changes


def test_two_builds_in_different_places_and_times_are_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, zone in (("one", "UTC"), ("another/deeper", "Pacific/Kiritimati")):
        folder = lay("good", tmp_path / name)
        assert run_process(folder, "build", TZ=zone).returncode == 0
        assert run_process(folder, "bundle", TZ=zone).returncode == 0
        made.append({**digests(folder / "site"), **digests(folder / "dist")})
    assert made[0] == made[1]


def test_a_second_bundle_of_one_site_is_the_same(tmp_path: Path) -> None:
    tiny = shutil.copytree(builds.tiny_with_forms(), tmp_path / "tiny", ignore=shutil.ignore_patterns(paths.CACHE.name))
    first = {**digests(tiny / "site"), **digests(tiny / "dist")}
    assert run(tiny, "bundle").returncode == 0
    assert {**digests(tiny / "site"), **digests(tiny / "dist")} == first


def test_reading_and_writing_a_page_changes_no_byte(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text(
        "<html><head>\n  <base>\n  <title>T</title>\n</head><body><p>a\n<b>b</b> <i>c</i>\n\n</p><pre>x\n\n y\n</pre></body></html>"
    )
    (first,) = rendered.read(tmp_path)
    for part in first.all("base"):
        part.decompose()  # the spaces before and after it are next to each other now
    finish.write(first)
    made = file.read_text()
    (again,) = rendered.read(tmp_path)
    finish.write(again)
    assert file.read_text() == made
    assert "<head><title>" in made
    assert "<p>a <b>b</b> <i>c</i></p>" in made


ALL = [f"site with its forms, bytes {how}" for how in ("on disk", "as sent")]


def test_the_benchmark_reports_the_size_of_each_form_and_of_all() -> None:
    limits = {ROOT / form.file: form.max_bytes for form in FORMS}
    found = {figure.name: figure for figure in forms.figures(ROOT / paths.SITE, limits)}
    assert list(found) == [f"{file.name}, bytes" for file in limits] + [
        f"site with its forms, bytes {how}" for how in ("on disk", "as sent")
    ]
    assert found["guide.pdf, bytes"].ours == (ROOT / paths.PDF).stat().st_size
    assert found["site with its forms, bytes as sent"].ours < found["site with its forms, bytes on disk"].ours
    assert [figure.name for figure in found.values() if figure.verdict == "missed"] == []


def test_a_bundle_without_a_site_says_what_to_do(tiny: Path) -> None:
    bundled = run(tiny, "bundle")
    assert (bundled.returncode, bundled.stderr) == (1, "site/ is not built: run `make` first.\n")


def test_a_form_that_fails_is_not_replaced_by_one_of_another_build(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tiny, "build")
    (tiny / "dist").mkdir()
    for name in ("guide.txt", "guide.epub", "notes.md"):
        (tiny / "dist" / name).write_text("of another build")
    monkeypatch.chdir(tiny)
    failing = replace(FORMS[-1], write=fails)
    monkeypatch.setattr(offline, "FORMS", (FORMS[2], failing))
    assert bundle.main() == 1
    assert {file.name for file in paths.DIST.iterdir()} == {"guide.epub", "notes.md", "SHA256SUMS"}
    assert (paths.DIST / "guide.epub").read_bytes()[:2] == b"PK"
    assert (paths.SITE / "guide.epub").read_bytes() == (paths.DIST / "guide.epub").read_bytes()


def fails(site: Path, target: Path, edition: Edition) -> None:
    raise FormError("no room")


def test_every_page_of_the_site_is_in_the_zip() -> None:
    tiny = builds.tiny_with_forms()
    with zipfile.ZipFile(tiny / paths.ZIP) as bundle:
        names = set(bundle.namelist())
    pages = {f"guide/{file.relative_to(tiny / 'site')}" for file in (tiny / "site").rglob("index.html")}
    assert pages <= names
    assert not [name for name in names if name.endswith((".map", "README")) or "/lunr/" in name]


def test_the_zip_is_small_and_holds_nothing_unused() -> None:
    assert (ROOT / paths.ZIP).stat().st_size <= policy.ZIP_BYTES
    with zipfile.ZipFile(ROOT / paths.ZIP) as bundle:
        assert not [name for name in bundle.namelist() if name.endswith(".map") or "/lunr/" in name or name.endswith(".zip")]


def content(copy: Path) -> str:
    """The name and content of every file in a copy."""
    if copy.suffix in (".zip", ".epub"):
        with zipfile.ZipFile(copy) as bundle:
            return "".join(name + bundle.read(name).decode(errors="replace") for name in bundle.namelist())
    if copy.suffix == ".zim":
        archive = Archive(copy)
        entries = [archive._get_entry_by_id(at) for at in range(archive.all_entry_count)]
        return "".join(entry.path + bytes(entry.get_item().content).decode(errors="replace") for entry in entries)
    if copy.suffix == ".pdf":
        pages = PdfReader(copy).pages
        return "".join(f"{page.extract_text()}{[note.get_object() for note in page.get('/Annots', [])]}" for page in pages)
    return copy.read_text()


def test_redirects_are_in_no_copy_and_no_list(tiny: Path) -> None:
    changed = with_changes(tiny)
    site = build(changed, SITE_URL=ADDRESS)
    assert run(changed, "bundle").returncode == 0
    for form in FORMS:
        assert "old/words" not in content(changed / form.file), form.file
    for name in ("sitemap.xml", "llms.txt"):
        assert "old/words" not in (site / name).read_text()


def test_the_site_with_its_forms_is_small_enough_to_send() -> None:
    for form in FORMS:
        assert (ROOT / form.file).stat().st_size <= form.max_bytes, form.file
    assert forms.sent(ROOT / paths.SITE) <= policy.SITE_AND_FORMS_BYTES


def test_a_page_opened_inside_the_zip_says_to_extract_it() -> None:
    with zipfile.ZipFile(ROOT / paths.ZIP) as bundle:
        home, style = bundle.read("guide/index.html").decode(), bundle.read(f"guide/{zip_archive.EXTRACTED}").decode()
    page = LexborHTMLParser(home)
    assert [line.text() for line in page.css("article > .alone")] == [labels.of_repository()["copy_extract"]]
    assert len(page.css(f"link[rel=stylesheet][href='{zip_archive.EXTRACTED}']")) == 1
    assert style == ".alone{display:none}"


def test_the_copy_on_disk_has_nothing_that_only_works_on_the_web() -> None:
    with zipfile.ZipFile(ROOT / paths.ZIP) as bundle:
        names = [name.removeprefix("guide/") for name in bundle.namelist()]
        assert not {str(paths.WORKER), str(paths.MANIFEST), "assets/js/installed.js"} & set(names)
        assert not [name for name in names if name.endswith(".png")]
        assert LexborHTMLParser(bundle.read("guide/index.html").decode()).css("link[rel=manifest]") == []
