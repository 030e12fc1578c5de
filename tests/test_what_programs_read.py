"""What the search, search engines and devices read from a page, each on a small page."""

import json
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from scripts.guide import labels, paths, policy, search_file
from scripts.guide.evidence import Spelling, Term
from scripts.guide.finish import normalize, search_index, service_worker, structured_data, third_party, web_manifest
from scripts.guide.model import Guide
from scripts.guide.search_packing import unpacked
from scripts.guide.subject import Code, Subject
from tests.made import built, page

CRAMP = page(name="docs/cramp.md", title="Cramp & pain", also=("charley horse",), typed=("krampf",), summary="Cramps.")
TOPIC = page(name="docs/sleep/index.md", title="Sleep")
TERMS = (Term("tic", "A twitch.", ("nhs",), forms=("tics",), misspellings=("tick",)),)
GUIDE = Guide(
    pages=(CRAMP, TOPIC), terms=TERMS, spellings=(Spelling("charley", ("charly", "charlie")),), labels={"data_glossary": "Glossary"}
)


def index_of(html: str, url: str = "cramp/", known: Guide = GUIDE, folder: Path = Path()) -> dict[str, Any]:
    index = search_index.Index(known)
    index.add(built(f"<article>{html}</article>", url))
    index.write(folder)
    return search_file.load(folder)


def words_by_place(index: dict[str, Any]) -> list[set[str]]:
    places = 1 + max((place for _, listed in unpacked(index["words"], index["gaps"]) for place in listed), default=0)
    return [{word for word, listed in unpacked(index["words"], index["gaps"]) if place in listed} for place in range(places)]


def test_a_page_is_found_by_its_title_its_words_and_what_readers_type(tmp_path: Path) -> None:
    html = (
        "<h1>Cramp</h1><p>A muscle <b>pulls</b> , &amp; stops.</p><p class='overdue'>Old</p><svg><title>Drawn</title></svg>"
        '<h2 id="why">Why &lt; how</h2><div><p>Because<span class="meaning">hidden</span>.</p></div>'
        '<h3 id="then">When</h3><section class="unknown"><h2 id="unknown">Unknown</h2><p>Much.</p></section><h2>No anchor</h2>'
        '<details class="studies"><summary><h2 id="studies">Studies</h2></summary><p>Cohort.</p></details>'
    )
    index = index_of(html, folder=tmp_path)
    (shown,) = index["pages"]
    assert (shown["title"], shown["summary"], shown["weight"]) == ("Cramp & pain", "Cramps.", 1)
    assert shown["sections"].split("\n") == ["Why < how#why", "When#then", "Unknown", "Studies"]
    assert index["also"] == ["charley horse\nkrampf"]
    assert index["typed"] == ["charley\ncharly\ncharlie", "tic\ntick"]
    assert words_by_place(index) == [{"muscle", "pulls", "stops"}, {"because"}, set(), {"much", "no", "anchor"}]


def test_a_word_in_two_sections_is_indexed_once_for_the_page(tmp_path: Path) -> None:
    html = '<p>One</p><h2 id="a">A</h2><p>Heat helps.</p><h2 id="b">B</h2><p>Heat hurts.</p>'
    assert words_by_place(index_of(html, folder=tmp_path)) == [{"one", "heat"}, {"helps"}, {"hurts"}]


def test_ignored_words_and_pages_of_the_engine_are_left_out(tmp_path: Path) -> None:
    known = replace(GUIDE, labels={"search_ignored": "the and"})
    assert words_by_place(index_of("<p>The cold and heat</p>", known=known, folder=tmp_path)) == [{"cold", "heat"}]
    assert index_of("<p>Words</p>", "404.html", folder=tmp_path)["pages"] == []


def test_pages_to_read_weigh_more_than_tools_and_pages_about_the_guide(tmp_path: Path) -> None:
    weights = []
    for kind in ("medical", "tool", "about"):
        known = replace(GUIDE, pages=(replace(CRAMP, meta=replace(CRAMP.meta, kind=kind)),))
        weights.append(index_of("<p>Words</p>", known=known, folder=tmp_path)["pages"][0]["weight"])
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_a_term_is_found_by_its_forms(tmp_path: Path) -> None:
    terms = (replace(TERMS[0], forms=("tics", "spasm")),)
    glossary = replace(GUIDE, pages=(page(name="docs/glossary.md", title="Words", role=("glossary",)),), terms=terms)
    index = index_of('<h3 id="tic">tic</h3><p>A twitch.</p>', "glossary/", glossary, tmp_path)
    assert words_by_place(index) == [set(), {"spasm"}]  # without the words of its meaning; those of its title are in the title


