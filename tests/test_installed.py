"""What a browser installs: the manifest, and the worker with its list of every file."""

import json
import shutil
import struct
from pathlib import Path

import pytest

from scripts.guide import paths, policy, rendered
from scripts.guide.checks import built, survey
from scripts.guide.finish import service_worker, web_manifest
from tests.conftest import ROOT
from tests.pages import BOOK, LISTS

SITE = ROOT / paths.SITE
MANIFEST = json.loads((SITE / paths.MANIFEST).read_text())


def edition(site: Path) -> dict[str, dict[str, str]]:
    line = (site / paths.WORKER).read_text().partition("\n")[0]
    found: dict[str, dict[str, str]] = json.loads(line.removeprefix("const edition=").removesuffix(";"))
    return found


def problems(site: Path) -> list[tuple[str, str]]:
    known = survey.survey(site)
    found = sorted(problem for page in rendered.each(site) for problem in built.copy_is_whole(page, known))
    return [(Path(each.path).relative_to(site).as_posix(), each.what) for each in found]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "404.html", BOOK, "assets/js", paths.WORKER):
        source, target = SITE / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.is_file():
            shutil.copy(source, target)
    service_worker.write(folder)
    return folder


def test_every_page_drawing_and_late_file_is_cached_but_no_download() -> None:
    ways = set(edition(SITE)["files"])
    assert ways >= {page.url for page in rendered.read(SITE) if page.url not in LISTS}
    assert {way for way in ways if way.endswith(".svg")} == {"assets/images/mark.svg"}  # drawings are in their pages
    assert ways >= {"search/index.js", "assets/js/guide.js", "assets/js/listen.js", "assets/css/search.css"}
    assert not [way for way in ways if way.startswith(("guide.", BOOK, "sw.js", "partials")) or way.endswith((".zip", ".webmanifest"))]
    assert not (SITE / paths.WORKER_SOURCE).exists()


def test_every_listed_file_exists_and_every_file_is_listed() -> None:
    assert problems(SITE) == []


def test_the_worker_is_reproducible_and_changes_with_any_file(site: Path) -> None:
    first = (site / paths.WORKER).read_bytes()
    service_worker.write(site)
    assert (site / paths.WORKER).read_bytes() == first
    (site / "index.html").write_text("<h1>Other</h1>")
    assert problems(site) == [("index.html", "sw.js has another hash for this file")]
    before = edition(site)
    service_worker.write(site)
    assert problems(site) == []
    assert [way for way, digest in edition(site)["files"].items() if before["files"][way] != digest] == [""]
    assert edition(site)["version"] != before["version"]


def test_a_change_of_the_worker_is_a_new_version(site: Path) -> None:
    before = edition(site)
    (site / paths.WORKER).write_text((site / paths.WORKER).read_text() + "\n")
    service_worker.write(site)
    assert edition(site)["files"] == before["files"]
    assert edition(site)["version"] != before["version"]


def test_an_unlisted_page_and_too_many_bytes_are_reported(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "late").mkdir()
    (site / "late" / "index.html").write_text("<h1>Late</h1>")
    monkeypatch.setattr(policy, "CACHED_BYTES", 10)
    (page, _), (file, what) = problems(site)
    assert (page, file) == ("late/index.html", "sw.js")
    assert what.endswith("bytes as gzip, 10 at most")


@pytest.mark.parametrize(("name", "way"), [("index.html", ""), ("a/b/index.html", "a/b/"), ("404.html", "404.html"), ("a/x.js", "a/x.js")])
def test_a_file_has_the_address_that_a_browser_requests(name: str, way: str) -> None:
    assert service_worker.address(name) == way


def test_the_manifest_is_relative_and_its_files_exist() -> None:
    assert (MANIFEST["start_url"], MANIFEST["scope"], MANIFEST["display"]) == ("./", "./", "standalone")
    assert "id" not in MANIFEST  # it would be the same for two guides on one origin
    assert len(MANIFEST["short_name"]) < len(MANIFEST["name"])
    assert MANIFEST["description"]
    assert [shortcut["url"] for shortcut in MANIFEST["shortcuts"]] == ["./get-help/worried-now/", "./get-help/"]
    for shortcut in MANIFEST["shortcuts"]:
        assert (SITE / shortcut["url"] / "index.html").is_file()
    for icon in MANIFEST["icons"]:
        content = (SITE / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", content[16:24])) == icon["sizes"]
    assert [icon.get("purpose", "any") for icon in MANIFEST["icons"]] == ["any", "any", "any", "maskable"]


def test_the_manifest_has_the_colors_of_the_tokens() -> None:
    sheet = ROOT / paths.DOCS / paths.TOKENS
    assert MANIFEST["background_color"] == MANIFEST["theme_color"] == web_manifest.color(sheet, "--paper") == "#f7f2e7"
    assert web_manifest.color(sheet, "--none") is None


def test_every_page_links_the_manifest() -> None:
    for page in (each for each in rendered.read(SITE) if each.all("article")):
        assert [link.attributes["href"] for link in page.all("link[rel=manifest]")] == (
            [] if page.url == "404.html" else [page.root() + str(paths.MANIFEST)]
        )
