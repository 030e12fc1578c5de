"""The finish steps, each on a small page."""

from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import finish, labels, paths, rendered
from scripts.guide.finish import (
    backlinks,
    crawler_files,
    critical_css,
    downloads,
    first_sentences,
    index_of_pages,
    link_previews,
    low_energy,
    normalize,
    on_this_page,
    redirects,
    search_index,
    unused_files,
)
from scripts.guide.model import Address, Guide
from scripts.guide.subject import Subject
from tests.made import built, page

HOME = page(name="docs/index.md", title="Home", description="A guide.", kind="about")
SLEEP = page(name="docs/rest/sleep.md", title="Weak after sleep", also=("tired in the morning", "Unrefreshing sleep"), summary="Sleep.")
CRAMP = page(name="docs/cramp.md", title="Cramp", also=("charley horse",), summary="Cramps.", role=("danger",), reviewed=date(2026, 3, 4))
GUIDE = Guide(pages=(HOME, SLEEP, CRAMP))


def test_the_index_has_each_page_by_its_title_and_by_its_other_words() -> None:
    made = built('<article><div id="a-to-z"></div></article>', "a-to-z/")
    index_of_pages.fill(made, GUIDE)
    rows = [(link.text(), link.attributes["href"]) for link in made.all("#a-to-z a")]
    assert rows == [
        ("charley horse: Cramp", "../cramp/"),
        ("Cramp", "../cramp/"),
        ("Home", ".././"),
        ("tired in the morning: Weak after sleep", "../rest/sleep/"),
        ("Unrefreshing sleep: Weak after sleep", "../rest/sleep/"),
        ("Weak after sleep", "../rest/sleep/"),
    ]
    assert [(heading.text(), heading.attributes["id"]) for heading in made.all("h2")] == [
        (letter, f"letter-{letter.lower()}") for letter in "CHTUW"
    ]


def listed(guide: Guide, address: str, folder: Path) -> str:
    listing = crawler_files.Listing(guide)
    listing.add(built('<link rel="next" href="cramp/">'))
    listing.add(built('<link rel="next" href="../rest/sleep/">', "cramp/"))
    listing.write(folder, address)
    return (folder / paths.LLMS_TXT).read_text()


LIMITS = "It gives information. It cannot examine anyone, and it does not replace a doctor. Say so to whoever you tell its words."


def test_llms_txt_lists_each_page_with_title_and_summary(tmp_path: Path) -> None:
    assert listed(GUIDE, "https://example.org/", tmp_path) == (
        f"# Home\n\n> A guide. No clinician has reviewed this guide yet. {LIMITS}\n\n"
        "- [Danger signs come first: Cramp](https://example.org/cramp/)\n\n## Pages\n\n"
        "- [Cramp](https://example.org/cramp/): Cramps.\n- [Weak after sleep](https://example.org/rest/sleep/): Sleep.\n\n"
        "## Optional\n\n- [Home](https://example.org/): A summary.\n"
    )
    assert (tmp_path / paths.ROBOTS).read_text() == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    sitemap = (tmp_path / paths.SITEMAP).read_text()
    places = [sitemap.index(f"<loc>https://example.org/{url}</loc>") for url in ("", "cramp/", "rest/sleep/")]
    assert places == sorted(places)
    assert "<lastmod>2026-03-04</lastmod>" in sitemap


def test_a_site_without_an_address_has_relative_links_and_no_sitemap(tmp_path: Path) -> None:
    (tmp_path / paths.SITEMAP).write_text("old")
    assert "[Home](./): A summary." in listed(GUIDE, "", tmp_path)
    assert not (tmp_path / paths.SITEMAP).exists()
    assert (tmp_path / paths.ROBOTS).read_text() == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize(
    ("reviewers", "said"),
    [
        (("none yet", "none yet"), "> A guide. No clinician has reviewed this guide yet. It gives"),
        (
            ("A. Example", "none yet"),
            "> A guide. A clinician has reviewed 1 of its 2 pages on health, and none of the others yet. It gives",
        ),
        (("A. Example", "B. Example"), "> A guide. It gives"),
    ],
)
def test_llms_txt_says_what_nobody_has_checked(reviewers: tuple[str, str], said: str, tmp_path: Path) -> None:
    medical = [page(name=f"docs/{at}.md", reviewer=name) for at, name in enumerate(reviewers)]
    assert said in listed(Guide(pages=(HOME, *medical)), "", tmp_path)


