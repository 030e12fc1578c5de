"""The book for reading systems: EPUB 3, a file a chapter, with the sources of its facts as notes. It holds no script."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from selectolax.lexbor import LexborNode

from scripts.guide import book, content
from scripts.guide.book import links
from scripts.guide.offline import epub_notes, zip_entry
from scripts.guide.offline.edition_notice import Edition, FormError
from scripts.guide.offline.xhtml import serialized
from scripts.guide.rendered import Rendered, element, fragment, read

PARTS = Path(__file__).parent
FOLDER = "guide"
OUT = "out:"
KINDS = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".png": "image/png"}
LANDMARKS = {"glossary": "glossary", "sources": "bibliography"}
"""The EPUB kind of the chapters with these roles."""


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write the pages of `site` as one EPUB; every file in it has the date of the edition."""
    pages = read(site)
    made = _chapters(pages, edition)
    if not made:
        raise FormError("the site has no pages. Run `make` first.")
    home = next(page for page in pages if not page.url)
    files = _files(made, home, edition)
    with zipfile.ZipFile(target, "w") as bundle:
        zip_entry.add(bundle, "mimetype", b"application/epub+zip", edition, zipfile.ZIP_STORED)
        zip_entry.add(bundle, "META-INF/container.xml", (PARTS / "container.xml").read_bytes(), edition)
        zip_entry.add(bundle, f"{FOLDER}/package.opf", _package(files, home, edition), edition)
        for name, data in files.items():
            zip_entry.add(bundle, f"{FOLDER}/{name}", data, edition)


def _files(made: list[book.Chapter], home: Rendered, edition: Edition) -> dict[str, bytes]:
    """Every file of the book but its package, in the order of reading; files that are not chapters come last."""
    first, *rest = made
    files = {
        "title.xhtml": _page(home.title, _title(home, first, edition)),
        links.in_own_file(first.url): _page(first.title, first.content),
        "contents.xhtml": _page(content.data_now().labels["book_contents"], _contents(made)),
    }
    files |= {links.in_own_file(chapter.url): _page(chapter.title, chapter.content) for chapter in rest}
    return files | {name: (PARTS / name).read_bytes() for name in ("epub.css", "cover.png")}


def _page(title: str, *content: LexborNode) -> bytes:
    template = Template((PARTS / "page.xhtml").read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), content="\n".join(map(serialized, content))).encode()


# ---- Chapters ----


def _chapters(pages: list[Rendered], edition: Edition) -> list[book.Chapter]:
    made = book.chapters(pages, OUT, links.in_own_file)
    for chapter in made:
        _stay(chapter.content, links.in_own_file(chapter.url))
        epub_notes.number(chapter.content)
        epub_notes.describe(chapter.content)
        chapter.content.attrs["epub:type"], chapter.content.attrs["role"] = "chapter", "doc-chapter"
        for name in ("id", "class"):
            del chapter.content.attrs[name]
        chapter.content.insert_child(element("p", " ".join(edition.lines()), class_="dates edition"))
    return made


def _stay(content: LexborNode, file: str) -> None:
    """Shorten links within a chapter, and replace those that lead to no chapter with their text."""
    for link in content.css("a[href]"):
        href = link.attributes["href"] or ""
        if href.startswith(f"{file}#"):
            link.attrs["href"] = href.removeprefix(file)
        elif href.startswith(OUT):
            link.unwrap()


# ---- Contents and package ----


def _title(home: Rendered, first: book.Chapter, edition: Edition) -> LexborNode:
    section = element("section", **{"class": "titlepage"})
    for text, kind in ((home.title, "h1"), *((line, "p") for line in edition.lines())):
        section.insert_child(element(kind, text))
    for said in home.all("footer p:not(:has(a))"):
        section.insert_child(fragment(said.html or ""))
    for url, text in ((links.in_own_file(first.url), first.title), ("contents.xhtml", content.data_now().labels["book_contents"])):
        line = element("p")
        line.insert_child(element("a", text, href=url))
        section.insert_child(line)
    return section


def _contents(made: list[book.Chapter]) -> LexborNode:
    """Contents in two levels, and the landmarks that a reading system offers."""
    holder, labels = element("div"), content.data_now().labels
    toc = book.contents(made, links.in_own_file)
    toc.attrs["epub:type"], toc.attrs["role"] = "toc", "doc-toc"
    for list_of_chapters in toc.css("nav > ol"):
        list_of_chapters.insert_before(element("h1", labels["book_contents"]))
    marks = [("titlepage", "title.xhtml", labels["copy_title"]), ("toc", "contents.xhtml", labels["book_contents"])]
    marks.append(("bodymatter", links.in_own_file(made[0].url), made[0].title))
    marks += [(kind, links.in_own_file(each.url), each.title) for role, kind in LANDMARKS.items() for each in made if role in each.roles]
    landmarks = element("nav", **{"epub:type": "landmarks", "hidden": "", "aria-label": labels["copy_landmarks"]})
    rows = element("ol")
    for kind, file, text in marks:
        row = element("li")
        row.insert_child(element("a", text, **{"epub:type": kind, "href": file}))
        rows.insert_child(row)
    landmarks.insert_child(rows)
    holder.insert_child(toc)
    holder.insert_child(landmarks)
    return holder


def _package(files: dict[str, bytes], home: Rendered, edition: Edition) -> bytes:
    about = next((tag.attributes["content"] or "" for tag in home.all("meta[name=description]")), home.title)
    built = datetime.fromtimestamp(edition.epoch, UTC)
    texts = {
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, edition.address or home.title)}",  # one for all editions
        "title": home.title,
        "language": home.language,
        "description": about,
        "day": built.date().isoformat(),
        "modified": f"{built:%Y-%m-%dT%H:%M:%SZ}",
    }
    template = Template((PARTS / "package.opf").read_text(encoding="utf-8"))
    subject = f"<dc:subject>{escape(edition.subject)}</dc:subject>" if edition.subject else ""
    manifest = "\n    ".join(_item(name, content) for name, content in files.items())
    spine = "\n    ".join(_tag("itemref", idref=_id(name)) for name in files if name.endswith(".xhtml"))
    parts = {"subject": subject, "manifest": manifest, "spine": spine}
    return template.substitute({name: escape(text) for name, text in texts.items()}, **parts).encode()


def _item(name: str, content: bytes) -> str:
    kinds = {"contents.xhtml": "nav", "cover.png": "cover-image"}
    properties = kinds.get(name) or ("svg" if b"<svg" in content and name.endswith(".xhtml") else "")
    more = {"properties": properties} if properties else {}
    return _tag("item", id=_id(name), href=name, **{"media-type": KINDS[Path(name).suffix]}, **more)


def _id(name: str) -> str:
    return name.replace(".", "-")


def _tag(name: str, **attributes: str) -> str:
    return ElementTree.tostring(ElementTree.Element(name, attributes), encoding="unicode")
