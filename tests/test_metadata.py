"""The metadata for search engines, feed readers, link previews and old links."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, finish, paths, social_card
from scripts.guide.changelog import changes, notes
from scripts.guide.finish import crawler_files
from scripts.guide.model import NO_REVIEWER, Problem
from scripts.guide.rendered import Rendered
from tests.conftest import ROOT, run, run_process

ADDRESS = "https://example.org/guide/"
ATOM = "{http://www.w3.org/2005/Atom}"
CHANGELOG = (
    "## 3 March 2026\n\n- A page with a [link](docs/index.md)\n  that runs on.\n- Two <things> & more.\n\n## 1 January 2026\n\n- First.\n"
)


def with_changes(tiny: Path) -> Path:
    """The tiny guide with a changelog, and with a page that moved and one that stayed."""
    (tiny / "CHANGELOG.md").write_text(CHANGELOG)
    (tiny / "mkdocs.yml").write_text((tiny / "mkdocs.yml").read_text() + 'site_url: !ENV [SITE_URL, ""]\n')
    grades = tiny / "docs" / "about" / "grades.md"
    grades.write_text(grades.read_text().replace("reviewer: none yet\n", "reviewer: none yet\nrole: [changes]\n", 1))
    shutil.copy(ROOT / paths.MOVED_TEMPLATE, tiny / paths.MOVED_TEMPLATE)
    (tiny / "data" / "addresses.txt").write_text(
        "# kept\n./\nabout/grades/\nflicker/\nglossary/\nnight/\nsources/\nold/words/ -> glossary/#fasciculation\nolder/ -> ./\n"
    )
    return tiny


@pytest.fixture
def changed(tiny: Path) -> Path:
    return with_changes(tiny)


def head(page: Path) -> dict[str, str]:
    tree = LexborHTMLParser(page.read_text())
    return {
        node.attributes.get("property") or node.attributes.get("name") or "": node.attributes["content"] or ""
        for node in tree.css("meta[content]")
    }


def build(folder: Path, **more: str) -> Path:
    built = run(folder, "build", **more)
    assert (built.returncode, built.stderr) == (0, "")
    return folder / "site"


def test_a_moved_page_redirects_without_a_script(changed: Path) -> None:
    site = build(changed, SITE_URL=ADDRESS)
    tree = LexborHTMLParser((site / "old" / "words" / "index.html").read_text())
    values = [(node.attributes.get("href"), node.attributes.get("content")) for node in tree.css("a, meta[http-equiv=refresh], link")]
    assert values == [
        (None, "0; url=../../glossary/#fasciculation"),
        (f"{ADDRESS}glossary/", None),
        ("../../glossary/#fasciculation", None),
    ]
    assert not tree.css("script, style")
    assert "default-src 'none'; " in (site / "old" / "words" / "index.html").read_text()
    first = LexborHTMLParser((site / "older" / "index.html").read_text())
    assert [node.attributes["href"] for node in first.css("a")] == ["../"]
    assert not (site / "glossary" / "fasciculation").exists()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("gone/", "there is no page at `gone/` any more. Write `gone/ -> new/page/`, so that old links still work."),
        ("glossary/ -> sources/", "`glossary/` is a page and leads on. Remove the arrow and what follows it."),
        ("gone/ -> nowhere/", "`gone/` leads to `nowhere/`, which is no page. Name the page that has its words now."),
        ("/gone/", "`/gone/` is not an address of a page. Write `old/page/`, or `old/page/ -> new/page/`."),
        ("gone/ > glossary/", "`gone/ > glossary/` is not an address of a page. Write `old/page/`, or `old/page/ -> new/page/`."),
        ("gone -> glossary/", "`gone -> glossary/` is not an address of a page. Write `old/page/`, or `old/page/ -> new/page/`."),
        ("./", "the address `./` appears twice. Keep one of them."),
    ],
)
def test_every_published_address_still_works(tiny: Path, line: str, what: str) -> None:
    (tiny / "data" / "addresses.txt").write_text(f"./\n{line}\n")
    built = run(tiny, "build")
    assert built.returncode == 1
    assert built.stderr.startswith(f"data/addresses.txt:2: {what} (")
    assert not (tiny / "site").exists()


def test_the_feed_has_the_entries_of_the_changelog(changed: Path) -> None:
    site = build(changed, SITE_URL=ADDRESS)
    feed = ElementTree.parse(site / "feed.xml").getroot()
    assert [node.text for node in feed.findall(f"{ATOM}entry/{ATOM}title")] == ["3 March 2026", "1 January 2026"]
    assert feed.findtext(f"{ATOM}updated") == "2026-03-03T00:00:00Z"
    assert [node.text for node in feed.iter("{http://www.w3.org/1999/xhtml}li")] == [
        "A page with a link that runs on.",
        "Two <things> & more.",
        "First.",
    ]
    assert feed.find(f"{ATOM}entry/{ATOM}link").attrib == {"href": f"{ADDRESS}about/grades/#3-march-2026"}  # type: ignore[union-attr]
    assert len({node.text for node in feed.iter(f"{ATOM}id")}) == 3


def test_an_entry_keeps_its_id_when_the_site_moves(changed: Path) -> None:
    names = []
    for address in (ADDRESS, "https://elsewhere.example/", ""):
        feed = ElementTree.parse(build(changed, SITE_URL=address) / "feed.xml").getroot()
        names.append([node.text for node in feed.iter(f"{ATOM}id")])
    assert names[0] == names[1] == names[2]


def test_the_first_page_links_the_feed_and_others_do_not(changed: Path) -> None:
    site = build(changed)
    assert '<link rel="alternate" type="application/atom+xml" title="What\'s new" href="feed.xml">' in (site / "index.html").read_text()
    assert "atom" not in (site / "glossary" / "index.html").read_text()


@pytest.mark.parametrize(
    ("text", "line"),
    [("## 1 May 2027\n\n- a\n\n## 2 May 2027\n\n- b\n", 5), ("## May 2027\n", 1), ("## 1 May 2027\n\nWords.\n", 3), ("- a\n", 1)],
)
def test_a_broken_changelog_is_reported(tmp_path: Path, text: str, line: int) -> None:
    problems: list[Problem] = []
    (tmp_path / "CHANGELOG.md").write_text(text)
    assert changes(tmp_path / "CHANGELOG.md", problems) == []
    assert [problem.line for problem in problems] == [line]


def test_release_notes_are_one_day_of_the_changelog(changed: Path) -> None:
    said = run(changed, "release_notes", TAG="v2026.3.3")
    assert (said.returncode, said.stdout) == (0, "- A page with a [link](docs/index.md) that runs on.\n- Two <things> & more.\n")
    assert (changed / paths.NOTES).read_text() == said.stdout
    missing = run(changed, "release_notes", TAG="v2026.3.4")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == "CHANGELOG.md:1: it has no part for 4 March 2026. Add `## 4 March 2026` above the others.\n"
    assert run(changed, "release_notes", TAG="first").stderr == "`first` is not a release: tag it with its day, as v2027.5.31.\n"
    made = tuple(changes(changed / "CHANGELOG.md", []))
    assert notes(made, made[1].day) == "- First.\n"


def test_lists_for_programs_have_absolute_addresses_where_the_site_has_one(changed: Path) -> None:
    site = build(changed, SITE_URL=ADDRESS)
    places = [node.text for node in ElementTree.parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places == [f"{ADDRESS}{url}" for url in ("", "glossary/", "sources/", "night/", "flicker/", "about/grades/")]
    assert (site / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n"
    assert f"- [A tiny guide]({ADDRESS}): " in (site / "llms.txt").read_text()


def test_lists_for_programs_are_relative_or_missing_without_an_address(changed: Path) -> None:
    site = build(changed)
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert "](./): " in (site / "llms.txt").read_text()
    assert "](glossary/): " in (site / "llms.txt").read_text()


def test_llms_txt_says_whether_a_clinician_reviewed_the_guide() -> None:
    text, pages = (ROOT / "site" / "llms.txt").read_text(), content.read().pages
    reviewers = {page.meta.reviewer for page in pages if page.meta.kind == "medical"}
    if len(reviewers) == 1 or NO_REVIEWER not in reviewers:  # decisions/0010: some pages before others
        assert ("No clinician has reviewed this guide yet." in text.split("\n\n")[1]) == (NO_REVIEWER in reviewers)
    assert text.index("Danger signs come first") < text.index("## Pages")
    for page in pages:
        assert f"[{page.meta.title}](" in text
        assert page.meta.summary in text


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (0, "No clinician has reviewed this guide yet. It gives"),
        (1, "A clinician has reviewed 1 of its {all} pages on health, and none of the others yet. It gives"),
        (-1, "A clinician has reviewed {checked} of its {all} pages on health, and none of the others yet. It gives"),
        (None, "{description} It gives"),
    ],
)
def test_llms_txt_says_how_much_a_clinician_reviewed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, checked: int | None, said: str
) -> None:
    monkeypatch.chdir(ROOT)
    guide = content.read()
    medical = [page for page in guide.pages if page.meta.kind == "medical"]
    signed = medical[:checked]
    names = {page.url: "A. Example" if page in signed else "none yet" for page in medical}
    pages = [replace(page, meta=replace(page.meta, reviewer=names.get(page.url, page.meta.reviewer))) for page in guide.pages]
    crawler_files.Listing(replace(guide, pages=tuple(pages))).write(tmp_path, "")
    summary = (tmp_path / paths.LLMS_TXT).read_text().split("\n\n")[1]
    home = next(page for page in pages if not page.url)
    assert said.format(checked=len(signed), all=len(medical), description=home.meta.description) in summary
    assert summary.count("clinician") == (0 if checked is None else 1)


def test_a_shared_link_shows_a_title_and_the_picture(changed: Path) -> None:
    site = build(changed, SITE_URL=ADDRESS)
    said = head(site / "glossary" / "index.html")
    assert said["og:url"] == f"{ADDRESS}glossary/"
    assert (
        said["og:title"]
        == json.loads(LexborHTMLParser((site / "glossary" / "index.html").read_text()).css("script[type*=ld]")[0].text())["name"]
    )
    assert said["og:image"] == f"{ADDRESS}assets/card.png"
    assert said["twitter:card"] == "summary_large_image"
    assert "og:title" not in head(site / "404.html")


def test_a_site_without_an_address_has_no_link_preview(changed: Path) -> None:
    (changed / "docs" / "assets" / "card.png").write_bytes(b"picture")
    site = build(changed)
    assert not [name for name in head(site / "index.html") if name.startswith(("og:", "twitter:"))]
    assert not (site / "assets" / "card.png").exists()


def test_the_picture_is_made_from_the_current_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    picture = (paths.DOCS / paths.SOCIAL_CARD).read_bytes()
    assert social_card.is_current(paths.SOCIAL_CARD_DRAWING, social_card.drawing())
    assert not social_card.is_current(
        paths.SOCIAL_CARD_DRAWING, social_card.drawing().replace(social_card.site_name().split()[0], "Another")
    )
    assert picture[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


def test_removing_indents_loses_no_text(tmp_path: Path) -> None:
    html = "<html>\n  <head>\n    <meta charset=utf-8>\n  </head>\n  <body><textarea>one\n\n    two\n</textarea></body>\n</html>"
    finish.write(Rendered(tmp_path / "index.html", "", LexborHTMLParser(html)))
    text = (tmp_path / "index.html").read_text()
    assert "one\n\n    two\n" in text
    assert "\n    <meta" not in text


def test_two_builds_publish_the_same_metadata(changed: Path) -> None:
    made = []
    for zone in ("UTC", "Pacific/Kiritimati"):
        assert run_process(changed, "build", SITE_URL=ADDRESS, TZ=zone).returncode == 0
        files = [changed / "site" / name for name in ("feed.xml", "sitemap.xml", "llms.txt", "robots.txt")]
        made.append([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
    assert made[0] == made[1]
