"""The ZIM of the real site, as `make` built it, read the way Kiwix reads it."""

import contextlib
import posixpath
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest
from libzim.reader import Archive, Entry
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from libzim.writer import Creator
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import paths, policy, rendered
from scripts.guide.offline import Edition, FormError, pictures, zim
from scripts.guide.rendered import fragment
from scripts.guide.system_requirements import NEEDS
from tests.conftest import ROOT
from tests.pages import BOOK, fixed
from tests.search import Row, rows

EDITION = Edition(1_795_000_000, "https://example.org/guide/")
NO_PAGE_HERE = {"404.html", BOOK}
SITE = {f"{page.url}index.html": page for page in rendered.read(ROOT / paths.SITE) if page.url not in NO_PAGE_HERE and not page.moved}
LOCAL = build_opener(ProxyHandler({}))
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


def test_libzim_verifies_the_archive(file: Path, archive: Archive) -> None:
    assert archive.check()
    assert file.stat().st_size <= policy.ZIM_BYTES
    assert archive.has_fulltext_index
    assert archive.has_title_index
    assert archive.main_entry.get_item().path == "index.html"


def test_a_second_zim_has_the_same_bytes(file: Path, tmp_path: Path) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "again.zim", EDITION)
    assert (tmp_path / "again.zim").read_bytes() == file.read_bytes()


def test_a_new_edition_has_a_new_identifier(archive: Archive, tmp_path: Path) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "later.zim", Edition(EDITION.epoch + 86_400))
    assert Archive(tmp_path / "later.zim").uuid != archive.uuid


def test_the_archive_has_its_metadata(archive: Archive) -> None:
    said = {name: archive.get_metadata(name).decode() for name in archive.metadata_keys if not name.startswith("Illustration")}
    assert said.pop("Counter")
    assert said == zim.metadata([SITE["index.html"]], EDITION)
    assert (said["Language"], said["Date"], said["Source"]) == ("eng", "2026-11-18", EDITION.address)
    assert len(said["Title"]) <= 30
    assert len(said["Description"]) <= 80
    assert bytes(archive.get_illustration_item(48).content) == pictures.ICON.read_bytes()


@pytest.mark.parametrize("path", list(SITE))
def test_each_word_of_a_page_is_in_the_archive(path: str, trees: dict[str, LexborHTMLParser]) -> None:
    said = " ".join(EDITION.lines())
    made = fragment(trees[path].css("article")[0].html or "")
    for line in made.css(".checked"):
        if line.text() == said:
            line.decompose()
    (article,) = SITE[path].all("article")
    before = fragment(article.html or "")
    for place in before.css("#downloads"):
        place.replace_with(fragment("<p>You are reading the copy for Kiwix.</p>"))
    for link in before.css(f"li > a[href$='{BOOK}']"):
        assert link.parent
        link.parent.decompose()
    assert made.text(separator=" ").split() == before.text(separator=" ").split()


def test_every_link_and_file_of_a_page_is_in_the_archive(archive: Archive, trees: dict[str, LexborHTMLParser]) -> None:
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


def test_files_that_scripts_load_later_are_in_the_archive(archive: Archive) -> None:
    theirs = ("javascripts/glightbox.min.js", "stylesheets/glightbox.min.css")
    for path in ("js/guide.js", "js/listen.js", "css/listen.css", "css/picture.css", *theirs):
        assert archive.has_entry_by_path(f"assets/{path}"), path
    for path in (
        "search/index.js",
        "assets/css/search.css",
        "assets/js/search-find.js",
        "assets/vendor/minisearch.js",
        "404.html",
        "guide.zip",
        "guide.zim",
    ):
        assert not archive.has_entry_by_path(path), path


def test_files_that_only_the_web_uses_are_left_out(archive: Archive) -> None:
    site = ROOT / paths.SITE
    names = ["sw.js", "manifest.webmanifest", "robots.txt", "feed.xml", "llms.txt", "assets/js/installed.js", "assets/images/icon-192.png"]
    assert [name for name in names if not (site / name).is_file()] == []
    assert [name for name in names if archive.has_entry_by_path(name)] == []


