"""The checks of built pages, each on pages small enough to read."""

from pathlib import Path

import pytest

from scripts.guide import paths, rendered
from scripts.guide.checks import allowed, built, survey
from scripts.guide.finish import content_security

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">"""


CHECKS = {check.__name__: check for check in built.ALL}


def problems(check: str, site: Path) -> list[tuple[str, str]]:
    known = survey.survey(site)
    found = [problem for page in rendered.each(site) for problem in CHECKS[check](page, known)]
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


def test_text_about_scripts_is_not_reported(site: Path) -> None:
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
def test_a_page_whose_policy_is_missing_or_late_is_reported(site: Path, name: str, head: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(f"<!doctype html><head>{head}</head>")
    assert problems("pages_have_a_policy", site) == [(name, "this page has no content-security policy before what it loads")]


def test_a_missing_worker_is_reported(site: Path) -> None:
    (site / "index.html").write_text("<h1>A page</h1>")
    assert problems("copy_is_whole", site) == []
    (paths.DOCS / paths.WORKER_SOURCE).parent.mkdir(parents=True)
    (paths.DOCS / paths.WORKER_SOURCE).write_text("")
    assert problems("copy_is_whole", site) == [("sw.js", "this file is missing")]


PLAIN = f"<!doctype html><html><head><meta charset=utf-8>{POLICY}<title>A</title></head><body>%s</body></html>"


@pytest.mark.parametrize(
    ("check", "html", "what"),
    [
        ("elements_are_known", "<div><meta http-equiv=refresh content='0;url=https://evil.example'></div>", "`<meta>` is not an element"),
        ("elements_are_known", "<div><STYLE>p{}</STYLE></div>", "`<style>` is not an element"),
        ("elements_are_known", "<p><code><base href=//evil.example></code></p>", "`<base>` is not an element"),
        ("elements_are_known", "<ScRiPt src=a.js></ScRiPt>", "`<script>` is not an element"),
        ("elements_are_known", "<link rel=stylesheet href=a.css>", "`<link>` is not an element"),
        ("elements_are_known", "<iframe src=a></iframe>", "`<iframe>` is not an element"),
        ("elements_are_known", "<object data=a></object>", "`<object>` is not an element"),
        ("elements_are_known", "<svg><foreignObject></foreignObject></svg>", "`<foreignObject>` is not an element"),
        ("elements_are_known", "<svg><use href=#a></use></svg>", "`<use>` is not an element"),
        ("elements_are_known", "<math><mtext>a</mtext></math>", "`<math>` is not an element"),
        ("elements_are_known", "<template><p>a</p></template>", "`<template>` is not an element"),
        ("elements_are_known", "<marquee>a</marquee>", "`<marquee>` is not an element"),
        ("elements_are_known", "<pre>a</pre>", "`<pre>` is not an element"),
        ("attributes_are_known", "<form action=https://evil.example></form>", "`<form action>` is not an attribute"),
        ("attributes_are_known", "<form method=POST></form>", "`<form method=POST>` is not a value"),
        ("attributes_are_known", "<button formaction=https://evil.example>a</button>", "`<button formaction>` is not an attribute"),
        ("attributes_are_known", "<a href=a PING=https://evil.example>a</a>", "`<a ping>` is not an attribute"),
        ("attributes_are_known", "<a href=a target=_blank>a</a>", "`<a target>` is not an attribute"),
        ("attributes_are_known", "<p Style='display:none'>a</p>", "`<p style>` is not an attribute"),
        ("attributes_are_known", "<input type=image>", "`<input type=image>` is not a value"),
        ("attributes_are_known", "<img srcset=//evil.example/a.png>", "`<img srcset>` is not an attribute"),
        ("attributes_are_known", "<svg><path d=M0 style='fill:red'/></svg>", "`<path style>` is not an attribute"),
        ("links_have_known_schemes", "<a href='DATA:text/html,a'>a</a>", "`<a href=DATA:text/html,a>` does not lead"),
        ("links_have_known_schemes", "<a href=' vb&#10;script:a'>a</a>", "`<a href=vbscript:a>` does not lead"),
        ("links_have_known_schemes", "<a href=//evil.example>a</a>", "`<a href=//evil.example>` does not lead"),
        ("links_have_known_schemes", "<a href='/\\evil.example'>a</a>", "`<a href=/\\evil.example>` does not lead"),
        ("links_have_known_schemes", "<a href='blob:a'>a</a>", "`<a href=blob:a>` does not lead"),
        ("links_have_known_schemes", "<a href='file:///etc/passwd'>a</a>", "`<a href=file:///etc/passwd>` does not lead"),
        ("styles_and_scripts_are_ours", "<style>p{}</style>", "`<style>` is not in the head alone"),
        ("styles_and_scripts_are_ours", "<script id=first>a()</script>", "`<script>` is not in the head alone"),
    ],
)
def test_markup_that_no_notation_makes_is_reported(site: Path, check: str, html: str, what: str) -> None:
    (site / "index.html").write_text(PLAIN % html)
    assert [each[: len(what)] for _, each in problems(check, site)][:1] == [what]


def test_only_a_redirect_page_may_refresh(site: Path) -> None:
    refresh = "<meta http-equiv=refresh content=0>"
    (site / "index.html").write_text((PLAIN % "<article>a</article>").replace("<title>", f"{refresh}<title>"))
    assert problems("elements_are_known", site) == [("index.html", "`<meta http-equiv=refresh>` leads readers away from this page")]
    (site / "index.html").write_text((PLAIN % "<p>a</p>").replace("<title>", f"{refresh}<title>"))
    assert problems("elements_are_known", site) == []


def test_the_policy_has_no_hash_of_a_style_or_script_in_the_body(site: Path) -> None:
    (site / "index.html").write_text("<!doctype html><head><meta charset=utf-8><style>a{}</style></head><body><style>p{}</style></body>")
    (page,) = rendered.each(site)
    content_security.add(page)
    assert page.tree.html is not None
    assert page.tree.html.count("sha256-") == 1


@pytest.mark.parametrize(
    "html", ["<p class=a data-b=c aria-label=d>a <a href=tel:112>112</a></p>", "<svg viewBox='0 0 1 1'><path d=M0 /></svg>"]
)
def test_markup_that_our_notations_make_passes(site: Path, html: str) -> None:
    (site / "index.html").write_text(PLAIN % html)
    assert [found for check in allowed.ALL for found in problems(check.__name__, site)] == []