# ---- Structured data


def data(html: str = "", known: Guide = GUIDE, whole: structured_data.Home | None = None, url: str = "cramp/") -> dict[str, Any]:
    made = built(f"<html lang='en'><head></head><body><article><h1>Cramp</h1>{html}</article></body></html>", url)
    structured_data.add(made, known, whole)
    found: dict[str, Any] = json.loads(made.all('script[type="application/ld+json"]')[0].text())
    return found


def test_structured_data_of_a_health_page_follows_its_front_matter() -> None:
    said = data()
    assert (said["@type"], said["name"], said["dateModified"], said["lastReviewed"]) == (
        "MedicalWebPage",
        "Cramp & pain",
        "2026-01-02",
        "2026-01-02",
    )
    assert said["isPartOf"] == {"@type": "WebSite", "name": "Cramp & pain"}
    assert not {"reviewedBy", "url", "citation", "mainEntity"} & said.keys()
    other = data(known=Guide(pages=(replace(CRAMP, meta=replace(CRAMP.meta, kind="about", reviewer="A. Example")),)))
    assert other["@type"] == "WebPage"
    assert not {"about", "audience", "lastReviewed", "reviewedBy"} & other.keys()
    signed = data(known=Guide(pages=(replace(CRAMP, meta=replace(CRAMP.meta, reviewer="A. Example")),)))
    assert signed["reviewedBy"] == {"@type": "Person", "name": "A. Example"}


def test_structured_data_has_the_address_of_the_site() -> None:
    whole = structured_data.Home("Guide", "https://example.org/x/")
    assert data(whole=whole)["isPartOf"] == {"@type": "WebSite", "name": "Guide", "url": "https://example.org/x/"}
    assert data(whole=structured_data.Home("Guide", ""))["isPartOf"] == {"@type": "WebSite", "name": "Guide"}
    made = built('<head><link rel="canonical" href="https://example.org/x/cramp/"></head><h1>x</h1>', "cramp/")
    structured_data.add(made, GUIDE, None)
    assert '"url":"https://example.org/x/cramp/"' in (made.tree.html or "")


def test_citations_and_terms_and_questions_are_listed() -> None:
    cited = '<div class="cited"><ul><li><a href="../sources/#nhs">N</a></li><li><a href="../sources/#nhs">N</a></li>'
    cited += '<li><a href="https://x">x</a></li></ul></div>'
    assert data(cited)["citation"] == [{"@id": "../sources/#nhs"}]
    terms = data('<div class="made terms"></div>')["mainEntity"]
    assert terms["hasDefinedTerm"] == [{"@type": "DefinedTerm", "name": "tic", "description": "A twitch.", "termCode": "tic"}]
    asked = '<div class="made questions"><ul><li><a href="../sleep/#why">Why?</a></li><li><a href="../sleep/">When?</a></li></ul></div>'
    for whole, root in ((None, "../"), (structured_data.Home("G", "https://example.org/"), "https://example.org/")):
        made = data(asked, whole=whole)["mainEntity"]
        urls = [each["acceptedAnswer"]["url"] for each in made["itemListElement"]]
        assert (made["numberOfItems"], urls) == (2, [f"{root}sleep/#why", f"{root}sleep/"])


def test_markup_in_a_title_does_not_end_the_script() -> None:
    bad = Guide(pages=(replace(CRAMP, meta=replace(CRAMP.meta, title="</script><b>")),))
    assert data(known=bad)["name"] == "</script><b>"