def test_the_page_that_repeats_all_others_is_left_out_with_what_leads_to_it(archive: Archive, trees: dict[str, LexborHTMLParser]) -> None:
    assert (ROOT / paths.SITE / BOOK / "index.html").is_file()
    assert not archive.has_entry_by_path(f"{BOOK}index.html")
    led = [f"{page.url}index.html" for page in rendered.read(ROOT / paths.SITE) if page.all(f"a[href='../{BOOK}']")]
    assert led
    assert [path for path in set(led) & set(trees) if f"{BOOK}index.html" in (trees[path].html or "")] == []
    assert [path for _, _, path in zim.suggestions(ROOT / paths.SITE) if path.startswith(BOOK)] == []


def test_no_control_is_dead(trees: dict[str, LexborHTMLParser]) -> None:
    for path, tree in trees.items():
        assert tree.css(zim.UNUSED) == [], path
        assert tree.css("a[download], link[rel=canonical], [aria-label=Search]") == [], path
        for button in tree.css("[popovertarget]"):
            assert tree.css_first(f"#{button.attributes['popovertarget']}"), path


def test_the_first_page_and_each_footer_show_the_age(trees: dict[str, LexborHTMLParser]) -> None:
    said = " ".join(EDITION.lines())
    home = trees["index.html"].css_first("article > *")
    assert home is not None
    assert home.text() == said
    for path, tree in trees.items():
        assert [foot.text().count(said) for foot in tree.css("article > .reviewed")] == [1], path
        assert all((notice.attributes["data-until"] or "") <= EDITION.until.isoformat() for notice in tree.css(".overdue")), path


@pytest.mark.parametrize("row", rows("kiwix_found.tsv"), ids=lambda row: row.typed)
def test_search_finds_a_page_by_its_words(archive: Archive, row: Row) -> None:
    assert f"{row.right[0]}index.html" in found(archive, row.typed)
    assert f"{BOOK}index.html" not in found(archive, row.typed)


def test_search_finds_a_page_by_what_readers_type(archive: Archive) -> None:
    assert f"{fixed('offline')}index.html" in found(archive, "download")


def suggested(archive: Archive, typed: str) -> list[str]:
    """The paths of the pages that Kiwix suggests, redirects followed."""
    return [archive.get_entry_by_path(path).get_item().path for path in SuggestionSearcher(archive).suggest(typed).getResults(0, 10)]


@pytest.mark.parametrize("row", rows("kiwix_suggested.tsv"), ids=lambda row: row.typed)
def test_a_title_a_name_or_a_question_is_suggested(archive: Archive, row: Row) -> None:
    assert f"{row.right[0]}index.html" in suggested(archive, row.typed)


def test_most_single_words_of_the_table_of_search_are_suggested(archive: Archive) -> None:
    words = [row.typed for row in rows("tuned.tsv") if " " not in row.typed]
    silent = [word for word in words if not suggested(archive, word)]
    assert len(silent) <= len(words) / 10, silent


@pytest.mark.parametrize("query", ["can't swallow", "cant breathe", "why do my muscles jump", "choking", "does magnesium help twitching"])
def test_search_finds_something_for_a_short_sentence(archive: Archive, query: str) -> None:
    assert found(archive, query)


def test_libzim_missing_is_reported_in_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    with pytest.raises(FormError, match=r"^the Python package libzim is missing\. Run `make bundle`, which installs it\.$"):
        zim.write(ROOT / paths.SITE, tmp_path / "guide.zim", EDITION)
    assert not (tmp_path / "guide.zim").exists()


def test_libzim_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    zim.write(ROOT / paths.SITE, tmp_path / "guide.zim", EDITION)
    assert capfd.readouterr() == ("", "")


def faults(file: Path) -> list[str]:
    """The faults of a ZIM, found by opening every entry."""
    try:
        archive = Archive(file)
        wrong = [] if archive.check() else ["its checksum or its structure is wrong"]
        return [*wrong, *(fault for number in range(archive.all_entry_count) for fault in faults_of(archive._get_entry_by_id(number)))]
    except (RuntimeError, ValueError) as error:  # ValueError: text that is not UTF-8
        return [f"it does not open: {error}"]


