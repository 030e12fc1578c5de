"""The comparison of engines sees each thing that a reader could lose, and lets pass only what the list names."""

import shutil
from pathlib import Path

import pytest

from scripts import engines
from scripts.guide import engine, engine_comparison, labels, paths
from scripts.guide.finish import normalize, third_party
from scripts.guide.rendered import Rendered, read
from tests import builds
from tests.conftest import ROOT, lay, run

PAGE = """<html lang="en"><head><title>Twitching</title><link rel="canonical" href="/"><meta name="description" content="One">
<script type="application/ld+json">{"name": "Twitching"}</script></head><body><article><h1>Twitching</h1>
<p>See <a href="{link}">more</a>.<sup class="cite"><button popovertarget="c" aria-label="1: how sure">1</button>
<span popover id="c">Some studies</span></sup></p><time datetime="2026-11-02">2026-11-02</time></article></body></html>"""
LOSSES = {
    "words": ("See", "Look at"),
    "headings": ("<h1>", '<h1 id="top">'),
    "links": ("{link}", "elsewhere/"),
    "popovers": ("<span popover", "<span"),
    "citations": ('class="cite"', 'class="other"'),
    "labels": ("1: how sure", "1"),
    "structured data": ('"name": "Twitching"', '"name": "Other"'),
    "head": ('content="One"', 'content="Two"'),
}


def site(folder: Path, html: str, name: str = "a/index.html") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html)
    return folder


def respects(tmp_path: Path, other: str) -> set[str]:
    today, built = site(tmp_path / "today", PAGE), site(tmp_path / "other", other)
    return {each.respect for each in engine_comparison.compared("zensical", today, built)}


def test_the_same_page_is_the_same(tmp_path: Path) -> None:
    assert respects(tmp_path, PAGE) == set()


def test_spaces_and_the_way_a_link_is_written_make_no_difference(tmp_path: Path) -> None:
    assert respects(tmp_path, PAGE.replace("<p>", "<p>\n  ").replace("{link}", "././{link}")) == set()


@pytest.mark.parametrize("respect", LOSSES)
def test_a_loss_is_seen(tmp_path: Path, respect: str) -> None:
    assert respect in respects(tmp_path, PAGE.replace(*LOSSES[respect]))


def test_a_missing_page_is_seen(tmp_path: Path) -> None:
    (lost,) = engine_comparison.compared("zensical", site(tmp_path / "today", PAGE), tmp_path / "nothing")
    assert (lost.respect, lost.lost) == ("files", ("a/index.html",))


def test_another_order_is_seen(tmp_path: Path) -> None:
    two = "<p>One</p><p>Two</p>", "<p>Two</p><p>One</p>"
    found = list(engine_comparison.compared("zensical", *(site(tmp_path / words[3:6], words) for words in two)))
    assert [str(each) for each in found] == ["zensical: words of a/\n    in another order"]


def page(tmp_path: Path, html: str, name: str = "a/index.html") -> Rendered:
    (built,) = read(site(tmp_path, html, name))
    return built


def test_links_from_the_root_become_relative_to_the_page(tmp_path: Path) -> None:
    built = page(
        tmp_path, "".join(f'<article><a href="{to}"></a></article>' for to in ("/a/b.md#c", "/index.md", "/assets/x.svg#y", "/z/"))
    )
    normalize.root_links(built)
    assert [link.attributes["href"] for link in built.all("a")] == ["../a/b/#c", "../", "../assets/x.svg#y", "/z/"]


def test_a_link_has_no_needless_dot(tmp_path: Path) -> None:
    built = page(tmp_path, "".join(f'<a href="{to}"></a>' for to in ("./..", "./b/", "./", "./#c", "..")))
    normalize.dot_links(built)
    assert [link.attributes["href"] for link in built.all("a")] == ["..", "b/", "./", "./#c", ".."]


def test_days_are_written_in_words(tmp_path: Path) -> None:
    built = page(tmp_path, PAGE)
    normalize.dates(built, labels.of_repository())
    assert [time.text() for time in built.all("time")] == ["2 November 2026"]


def test_the_lightbox_is_copied_from_its_package(tmp_path: Path) -> None:
    old = tmp_path / "assets" / "javascripts" / "bundle.of-another-engine.min.js"
    old.parent.mkdir(parents=True)
    old.touch()
    assert third_party.copy(tmp_path) == []
    assert sorted(file.name for file in tmp_path.rglob("*.*") if file.is_file()) == [
        "glightbox.min.css",
        "glightbox.min.js",
    ]


def test_a_missing_package_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(third_party, "FILES", (("nowhere", "x.js", Path("assets")),))
    (problem,) = third_party.copy(tmp_path)
    assert str(problem) == "requirements.in:1: `x.js` is not in `nowhere`. Restore its version, and run `make`."


def test_an_engine_that_nobody_knows_is_reported(tiny: Path) -> None:
    built = run(tiny, "build", ENGINE="hugo")
    assert built.stderr.startswith("Makefile:1: ENGINE=hugo is not a known engine. Write one of mkdocs, properdocs, zensical.")


def test_zensicals_warnings_become_lines() -> None:
    log = "\x1b[33mWarning:\x1b[0m page does not exist\n  \x1b[38;5;246m\u256d\x1b[0m[\x1b[0m index.md:53:9 \x1b[38;5;246m]\x1b[0m\n"
    (problem,) = engine._warnings(log)
    assert str(problem) == "docs/index.md:53: the engine says: page does not exist. Fix this line."


needs_next = pytest.mark.skipif(not Path(engine.NEXT).exists(), reason="`make .venv-next/ready` sets it up")


@needs_next
@pytest.mark.parametrize("name", [name for name in engine.COMMANDS if name != engine.USUAL])
def test_a_tiny_guide_is_the_same_by_every_engine(tmp_path: Path, name: str) -> None:
    sites = {each: lay("good", tmp_path / each) for each in (engine.USUAL, name)}
    for each, folder in sites.items():
        built = run(folder, "build", ENGINE=each)
        assert built.returncode == 0, built.stderr
    found = list(engine_comparison.compared(name, *(folder / paths.SITE for folder in sites.values())))
    assert [str(each) for each in found] == []


@needs_next
@pytest.mark.parametrize("name", [name for name in engine.COMMANDS if name != engine.USUAL])
def test_the_guide_is_the_same_by_every_engine(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = engines.built

    def once(each: str, steps: tuple[str, ...]) -> Path:
        return (
            builds.built(f"engine-{each}", builds.guide, lambda folder, _: shutil.move(command(each, steps), folder / paths.SITE))
            / paths.SITE
        )

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(paths, "ENGINES", tmp_path)
    monkeypatch.setattr(engines, "built", once)
    assert engines.main([name, "--quick"]) == 0, capsys.readouterr().err