@pytest.mark.parametrize(
    ("codes", "said"),
    [((), None), (("M79.7",), {"codeValue": "M79.7"}), (("M79.7", "R25"), [{"codeValue": "M79.7"}, {"codeValue": "R25"}])],
)
def test_a_page_on_health_names_the_subject_of_the_guide(codes: tuple[str, ...], said: Any) -> None:
    subject = Subject("Cramp", audience="Caregiver", codes=tuple(Code("ICD-10", value) for value in codes))
    made = data(known=replace(GUIDE, subject=subject))
    whole = {"@type": "MedicalCode", "codingSystem": "ICD-10"}
    expected = [each | whole for each in said] if isinstance(said, list) else said and said | whole
    assert made["about"] == {"@type": "MedicalCondition", "name": "Cramp"} | ({"code": expected} if said else {})
    assert made["audience"] == {"@type": "Caregiver"}


def test_a_page_without_front_matter_has_no_data() -> None:
    made = built("<head></head><h1>x</h1>", "404.html")
    structured_data.add(made, GUIDE, None)
    assert made.all("script") == []


# ---- One way to write links and dates


def test_days_are_written_in_words() -> None:
    made = built('<time datetime="2026-03-05">2026-03-05</time><time datetime="2026-12-31">New</time>')
    normalize.dates(made, labels.of_repository())
    assert [each.text() for each in made.all("time")] == ["5 March 2026", "New"]
    words = {"months": "J F M\u00e4rz A M J J A S O N D", "date": "{day}. {month} {year}"}
    german = built('<time datetime="2026-03-05">2026-03-05</time>')
    normalize.dates(german, words)
    assert german.all("time")[0].text() == "5. M\u00e4rz 2026"


@pytest.mark.parametrize(("name", "shown"), [("none yet", "noch niemand"), ("A. Example & B", "A. Example & B")])
def test_a_page_shows_its_reviewer_or_the_label_for_nobody(name: str, shown: str) -> None:
    made = built(f"<p>By <span data-reviewer>{escape(name)}</span>.</p>")
    normalize.reviewer(made, {"nobody": "noch niemand"})
    assert made.all("p")[0].inner_html == f"By {escape(shown)}."


@pytest.mark.parametrize(
    ("url", "href", "becomes"),
    [
        ("", "/sources.md#nhs", "sources/#nhs"),
        ("a/b/", "/sources.md#nhs", "../../sources/#nhs"),
        ("a/", "/index.md", "../"),
        ("", "/index.md", "./"),
        ("a/", "/assets/x.svg#y", "../assets/x.svg#y"),
        ("a/", "/other/", "/other/"),
        ("a/", "b/", "b/"),
    ],
)
def test_links_from_the_root_become_relative(url: str, href: str, becomes: str) -> None:
    made = built(f'<article><a href="{href}">x</a></article>', url)
    normalize.root_links(made)
    assert made.all("a")[0].attributes["href"] == becomes


@pytest.mark.parametrize(
    ("href", "becomes"), [("./..", ".."), ("./a/", "a/"), ("./", "./"), ("./#x", "./#x"), ("./?q", "./?q"), ("../", "../")]
)
def test_a_link_has_no_redundant_dot(href: str, becomes: str) -> None:
    made = built(f'<link rel="next" href="{href}">')
    normalize.dot_links(made)
    assert made.all("link")[0].attributes["href"] == becomes


@pytest.mark.parametrize(("role", "marks"), [("night", 0), ("list", 2)])
def test_the_night_page_has_no_citation_marks(role: str, marks: int) -> None:
    made = built(
        f'<article data-role="{role}"><p>x<sup class="cite">1</sup></p>'
        '<aside class="notes"><b class="meaning" id="cite-1">n</b></aside></article>'
    )
    normalize.page(made, GUIDE)
    assert len(made.all("sup, .meaning")) == marks


# ---- What a device requests


SHEET = "@layer a { :root { --ink: #000; --paper: #fbf7ef; } :root[data-light=dim] { --paper: #111; } }"


def manifest(folder: Path, sheet: str = SHEET, known: Guide = GUIDE) -> dict[str, Any] | str:
    (folder / paths.TOKENS).parent.mkdir(parents=True, exist_ok=True)
    (folder / paths.TOKENS).write_text(sheet)
    (folder / "index.html").write_text('<b class="name__long">The whole guide</b><b class="name__short">Guide</b><h1>Home</h1>')
    if problems := web_manifest.write(folder, known):
        return problems[0].what
    made: dict[str, Any] = json.loads((folder / paths.MANIFEST).read_text())
    return made