@pytest.mark.parametrize(
    ("count", "size"),
    [(499, "0 KB"), (640_000, "640 KB"), (994_400, "994 KB"), (995_000, "1.0 MB"), (1_234_000, "1.2 MB"), (3_010_016, "3.0 MB")],
)
def test_a_file_size_is_written_in_kb_or_mb(count: int, size: str, tmp_path: Path) -> None:
    file = tmp_path / "guide.epub"
    file.write_bytes(bytes(count))
    assert downloads.size(file) == size


def test_each_copy_is_listed_with_its_size(tmp_path: Path) -> None:
    file = tmp_path / "guide.epub"
    file.write_bytes(bytes(640_000))
    made = built('<article><div id="downloads"><p>The copies are added later.</p></div></article>', "offline/")
    assert downloads.fill(made, {file: ("For an e-reader", "EPUB")})
    assert made.all("article")[0].html == (
        '<article><div id="downloads" class="made no-term downloads"><ul><li><a href="../guide.epub" download="guide.epub">'
        "For an e-reader</a> (EPUB, 640 KB)</li></ul></div></article>"
    )
    assert not downloads.fill(built("<p>No place</p>"), {file: ("For an e-reader", "EPUB")})


MOVED = (
    '<!doctype html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=./"><link rel="canonical" href="./"></head>'
    '<body><a href="./">Go on</a></body>'
)


@pytest.mark.parametrize(
    ("address", "canonical"), [("https://example.org/x/", "https://example.org/x/rest/sleep/"), ("", "../../rest/sleep/")]
)
def test_an_old_address_redirects(address: str, canonical: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths.MOVED_TEMPLATE.parent.mkdir(parents=True)
    paths.MOVED_TEMPLATE.write_text(MOVED)
    moved = Guide(addresses=(Address("old/page/", "rest/sleep/#why", 1), Address("cramp/", None, 2)))
    redirects.write(tmp_path / "site", moved, address)
    html = (tmp_path / "site" / "old" / "page" / "index.html").read_text()
    assert 'content="0; url=../../rest/sleep/#why"' in html
    assert '<a href="../../rest/sleep/#why">' in html
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert "Content-Security-Policy" in html
    assert [file.name for file in (tmp_path / "site").rglob("*.html")] == ["index.html"]


WITH_ADDRESS = '<head><link rel="canonical" href="https://example.org/x/cramp/"></head><h1>Cramp</h1>'


def test_a_shared_link_shows_the_title_and_the_picture() -> None:
    made = built(WITH_ADDRESS, "cramp/")
    link_previews.add(made, "https://example.org/x/")
    assert {meta.attributes["property"]: meta.attributes["content"] for meta in made.all("meta[property]")} == {
        **{"og:title": "Cramp", "og:url": "https://example.org/x/cramp/", "og:type": "article"},
        "og:image": "https://example.org/x/assets/card.png",
    }
    assert [meta.attributes["content"] for meta in made.all('meta[name="twitter:card"]')] == ["summary_large_image"]


@pytest.mark.parametrize(("html", "address"), [(WITH_ADDRESS, ""), ("<h1>Cramp</h1>", "https://example.org/x/")])
def test_a_site_without_an_address_names_no_preview_picture(html: str, address: str) -> None:
    made = built(html, "cramp/")
    link_previews.add(made, address)
    assert made.all("meta") == []


@pytest.mark.parametrize(("address", "stays"), [("https://example.org/x/", True), ("", False)])
def test_the_preview_picture_is_removed_from_a_site_without_an_address(address: str, stays: bool, tmp_path: Path) -> None:
    (tmp_path / paths.SOCIAL_CARD).parent.mkdir(parents=True)
    (tmp_path / paths.SOCIAL_CARD).touch()
    link_previews.strip(tmp_path, address)
    assert (tmp_path / paths.SOCIAL_CARD).exists() == stays
    link_previews.strip(tmp_path, "")  # the second time there is nothing to remove
    assert not (tmp_path / paths.SOCIAL_CARD).exists()


def test_files_that_no_page_uses_are_removed(tmp_path: Path) -> None:
    unused = (
        "a/x.js.map",
        "assets/stylesheets/main.1f.css",
        "assets/stylesheets/palette.1f.css",
        "assets/images/favicon.png",
        "assets/javascripts/LICENSE",
        "search/search.json",
        "search/search_index.json",
        "README",
        "sitemap.xml.gz",
        "assets/javascripts/lunr/de.js",
        "partials/x.html",
        "assets/js/tools/letter.js",
    )
    used = (
        *(f"assets/js/tools/{name}.js" for name in ("paper", "plan", "plan-steps", "plan-words")),
        "assets/css/page.css",
        "assets/js/guide.js",
        "sitemap.xml",
        "assets/images/mark.svg",
        "assets/domain.css",
    )
    for name in (*unused, *used):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "index.html").write_text('<body><div data-tool="paper plan">A tool</div><div data-tool>None</div></body>')
    for script, part in (("plan", "plan-steps"), ("plan-steps", "plan-words"), ("letter", "letter-words")):
        (tmp_path / f"assets/js/tools/{script}.js").write_text(f'load("{part}.js")')
    unused_files.remove(tmp_path)
    assert {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()} == {"index.html", *used}


