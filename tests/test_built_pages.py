"""The rules of built pages, each on a page that breaks it and on a similar page that does not."""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.guide import policy
from scripts.guide.checks import allowed
from scripts.guide.checks import built as checks
from scripts.guide.checks import survey as surveys
from scripts.guide.checks.survey import Site
from scripts.guide.model import Problem
from scripts.guide.rendered import Rendered
from tests.made import built

Check = Callable[[Rendered, Site], Iterator[Problem]]


def site(**fields: Any) -> Site:
    """A site of two pages, a style sheet, a script and a picture."""
    made: dict[str, Any] = {
        "files": frozenset({"index.html", "sleep/index.html", "assets/a.css", "assets/a.js", "assets/a b.svg", "guide.pdf"}),
        "ids": {"": frozenset({"top"}), "sleep/": frozenset({"why", "caf\u00e9"})},
        **{"books": frozenset(), "cached": {}, "has_worker": False},
        **fields,
    }
    return Site(**made)


def reported(check: Check, html: str, url: str = "", of: Site | None = None) -> list[str]:
    return [problem.what for problem in check(built(html, url), of or site())]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("", "sleep/"),
        ("", "sleep/#why"),
        ("", "#top"),
        ("", "./"),
        ("", "guide.pdf"),
        ("sleep/", "../"),
        ("sleep/", "../#top"),
        ("sleep/", "#why"),
        ("sleep/", "./"),
        ("", "assets/a%20b.svg"),
        ("", "sleep/#caf%C3%A9"),
        ("", "https://example.org/x"),
        ("", "tel:999"),
        ("", "//example.org/x"),
        ("", "sleep/index.html"),
        ("", "guide.pdf#page=2"),
    ],
)
def test_a_link_to_an_existing_target_passes(url: str, href: str) -> None:
    assert reported(checks.links_resolve, f'<a href="{href}">x</a>', url) == []


@pytest.mark.parametrize(
    ("url", "href", "what"),
    [
        ("", "slep/", "leads nowhere"),
        ("sleep/", "sleep/", "leads nowhere"),
        ("", "guide.epub", "leads nowhere"),
        ("", "sleep/#when", "has no anchor"),
        ("", "#bottom", "has no anchor"),
        ("sleep/", "#top", "has no anchor"),
        ("sleep/", "../#why", "has no anchor"),
    ],
)
def test_a_broken_link_is_found(url: str, href: str, what: str) -> None:
    assert reported(checks.links_resolve, f'<a href="{href}">x</a>', url) == [f"the built link `{href}` {what}"]


def test_a_link_from_the_root_is_found_because_the_site_may_be_below_a_folder() -> None:
    for href in ("/sleep/", "/", "/sleep/#why"):
        what = f"the built link `{href}` is dead where the site is below a folder"
        assert reported(checks.links_resolve, f'<a href="{href}">x</a>', "sleep/") == [what]
    assert reported(checks.files_are_there, '<img src="/assets/a.js" alt="x">') == ["`/assets/a.js` is not there"]


@pytest.mark.parametrize(
    ("base", "href", "found"),
    [
        ("", "/sleep/#why", []),
        ("", "/.", []),
        ("/guide", "/guide/sleep/", []),
        ("/guide", "/guide/.", []),
        ("", "/slep/", ["the built link `/slep/` leads nowhere"]),
        ("/guide", "/sleep", ["the built link `/sleep` leads nowhere"]),
        ("/guide", "/guide/slep/", ["the built link `/guide/slep/` leads nowhere"]),
        ("", "sleep/", ["the built link `sleep/` leads nowhere"]),
        ("", "/sleep/#when", ["the built link `/sleep/#when` has no anchor"]),
    ],
)
def test_links_of_the_404_page_begin_with_the_base_path(base: str, href: str, found: list[str]) -> None:
    html = f'<script data-base="{base}"></script><a href="{href}">x</a>'
    assert reported(checks.links_resolve, html, "404.html") == found


def test_an_invalid_address_is_found() -> None:
    assert reported(checks.links_resolve, '<a href="https://[oops/">x</a>') == ["`https://[oops/` is not an address"]
    assert reported(checks.nothing_is_foreign, '<img src="https://[oops/" alt="x">') == ["`https://[oops/` is loaded from elsewhere"]


LOADING = [
    '<link rel="stylesheet" href="{}">',
    '<script src="{}"></script>',
    '<img src="{}" alt="x">',
    '<iframe src="{}"></iframe>',
    '<video src="{}"></video>',
    '<audio src="{}"></audio>',
    '<video><source src="{}"></video>',
    '<link rel="icon" href="{}">',
]