def faults_of(entry: Entry) -> Iterator[str]:
    item = entry.get_item()  # follows a redirect
    content, suffix = bytes(item.content), Path(entry.path).suffix
    if not content or len(content) != item.size:
        yield f"{entry.path}: it is empty or cut off"
    if suffix in zim.KINDS and item.mimetype.split(";")[0] != zim.KINDS[suffix]:
        yield f"{entry.path}: it says that it is {item.mimetype}"
    if suffix == ".html" and not LexborHTMLParser(content.decode()).css("head > title:not(:empty), head > meta[http-equiv=refresh]"):
        yield f"{entry.path}: it is no page"


def test_every_entry_opens(file: Path) -> None:
    assert faults(file) == []
    assert faults(ROOT / paths.ZIM) == []


def test_every_file_of_the_copy_is_an_entry_with_its_bytes(archive: Archive) -> None:
    site = ROOT / paths.SITE
    expected = {entry.path: entry.content for entry in zim.entries(site, rendered.read(site), EDITION)}
    assert len(expected) > len(SITE)
    assert {path: bytes(archive.get_entry_by_path(path).get_item().content) for path in expected} == expected
    assert archive.entry_count == len(expected) + len(list(zim.suggestions(site)))


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_damaged_copy_is_found(part: float, file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[int(len(content) * part)] ^= 0xFF
    (tmp_path / "damaged.zim").write_bytes(content)
    assert faults(tmp_path / "damaged.zim")


def test_an_empty_page_and_a_wrong_kind_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as wrong, Creator(tmp_path / "odd.zim").config_indexing(True, "eng") as copy:
        wrong.setitem(zim.KINDS, ".css", "text/plain")
        copy.set_mainpath("index.html")
        for path, content in (("index.html", b"<title>Home</title>"), ("a.html", b""), ("b.css", b"x")):
            copy.add_item(zim.Entry(path, path, content))
    assert faults(tmp_path / "odd.zim") == [
        "a.html: it is empty or cut off", "a.html: it is no page", "b.css: it says that it is text/plain"
    ]  # fmt: skip


@pytest.fixture(scope="module")
def served(file: Path) -> Iterator[str]:
    """The address at which Kiwix's own server shows the copy."""
    program = shutil.which("kiwix-serve")
    assert program, NEEDS["zim"].remedy
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [program, "--address", "127.0.0.1", "--port", str(port), str(file)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert server.poll() is None, server.stdout and server.stdout.read()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def fetched(address: str) -> tuple[str, bytes]:
    """The final address after redirects, and the response there."""
    with LOCAL.open(address, timeout=20) as answer:
        return str(answer.url), answer.read()


def root(served: str) -> str:
    """The address of the copy's files: older servers have it at /guide/, newer ones at /content/guide/."""
    address, _ = fetched(f"{served}/guide")
    return address.rpartition("/index.html")[0]


def test_kiwix_serves_every_page(served: str, trees: dict[str, LexborHTMLParser]) -> None:
    for path, tree in trees.items():
        page = LexborHTMLParser(fetched(f"{root(served)}/{path}")[1].decode())
        made, kept = page.css_first("article"), tree.css_first("article")
        assert made is not None, path
        assert kept is not None, path
        assert made.text() == kept.text(), path


def test_kiwix_serves_style_sheets_scripts_and_pictures(served: str, archive: Archive) -> None:
    for path in ("assets/js/guide.js", "assets/css/listen.css", "assets/images/mark.svg"):
        assert fetched(f"{root(served)}/{path}")[1] == bytes(archive.get_entry_by_path(path).get_item().content), path


@pytest.mark.parametrize("term", ["stroke", "duloxetine", "suicide"])
def test_kiwix_suggests_pages_for_names(served: str, term: str) -> None:
    _, answer = fetched(f"{served}/suggest?content=guide&books.name=guide&term={term}")
    assert b"named/" in answer or term.encode() in answer.lower()


def test_kiwix_search_finds_a_page(served: str) -> None:
    _, page = fetched(f"{served}/search?content=guide&books.name=guide&pattern=fasciculations")
    assert b"als-mnd" in page