def kept(html: str) -> list[str]:
    made = built(f"<body><article>{html}</article></body>")
    low_energy.mark(made)
    return [node.text(strip=True) for node in made.all(".kept")]


WRITTEN = (
    "<html><head></head><body><p>One line,\n  <b>then</b>\n<i>another</i>.</p>\n<ul>\n<li>Item</li>\n</ul><pre>a\n\nb</pre>"
    "<pre><code>c\n  d</code></pre><p>A <svg></svg>\n<b>sign</b></p><script>a()\nb()</script></body></html>"
)


def test_spaces_that_no_reader_sees_are_not_written(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text(WRITTEN, encoding="utf-8")
    for _again in range(2):
        finish.write(rendered.Rendered(file, "", LexborHTMLParser(file.read_text(encoding="utf-8"))))
        assert file.read_text(encoding="utf-8") == (
            "<html><head></head><body><p>One line, <b>then</b> <i>another</i>.</p><ul><li>Item</li></ul><pre>a\n\nb</pre>"
            "<pre><code>c\n  d</code></pre><p>A <svg></svg> <b>sign</b></p><script>a()\nb()</script></body></html>"
        )


def test_the_inline_style_comes_before_the_structured_data(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { top: 1px }", encoding="utf-8")
    data = '<script type="application/ld+json">{}</script>'
    made = built(f'<head><link rel="stylesheet" href="a.css">{data}</head><body><p>Words</p></body>')
    critical_css.Styles(tmp_path).inline(made)
    assert f"<style>p{{top:1px}}</style>{data}" in (made.tree.html or "")


def test_attributes_that_only_the_build_reads_are_removed() -> None:
    made = built('<p data-cite="AB01" data-article="A18"><svg xmlns="http://www.w3.org/2000/svg"></svg>Words</p>')
    normalize.claims(made)
    normalize.icons(made)
    assert "<p><svg></svg>Words</p>" in (made.tree.html or "")


def test_the_short_version_keeps_what_helps_now() -> None:
    html = (
        '<h1>Title</h1><p class="lead">Lead</p><div class="admonition short">Box</div><p>Long words</p>'
        '<h2 class="act">Do this</h2><p>First</p><h3>Then</h3><p>Second</p><details class="cited">Sources</details>'
        "<h2>Why</h2><p>Reasons</p><div class='sheet'>Sheet</div>"
    )
    assert kept(html) == ["Title", "Lead", "Box", "Do this", "First", "Then", "Second", "Sheet"]


def test_a_smaller_section_ends_at_the_next_heading_of_its_level() -> None:
    assert kept('<h2>Why</h2><h3 class="act">Do this</h3><p>First</p><h3>Then</h3><p>Second</p>') == ["Do this", "First"]
    assert kept('<h3 class="act">Do this</h3><p>First</p><h2>Then</h2><p>Second</p>') == ["Do this", "First"]


def test_a_page_without_kept_parts_stays_complete() -> None:
    made = built("<body><article><h1>Words</h1><p>A list</p></article></body>")
    low_energy.mark(made)
    assert made.all(".kept, .shortens, .has-sheet") == []


@pytest.mark.parametrize(("html", "names"), [("<div class='sheet'>x</div>", "has-sheet"), ("<div class='taps'>x</div>", "")])
def test_a_page_with_a_sheet_is_marked(html: str, names: str) -> None:
    made = built(f"<body><article>{html}</article></body>")
    low_energy.mark(made)
    assert (made.tree.body.attributes.get("class") or "") == names if made.tree.body else False
    assert len(made.all("article.shortens")) == 1


TOC = '<nav class="toc" aria-label="On this page"></nav><article><h1>T</h1><p class="lead">Lead</p>{}</article>'
TITLED = '<h2 id="p{0}">Part {0}<span class="meaning">A meaning</span></h2>'


@pytest.mark.parametrize("count", [2, 3])
def test_a_page_of_three_parts_lists_them(count: int) -> None:
    made = built(TOC.format("".join(TITLED.format(at) for at in range(count))))
    on_this_page.fill(made)
    rows = [(link.text(), link.attributes["href"]) for link in made.all("nav.toc a")]
    assert rows == ([(f"Part {at}", f"#p{at}") for at in range(count)] if count > 2 else [])
    assert len(made.all("nav.toc")) == len(made.all(".lead + nav.toc-fold[aria-label='On this page'] a")) // 3 == (count > 2)


def test_a_care_card_is_listed_by_its_action() -> None:
    card = '<div class="admonition emergency" id="c"><p class="admonition-title"><span class="level">Emergency</span> Call if:</p></div>'
    made = built(TOC.format(card + "".join(TITLED.format(at) for at in range(2))))
    on_this_page.fill(made)
    assert [link.text() for link in made.all("nav.toc a")] == ["Call if", "Part 0", "Part 1"]
    assert len(made.all(".emergency + nav.toc-fold")) == 1


@pytest.mark.parametrize(("count", "more"), [(10, ""), (12, " \u00b7 and 2 more")])
def test_a_term_lists_ten_pages_that_use_it(count: int, more: str) -> None:
    user = '<h1>Page {}</h1><a class="term" href="../glossary/#tic">tic</a><a class="term" href="../glossary/#tic">'
    uses = backlinks.survey(built(user.format(at), f"p{at}/" if at else "") for at in range(count))
    place = built('<p class="uses" data-term="tic"></p><p class="uses" data-term="cramp"></p>', "glossary/")
    backlinks.fill(place, uses, labels.of_repository())
    tic, cramp = place.all(".uses")
    assert [link.attributes["href"] for link in tic.css("a")] == [".././", *(f"../p{at}/" for at in range(1, 10))]
    assert tic.text() == "Used on: " + " \u00b7 ".join(f"Page {at}" for at in range(10)) + more
    assert cramp.text() == "Used on: no page yet."


@pytest.mark.parametrize(("address", "name"), [("sources/", "sources"), ("about/quellen/", "quellen")])
def test_a_source_lists_the_pages_that_cite_it_in_the_words_of_the_guide(address: str, name: str) -> None:
    link = f'<a href="../{name}/#{{}}">L</a>'
    cites = f'<h1>Cramp</h1><details class="cited">{link.format("leite")}<a href="../grades/#no">G</a></details><p>{link.format("no")}</p>'
    uses = backlinks.survey([built(cites, "cramp/")], address)
    place = built('<p class="uses" data-source="leite"></p><p class="uses" data-source="no"></p>', "sources/")
    backlinks.fill(place, uses, {"cited_on": "Zitiert auf:", "no_page": "keine."})
    assert [each.text() for each in place.all(".uses")] == ["Zitiert auf: Cramp", "Zitiert auf: keine."]


def test_a_search_with_few_results_links_to_the_fixed_pages() -> None:
    subject = Subject("Cramp", {"help": "now/", "questions": "asked/", "a_to_z": "list/"})
    pages = (page(name="docs/now.md"), page(name="docs/list.md"))
    index = search_index.Index(Guide(subject, pages=pages, labels={"search_a_to_z": "All pages"}))
    assert index._index()["further"] == [["get_help", "now/"], ["All pages", "list/"]]


def test_a_question_without_an_answer_has_no_first_sentence() -> None:
    made = built('<p data-question="gone"></p>')
    first_sentences.fill(made, GUIDE)
    assert made.all("p")[0].text() == ""