@pytest.mark.parametrize("html", LOADING)
def test_a_file_that_a_page_loads_is_in_the_site(html: str) -> None:
    assert reported(checks.files_are_there, html.format("../assets/a.css"), "sleep/") == []
    assert reported(checks.files_are_there, html.format("assets/b.css")) == ["`assets/b.css` is not there"]
    assert reported(checks.files_are_there, html.format("assets/a.css"), "sleep/") == ["`assets/a.css` is not there"]


@pytest.mark.parametrize("html", LOADING)
@pytest.mark.parametrize("address", ["https://cdn.example/a.js", "//cdn.example/a.js", "http://cdn.example/"])
def test_loading_from_another_site_is_found(html: str, address: str) -> None:
    assert reported(checks.nothing_is_foreign, html.format("assets/a.js")) == []
    assert reported(checks.nothing_is_foreign, html.format(address)) == [f"`{address}` is loaded from elsewhere"]


@pytest.mark.parametrize("rel", ["canonical", "alternate", "next", "prev"])
def test_a_link_that_only_names_a_page_loads_nothing(rel: str) -> None:
    assert reported(checks.nothing_is_foreign, f'<link rel="{rel}" href="https://guide.example/">') == []
    assert reported(checks.files_are_there, f'<link rel="{rel}" href="nowhere/">') == []


def test_a_mermaid_diagram_is_found() -> None:
    assert reported(checks.nothing_is_foreign, '<pre class="mermaid">a</pre>') == ["a mermaid diagram is on this page"]


GOOD = '<h1>Sleep</h1><article><p id="a">Words, and <code>[@</code></p><img src="a.svg" alt="A leg"></article>'


def test_a_complete_page_passes() -> None:
    assert reported(checks.words_are_whole, GOOD) == []


@pytest.mark.parametrize("count", [0, 2])
def test_a_page_has_one_main_heading(count: int) -> None:
    html = GOOD.replace("<h1>Sleep</h1>", "<h1>Sleep</h1>" * count)
    assert reported(checks.words_are_whole, html) == [f"this page has {count} main headings"]


@pytest.mark.parametrize("tag", ["p", "li", "h2", "h3", "td", "th", "dd", "figcaption"])
@pytest.mark.parametrize("notation", ["[@", "[[", "{:", "--8<--", "!!! "])
def test_notation_that_is_left_over_is_found(notation: str, tag: str) -> None:
    holder = {"td": "<table><tr>{}</tr></table>", "th": "<table><tr>{}</tr></table>"}.get(tag, "{}")
    html = GOOD.replace("</article>", holder.format(f"<{tag}>Words {notation} x</{tag}>") + "</article>")
    assert reported(checks.words_are_whole, html) == [f"`{notation}` is left over in the built text"]


@pytest.mark.parametrize("image", ['<img src="a.svg">', '<img src="a.svg" alt="">'])
def test_a_picture_without_words_is_found(image: str) -> None:
    assert reported(checks.words_are_whole, GOOD.replace("</article>", f"{image}</article>")) == ["the picture `a.svg` has no text"]


def test_an_id_that_appears_twice_is_found() -> None:
    assert reported(checks.words_are_whole, GOOD.replace("</article>", '<i id="a"></i></article>')) == ["the id `a` appears twice"]


def test_each_page_is_a_chapter_of_the_book() -> None:
    of = site(books=frozenset({"book/"}), ids={"book/": frozenset({"sleep"}), "sleep/": frozenset(), "other/": frozenset()})
    assert reported(checks.book_is_whole, "<p>Words</p>", "sleep/", of) == []
    assert reported(checks.book_is_whole, "<p>Words</p>", "other/", of) == ["this page is not in the book"]
    for url in ("book/", "404.html"):
        assert reported(checks.book_is_whole, "<p>Words</p>", url, of) == []
    assert reported(checks.book_is_whole, '<meta http-equiv="refresh" content="0; url=../">', "old/", of) == []


# ---- Weight


@pytest.fixture
def light(tmp_path: Path) -> Callable[[str], tuple[Rendered, int]]:
    """Returns a function that writes a page and returns its size as gzip."""

    def write(html: str) -> tuple[Rendered, int]:
        (tmp_path / "index.html").write_text(html)
        return built(html, site=tmp_path), len(gzip.compress(html.encode(), 9))

    return write


