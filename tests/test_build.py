"""The build as a whole: the same bytes every time, and the last good site until a new one is complete."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, engine, finish, paths, policy, rendered, search_file
from tests import builds
from tests.conftest import run
from tests.pages import TOPIC, fixed, source_of


def digests(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()}


def test_the_date_of_a_build_never_comes_from_the_clock(in_tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert engine.epoch(()) == 1_767_312_000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(in_tiny.parent))
    assert engine.epoch(content.read().pages) == 1_767_312_000  # the newest review, 2 January 2026
    assert engine.epoch(()) == policy.BUILD_EPOCH_FLOOR


@pytest.mark.parametrize("given", ["99999999999", "-1", "1e9", "\u0663", "9" * 5000, "today"])
def test_a_date_out_of_range_is_reported(tiny: Path, given: str) -> None:
    built = run(tiny, "build", SOURCE_DATE_EPOCH=given)
    assert built.returncode == 1
    assert built.stderr.startswith(f"Makefile:1: SOURCE_DATE_EPOCH={given[:40]} is no day between 1970 and 2099. ")
    assert len(built.stderr.splitlines()) == 2


def test_a_swap_leaves_one_complete_site(tmp_path: Path) -> None:
    aside, site, last = tmp_path / "aside", tmp_path / "site", tmp_path / "last"
    for folder, words in ((aside, "new"), (site, "old"), (last, "older, from a build that was stopped")):
        folder.mkdir()
        (folder / "index.html").write_text(words)
    finish.swap(aside, site, last)
    assert (site / "index.html").read_text() == "new"
    assert not aside.exists()
    assert not last.exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_kill_at_any_step_of_a_swap_leaves_a_complete_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    """The build is killed at each rename in turn; the next build begins with restore()."""
    if not exchanges:
        monkeypatch.setattr(finish, "_exchanged", lambda one, other: False)
    steps = 0
    while True:
        room = tmp_path / str(steps)
        aside, site, last = room / "aside", room / "site", room / "last"
        for folder, words in ((aside, "new"), (site, "old")):
            folder.mkdir(parents=True)
            (folder / "index.html").write_text(words)
        left = steps
        rename = Path.rename

        def counted(path: Path, target: Path, rename: Callable[[Path, Path], Path] = rename) -> Path:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            return rename(path, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", counted)
            try:
                finish.swap(aside, site, last)
                killed = False
            except KeyboardInterrupt:
                killed = True
        assert site.exists() or not exchanges
        finish.restore(site, last)
        assert (site / "index.html").read_text() in ("old", "new")
        if not killed:
            break
        steps += 1
    assert steps >= 1
    assert (site / "index.html").read_text() == "new"


def test_an_engine_that_stops_leaves_the_last_site(tiny: Path) -> None:
    assert run(tiny, "build").returncode == 0
    before = digests(tiny / "site")
    (tiny / "mkdocs.yml").write_text((tiny / "mkdocs.yml").read_text().replace("name: material", "name: nothing"))
    built = run(tiny, "build")
    assert built.returncode == 1
    assert built.stderr.startswith("mkdocs.yml:1: the engine says: Config value 'theme': Unrecognised theme name: 'nothing'")
    assert "Traceback" not in built.stderr
    assert digests(tiny / "site") == before


WELL = """\
6 pages, 2 claims, 2 terms and 2 sources: no problems.
"""


def test_a_passing_check_prints_one_line(tiny: Path) -> None:
    run(tiny, "build")
    checked = run(tiny, "check")
    assert (checked.returncode, checked.stdout) == (0, WELL)


def test_the_search_index_holds_words_and_what_readers_type_for_them(tiny: Path) -> None:
    run(tiny, "build")
    index = search_file.load(tiny / "site")
    assert {page["url"]: page["title"] for page in index["pages"]}[""] == "A tiny guide"
    home = [page["url"] for page in index["pages"]].index("")
    assert "jumping legs" in index["also"][home].split("\n")
    words = search_file.words_of(index)
    assert {"fasciculation", "flicker", "bump", "blame"} <= set(words[""].split())
    assert "What is a flicker?" in words[""]
    assert ["legs", "leggs"] in [each.split("\n") for each in index["typed"]]
    assert any("fasiculation" in each.split("\n")[1:] for each in index["typed"])
    assert "Well" not in words[""].split()  # text of a citation's popover


def test_terms_and_sources_know_their_pages(tiny: Path) -> None:
    run(tiny, "build")
    glossary = LexborHTMLParser((tiny / "site" / "glossary" / "index.html").read_text())
    used = glossary.css_first('[data-term="fasciculation"]')
    assert used is not None
    assert (used.text(), [link.attributes["href"] for link in used.css("a")]) == ("Used on: A tiny guide", [".././"])
    sources = LexborHTMLParser((tiny / "site" / "sources" / "index.html").read_text())
    cited = sources.css_first("#watson2009 .uses")
    assert cited is not None
    assert cited.text() == "Cited on: A tiny guide"
    who = sources.css_first("#watson2009")
    assert who is not None
    assert "Watson, N. F.; Buchwald, D.; Goldberg, J. (2009). Signs & symptoms How we checked it" in " ".join(
        who.text(separator=" ").split()
    )


ASKING = ("src", "srcset", "data", "poster")
CALLED = re.compile(r"""(?:url\(|@import )["']?([^"')]*)""")
NAMES_ONLY = ("canonical", "alternate", "license", "author", "next", "prev")  # a link element that requests nothing


@pytest.fixture(scope="module")
def published() -> Path:
    """The real guide, built as a fork's workflow builds it."""
    return builds.published(builds.BELOW_A_NAME)


def test_a_published_page_requests_nothing_from_other_sites(published: Path) -> None:
    pages = list(rendered.read(published))
    asks = ", ".join(f"[{name}]" for name in ASKING)
    asked = {node.attributes[name] or "" for page in pages for node in page.all(asks) for name in ASKING if name in node.attributes}
    linked = {node.attributes["href"] or "" for page in pages for node in page.all("link") if node.attributes["rel"] not in NAMES_ONLY}
    styled = {address for file in published.rglob("*.css") for address in CALLED.findall(file.read_text())}
    assert len(pages) > 40
    assert len(linked) > 1
    assert [each for each in (*asked, *linked, *styled) if re.match(r"(?:[a-z]+:)?//", each)] == []


def test_a_published_page_names_its_own_address_and_source(published: Path) -> None:
    page = (published / TOPIC / "index.html").read_text()
    assert f'<link rel="canonical" href="{builds.BELOW_A_NAME}{TOPIC}">' in page
    assert f"{builds.REPOSITORY}/edit/main/{source_of(TOPIC)}" in page
    assert "us@example.org" in (published / fixed("feedback") / "index.html").read_text()


def test_front_matter_is_escaped(tiny: Path) -> None:
    page = tiny / "docs" / "index.md"
    text = (
        page.read_text()
        .replace("holds one of everything.", 'holds "one" of everything & more.')
        .replace("nothing more.", "nothing & more.")
    )
    page.write_text(text)
    assert run(tiny, "build").returncode == 0
    built = LexborHTMLParser((tiny / "site" / "index.html").read_text())
    (tag,) = built.css("meta[name=description]")
    assert tag.attributes == {"name": "description", "content": 'The smallest guide that holds "one" of everything & more.'}


def test_structured_data_is_the_front_matter(tiny: Path) -> None:
    run(tiny, "build", SITE_URL="https://example.org/guide/")
    script = LexborHTMLParser((tiny / "site" / "index.html").read_text()).css_first('script[type="application/ld+json"]')
    assert script is not None
    data = json.loads(script.text())
    assert data["@type"] == "MedicalWebPage"
    assert (data["name"], data["datePublished"], data["lastReviewed"]) == ("A tiny guide", "2026-01-01", "2026-01-02")
    assert data["about"]["code"] == {"@type": "MedicalCode", "codeValue": "R25.3", "codingSystem": "ICD-10"}
    assert [work["@id"] for work in data["citation"]] == ["sources/#leite2014", "sources/#watson2009"]
    assert "reviewedBy" not in data


def test_only_a_changed_data_file_is_read_again(in_tiny: Path) -> None:
    content.data_now()
    before = content._items.cache_info()
    with (in_tiny / paths.CLAIMS).open("a", encoding="utf-8") as file:
        file.write("\n# One more line.\n")
    content.data_now()
    after = content._items.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, len(content.READERS) - 1)
