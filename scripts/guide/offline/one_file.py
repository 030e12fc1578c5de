"""The whole guide in one HTML file: it opens anywhere, asks for nothing, and every link inside it leads to a place in it."""

import base64
import re
from pathlib import Path

import rjsmin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import book, content, policy, security, styles
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import Rendered, element, fragment, read

SHELL = "head link, head style, head script, head meta[http-equiv], head meta[name=generator], head comment, body > *"
"""Parts around the text of a page that this file leaves out."""
OUTSIDE = ("#", "http:", "https:", "tel:", "sms:", "mailto:")
UNUSED = ("data-cite", "data-term", "data-source")  # for steps of the build
NAMED = ("aria-labelledby", "aria-describedby", "headers", "for")
CONTENTS = "contents"
SIGN = Path("assets") / "images" / "mark.svg"


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write every page of `site` as the one file `target`."""
    pages, said = read(site), content.data_now().labels
    page = _shell(pages, target)
    chapters = book.chapters(pages)
    place = page.all(".book")[0]
    for part in (_title(pages), _line(" ".join(edition.lines())), _up(said["book_contents"]), *_notice(pages, edition)):
        place.insert_child(part)
    listed = book.contents(chapters)
    listed.attrs["id"] = CONTENTS
    for at, chapter in enumerate(chapters):
        place.insert_child(chapter.content)
        place.insert_child(_up(said["copy_back"]))
        if not at:  # the page for a frightened moment comes before the contents
            place.insert_child(listed)
    place.insert_child(_line(" ".join(edition.lines())))
    _trim(place)
    _dress(page, pages, site)
    target.write_text(page.tree.html or "", encoding="utf-8")


def _shell(pages: list[Rendered], target: Path) -> Rendered:
    """Home's head with nothing to load, and an empty article."""
    home = next(page for page in pages if not page.url)
    tree = LexborHTMLParser(home.tree.html or "")
    for part in tree.css(SHELL):
        part.decompose()
    if tree.body:
        tree.body.insert_child(fragment('<main><article class="words"><div class="book"></div></article></main>'))
    return Rendered(target, "", tree)


def _title(pages: list[Rendered]) -> LexborNode:
    home = next(page for page in pages if not page.url)
    return element("h1", next((name.text(strip=True) for name in home.all(".name__long")), home.title))


def _line(text: str) -> LexborNode:
    return element("p", text, class_="checked edition")


def _up(text: str) -> LexborNode:
    line = element("p", class_="up")
    line.insert_child(element("a", text, href=f"#{CONTENTS}"))
    return line


def _notice(pages: list[Rendered], edition: Edition) -> list[LexborNode]:
    """The notice of an overdue copy, with the earliest date of its pages."""
    notices = [notice for page in pages for notice in page.all(".overdue[data-until]")]
    if not notices:
        return []
    notice = fragment(notices[0].html or "")
    notice.attrs["data-until"] = min(edition.until.isoformat(), *(each.attributes["data-until"] or "" for each in notices))
    notice.attrs["hidden"] = ""
    return [notice]


def _trim(content: LexborNode) -> None:
    """Remove links that lead to no place in the file, ids that nothing refers to, and marks for the build."""
    for link in content.css("a[href]"):
        if not (link.attributes["href"] or "").startswith(OUTSIDE):
            link.unwrap()
    called = {(link.attributes["href"] or "")[1:] for link in content.css("[href^='#']")}
    for name in NAMED:
        called.update(each for node in content.css(f"[{name}]") for each in (node.attributes[name] or "").split())
    called.update(re.findall(r"url\(['\"]?#([^)'\"]+)", content.html or ""))
    for node in content.css("[id]:not(.chapter)"):
        if node.attributes["id"] not in called:
            del node.attrs["id"]
    for name in UNUSED:
        for node in content.css(f"[{name}]"):
            del node.attrs[name]


def _dress(page: Rendered, pages: list[Rendered], site: Path) -> None:
    """Give the file its picture, its style (the book's, as far as it is used here), its script and its policy."""
    head = page.tree.head
    look = next((style for each in pages if each.all(book.HOLDER) for style in each.all("head style")), None)
    if head is None:
        return
    if (site / SIGN).is_file():
        drawing = base64.b64encode((site / SIGN).read_bytes()).decode()
        head.insert_child(element("link", rel="icon", href=f"data:image/svg+xml;base64,{drawing}"))
    if look:
        head.insert_child(element("style", styles.used(styles.parsed(look.text()), styles.names(page))))
    head.insert_child(element("script", rjsmin.jsmin(Path(__file__).with_name("overdue.js").read_text(encoding="utf-8"))))
    security.permit(page, policy.ONE_FILE_SECURITY, "script")