def test_a_page_may_be_exactly_as_large_as_its_limit(light: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page, size = light("<p>Words</p>")
    monkeypatch.setattr(policy, "PAGE_BYTES", size)
    assert list(checks.pages_are_light(page, site())) == []
    monkeypatch.setattr(policy, "PAGE_BYTES", size - 1)
    (problem,) = checks.pages_are_light(page, site())
    assert problem.what == f"this page has {size:,} bytes as gzip, {size - 1:,} at most"


@pytest.mark.parametrize("role", policy.BYTES_OF_ROLES)
def test_a_page_with_a_role_has_the_limit_of_that_role(role: str, light: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page, size = light(f'<article data-role="{role}"><p>Words</p></article>')
    monkeypatch.setattr(policy, "PAGE_BYTES", 10**9)
    monkeypatch.setattr(policy, "BYTES_OF_ROLES", {**policy.BYTES_OF_ROLES, role: size - 1})
    (problem,) = checks.pages_are_light(page, site())
    assert problem.what == f"this page has {size:,} bytes as gzip, {size - 1:,} at most"


@pytest.mark.parametrize(
    "html",
    ['<link rel="stylesheet" href="a.css">', '<script src="a.css"></script>', '<img src="a.css" alt="x">', '<iframe src="a.css"></iframe>'],
)
def test_a_page_that_requests_a_second_file_is_found(html: str, light: Any) -> None:
    page, _ = light(html)
    assert [problem.what for problem in checks.pages_are_light(page, site())] == ["this page loads `a.css`"]
    late, _ = light('<img src="a.css" alt="x" loading="lazy">')
    assert list(checks.pages_are_light(late, site())) == []


# ---- What a browser keeps


def digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a home page, a page, a script and a worker that keeps them."""
    for name, content in {"index.html": "home", "sleep/index.html": "sleep", "a.js": "script"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    listed = {"": digest("home"), "sleep/": digest("sleep"), "a.js": digest("script")}
    (tmp_path / "sw.js").write_text(f"const KEPT = {json.dumps({'files': listed})};\nrest();\n")
    return tmp_path


def whole(folder: Path) -> list[tuple[str, str]]:
    """The problems with what the worker in a folder caches, for the home page and then for the page on sleep."""
    known = surveys.survey(folder)
    found = [problem for url in ("", "sleep/") for problem in checks.copy_is_whole(built("", url, folder), known)]
    return [(Path(problem.path).relative_to(folder).as_posix(), problem.what) for problem in found]


def test_the_worker_lists_every_file_with_its_hash(kept: Path) -> None:
    assert whole(kept) == []


@pytest.mark.parametrize("name", ["index.html", "sleep/index.html", "a.js"])
def test_a_file_that_changed_after_the_worker_was_written_is_found(kept: Path, name: str) -> None:
    (kept / name).write_text("other")
    assert whole(kept) == [(name, "sw.js has another hash for this file")]
    (kept / name).unlink()
    assert whole(kept) == [(name, "sw.js has another hash for this file")]


def test_a_page_that_the_worker_does_not_cache_is_found(kept: Path) -> None:
    (kept / "sw.js").write_text((kept / "sw.js").read_text().replace('"sleep/"', '"sleep/index.html"'))
    assert whole(kept) == [("sleep/index.html", "this page is not kept for reading with no network")]


@pytest.mark.parametrize("role", sorted(policy.NOT_CACHED_ROLES))
def test_pages_that_few_need_are_not_cached(kept: Path, role: str) -> None:
    known = surveys.survey(kept)
    page = built(f'<article data-role="list {role}"></article>', "other/", kept)
    assert list(checks.copy_is_whole(page, known)) == []
    other = built('<article data-role="list"></article>', "other/", kept)
    assert [problem.what for problem in checks.copy_is_whole(other, known)] == ["this page is not kept for reading with no network"]


def test_the_size_of_the_cached_files_is_limited(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(len(gzip.compress(content, 9)) for content in (b"home", b"sleep", b"script"))
    monkeypatch.setattr(policy, "CACHED_BYTES", size)
    assert whole(kept) == []
    monkeypatch.setattr(policy, "CACHED_BYTES", size - 1)
    assert whole(kept) == [("sw.js", f"a browser is to keep {size:,} bytes as gzip, {size - 1:,} at most")]


def test_every_check_of_built_pages_runs() -> None:
    made = {
        value
        for module in (checks, allowed)
        for value in vars(module).values()
        if callable(value) and getattr(value, "__doc__", None) and value.__doc__.startswith("BU")
    }
    assert made == set(checks.ALL)