def test_the_manifest_has_the_name_the_colors_and_two_shortcuts(tmp_path: Path) -> None:
    home = page(name="docs/index.md", title="Home", description="A guide.")
    night, danger = page(name="docs/night.md", title="Night", role=("night",)), page(name="docs/help.md", title="Help", role=("danger",))
    subject = Subject("Cramp", {"worried": "night/"}, shortcuts=("worried", "help"))
    made = manifest(tmp_path, known=Guide(pages=(danger, home, night), subject=subject))
    assert isinstance(made, dict)
    assert (made["name"], made["short_name"], made["description"]) == ("The whole guide", "Guide", "A guide.")
    assert made["background_color"] == made["theme_color"] == "#fbf7ef"
    assert made["shortcuts"] == [{"name": "Night", "url": "./night/"}, {"name": "Help", "url": "./help/"}]
    assert (made["start_url"], made["scope"], made["display"]) == ("./", "./", "standalone")


@pytest.mark.parametrize("sheet", ["", ":root { --ink: #000 }", "body { --paper: #fff }", ":root { --ink: #000 } :root { --paper: #fff }"])
def test_a_style_sheet_without_the_background_color_is_found(sheet: str, tmp_path: Path) -> None:
    assert manifest(tmp_path, sheet) == "its first `:root` gives no `--paper`"


@pytest.mark.parametrize(("url", "href"), [("", "manifest.webmanifest"), ("a/b/", "../../manifest.webmanifest"), ("404.html", None)])
def test_a_page_links_the_manifest(url: str, href: str | None, tmp_path: Path) -> None:
    for there in (False, True):
        if there:
            (tmp_path / paths.TOKENS).parent.mkdir(parents=True)
            (tmp_path / paths.TOKENS).touch()
        made = built("<head></head>", url)
        web_manifest.link(made, tmp_path)
        assert [link.attributes["href"] for link in made.all("link[rel=manifest]")] == ([href] if there and href else [])


def test_third_party_files_are_copied_from_their_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for old in ("bundle.1.js", "workers/search.1.js"):
        (tmp_path / third_party.FOLDER / old).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / third_party.FOLDER / old).touch()
    assert third_party.copy(tmp_path) == []
    assert {file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()} == {target for _, _, target in third_party.FILES}
    monkeypatch.setattr(third_party, "FILES", (("material", "nothing.*", Path("x")), ("no_such_package", "a", Path("y"))))
    assert [problem.what for problem in third_party.copy(tmp_path)] == [
        "`nothing.*` is not in `material`",
        "`a` is not in `no_such_package`",
    ]


def test_the_worker_caches_what_the_policy_says(tmp_path: Path) -> None:
    names = [
        "index.html",
        "a/index.html",
        "404.html",
        "assets/a.js",
        "assets/a.css",
        "assets/images/mark.svg",
        "assets/images/leg.svg",
        "guide.pdf",
        "guide.html",
        "book/index.html",
        "assets/card.png",
        "sw.js",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('<article data-role="book">' if name == "book/index.html" else name)
    (tmp_path / paths.WORKER_SOURCE).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / paths.WORKER_SOURCE).write_text("work();")
    service_worker.write(tmp_path)
    first, _, code = (tmp_path / "sw.js").read_text().partition("\n")
    listed = json.loads(first[first.index("{") : first.rindex("}") + 1])
    assert {"", "a/", "assets/a.js", "assets/a.css", "assets/images/mark.svg"} <= listed["files"].keys()
    assert not {"assets/images/leg.svg", "guide.pdf", "book/", "assets/card.png", "sw.js"} & listed["files"].keys()
    assert (listed["wait"], listed["memory"], code.strip()) == (policy.SERVER_WAIT_MS, policy.READER_MEMORY_MS, "work();")
    assert not (tmp_path / paths.WORKER_SOURCE).exists()
    before = listed["version"]
    (tmp_path / "a" / "index.html").write_text("changed")
    service_worker.write(tmp_path)
    again = (tmp_path / "sw.js").read_text()
    assert before not in again
    assert again.partition("\n")[2].strip() == "work();"


def test_a_site_without_a_worker_gets_none(tmp_path: Path) -> None:
    service_worker.write(tmp_path)
    assert list(tmp_path.iterdir()) == []
