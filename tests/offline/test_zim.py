"""The ZIM of the real site, as `make` left it, read back as Kiwix reads it."""

import posixpath
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import paths, policy, rendered
from scripts.guide.offline import Edition, FormError, pictures, zim
from scripts.guide.rendered import fragment
from tests.conftest import ROOT

EDITION = Edition(1_795_000_000, "https://example.org/guide/")
SITE = {f"{page.url}index.html": page for page in rendered.read(ROOT / paths.SITE) if page.url != "404.html"}
OUT = ("https:", "http:", "tel:", "sms:", "mailto:", "data:")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zim") / "guide.zim"
    zim.write(ROOT / paths.SITE, target, EDITION)
    return target


@pytest.fixture(scope="module")
def archive(file: Path) -> Archive:
    return Archive(file)


@pytest.fixture(scope="module")
def trees(archive: Archive) -> dict[str, LexborHTMLParser]:
    return {path: LexborHTMLParser(bytes(archive.get_entry_by_path(path).get_item().content).decode()) for path in SITE}


def found(archive: Archive, query: str) -> list[str]:
    return list(Searcher(archive).search(Query().set_query(query)).getResults(0, 10))


def test_libzim_finds_it_whole(file: Path, archive: Archive) -> None:
    assert archive.check()
    assert file.stat().st_size <= policy.ZIM_BYTES
    assert archive.has_fulltext_index
    assert archive.has_title_index
    assert archive.main_entry.get_item().path == "index.html"


def test_a_second_one_has_the_same_bytes(file: Path, tmp_path: Path) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "again.zim", EDITION)
    assert (tmp_path / "again.zim").read_bytes() == file.read_bytes()


def test_another_edition_has_another_name(archive: Archive, tmp_path: Path) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "later.zim", Edition(EDITION.epoch + 86_400))
    assert Archive(tmp_path / "later.zim").uuid != archive.uuid


def test_it_says_what_it_is(archive: Archive) -> None:
    said = {name: archive.get_metadata(name).decode() for name in archive.metadata_keys if not name.startswith("Illustration")}
    assert said.pop("Counter")
    assert said == zim.metadata([SITE["index.html"]], EDITION)
    assert (said["Language"], said["Date"], said["Source"]) == ("eng", "2026-11-18", EDITION.address)
    assert len(said["Title"]) <= 30
    assert len(said["Description"]) <= 80
    assert bytes(archive.get_illustration_item(48).content) == pictures.ICON.read_bytes()


@pytest.mark.parametrize("path", list(SITE))
def test_each_word_of_a_page_is_there(path: str, trees: dict[str, LexborHTMLParser]) -> None:
    said = " ".join(EDITION.lines())
    made = fragment(trees[path].css("article")[0].html or "")
    for line in made.css(".checked"):
        if line.text() == said:
            line.decompose()
    (article,) = SITE[path].all("article")
    before = fragment(article.html or "")
    for place in before.css("#downloads"):
        place.replace_with(fragment("<p>You are reading the copy for Kiwix.</p>"))
    assert made.text(separator=" ").split() == before.text(separator=" ").split()


def test_every_link_and_file_of_a_page_is_there(archive: Archive, trees: dict[str, LexborHTMLParser]) -> None:
    for path, tree in trees.items():
        for node in tree.css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            if address.startswith(OUT):
                continue
            parts = urlsplit(address)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            assert archive.has_entry_by_path(target), (path, address)
            if parts.fragment and target in trees and node.attributes.get("aria-hidden") != "true":
                assert trees[target].css_first(f"[id='{unquote(parts.fragment)}']"), (path, address)


def test_what_scripts_bring_later_is_there(archive: Archive) -> None:
    theirs = ("javascripts/glightbox.min.js", "stylesheets/glightbox.min.css")
    for path in ("js/guide.js", "js/listen.js", "css/listen.css", "css/picture.css", *theirs):
        assert archive.has_entry_by_path(f"assets/{path}"), path
    for path in ("search/search_index.json", "assets/css/search.css", "assets/js/disk-worker.js", "404.html", "guide.zip", "guide.zim"):
        assert not archive.has_entry_by_path(path), path


def test_what_only_the_web_has_a_use_for_is_not_there(archive: Archive) -> None:
    site = ROOT / paths.SITE
    names = ["sw.js", "manifest.webmanifest", "robots.txt", "feed.xml", "llms.txt", "assets/js/installed.js", "assets/images/icon-192.png"]
    assert [name for name in names if not (site / name).is_file()] == []
    assert [name for name in names if archive.has_entry_by_path(name)] == []


def test_no_control_is_dead(trees: dict[str, LexborHTMLParser]) -> None:
    for path, tree in trees.items():
        assert tree.css(zim.UNUSED) == [], path
        assert tree.css("a[download], link[rel=canonical], [aria-label=Search]") == [], path
        for button in tree.css("[popovertarget]"):
            assert tree.css_first(f"#{button.attributes['popovertarget']}"), path


def test_first_page_and_each_foot_say_how_old_it_is(trees: dict[str, LexborHTMLParser]) -> None:
    said = " ".join(EDITION.lines())
    home = trees["index.html"].css_first("article > *")
    assert home is not None
    assert home.text() == said
    for path, tree in trees.items():
        assert [foot.text().count(said) for foot in tree.css("article > .reviewed")] == [1], path
        assert all((notice.attributes["data-until"] or "") <= EDITION.until.isoformat() for notice in tree.css(".overdue")), path


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("fasciculation", "twitching/index.html"),
        ("fasciculations", "get-help/als-mnd/index.html"),
        ("eyelid twitch", "twitching/index.html"),
        ("restless legs", "twitching/restless-legs/index.html"),
    ],
)
def test_search_finds_a_page_by_its_words(archive: Archive, query: str, path: str) -> None:
    assert path in found(archive, query)
    assert "print/index.html" not in found(archive, query)


def test_search_finds_a_page_by_what_readers_type(archive: Archive) -> None:
    assert "offline/index.html" in found(archive, "download")


@pytest.mark.parametrize(("typed", "path"), [("twitch", "twitching/index.html"), ("worried", "get-help/worried-now/index.html")])
def test_a_title_is_suggested(archive: Archive, typed: str, path: str) -> None:
    assert path in list(SuggestionSearcher(archive).suggest(typed).getResults(0, 10))


def test_libzim_missing_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    with pytest.raises(FormError, match=r"^the Python package libzim is missing\. Run `make`, which installs it\.$"):
        zim.write(ROOT / paths.SITE, tmp_path / "guide.zim", EDITION)
    assert not (tmp_path / "guide.zim").exists()


def test_libzim_says_nothing_past_python(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "guide.zim", EDITION)
    assert capfd.readouterr() == ("", "")


def test_kiwix_own_check_finds_nothing() -> None:
    """Debian's zimcheck; `python -m scripts.system zim` brings it."""
    checked = subprocess.run(["zimcheck", "-A", str(ROOT / paths.ZIM)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
