"""The checks of built pages, each on pages small enough to read."""

from pathlib import Path

import pytest

from scripts.guide import paths, rendered
from scripts.guide.checks import built

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">"""


def problems(check: str, site: Path) -> list[tuple[str, str]]:
    known = built.survey(site)
    found = [problem for page in rendered.each(site) for problem in getattr(built, check)(page, known)]
    return [(Path(each.path).relative_to(site).as_posix(), each.what) for each in found]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty site, in a folder of no guide."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p onclick=alert(1)>", "`<p onclick>` runs a program"),
        ("<P CLASS=a ONCLICK = 'alert(1)'>", "`<p onclick>` runs a program"),
        ("<img\nonerror='x()' src=x>", "`<img onerror>` runs a program"),
        ("<svg/onload=x()></svg>", "`<svg onload>` runs a program"),
        ("<iframe srcdoc='<p>'></iframe>", "`<iframe srcdoc>` runs a program"),
        ("<a href='javascript:x()'>", "`<a href>` runs a program"),
        ("<a href=' java&#10;Script&colon;x()'>", "`<a href>` runs a program"),
        ("<svg><a xlink:href='javascript:x()'></a></svg>", "`<a xlink:href>` runs a program"),
    ],
)
def test_a_program_in_an_attribute_is_reported(site: Path, html: str, what: str) -> None:
    (site / "404.html").write_text(html)
    assert problems("nothing_runs_from_an_attribute", site) == [("404.html", what)]


def test_words_about_programs_are_none(site: Path) -> None:
    (site / "index.html").write_text("<a href='#on' class=on title='What is javascript: a language'>onclick=x() javascript:x()</a>")
    assert problems("nothing_runs_from_an_attribute", site) == []


@pytest.mark.parametrize("name", ["index.html", "404.html", "old/index.html"])
@pytest.mark.parametrize("head", [POLICY, f"<meta charset=utf-8>{POLICY}<style></style>", POLICY.lower() + "<link rel=icon href=x>"])
def test_a_page_with_a_policy_passes(site: Path, name: str, head: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(f"<!doctype html><head>{head}</head>")
    assert problems("pages_have_a_policy", site) == []


@pytest.mark.parametrize("name", ["index.html", "404.html", "old/index.html"])
@pytest.mark.parametrize(
    "head",
    ["", "<meta charset=utf-8>", f"<style></style>{POLICY}", f"<script></script>{POLICY}", POLICY.replace("default-src 'none'; ", "")],
)
def test_a_page_without_a_policy_in_front_is_reported(site: Path, name: str, head: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(f"<!doctype html><head>{head}</head>")
    assert problems("pages_have_a_policy", site) == [(name, "this page has no content-security policy before what it loads")]


def test_a_worker_that_is_expected_and_missing_is_reported(site: Path) -> None:
    (site / "index.html").write_text("<h1>A page</h1>")
    assert problems("copy_is_whole", site) == []
    (paths.DOCS / paths.WORKER_SOURCE).parent.mkdir(parents=True)
    (paths.DOCS / paths.WORKER_SOURCE).write_text("")
    assert problems("copy_is_whole", site) == [("sw.js", "this file is missing")]
