"""The copy for Kiwix: every page with its pictures in one ZIM, which Kiwix searches by title and by word."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from scripts.guide import search_file
from scripts.guide.offline import pictures, site_pages
from scripts.guide.offline.edition_notice import Edition, FormError
from scripts.guide.rendered import Rendered, read

HOME = "index.html"
HTML = "text/html"
KINDS = {".html": HTML, ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain", ".png": "image/png"}
LEFT_OUT = (
    *("search/*", "partials/*"),
    *("assets/css/search.css", "assets/js/search*.js", "assets/vendor/minisearch.js"),
)
"""Files that no page of this copy requests, because Kiwix has its own search."""
UNUSED = (
    "[data-late=search], #search, meta[http-equiv=Content-Security-Policy], "
    "script[type='application/ld+json'], meta[property], link[rel=manifest], link[rel=alternate]"
)
"""Ways into the site's search; the policy, as its 'self' is no address inside Kiwix, which would then hold our own files back; and what
only search engines, other sites and browsers that install a site read."""
REPEATED = "book"  # the role of the page that repeats all others: it would be a fifth of the copy, and its use is to print


@dataclass(frozen=True)
class Entry:
    """One file of the copy, under the names that libzim asks for. `found_by`: the words that a search finds it by, and extra words."""

    path: str
    title: str
    content: bytes
    found_by: tuple[str, str] = ("", "")

    def get_path(self) -> str:
        """Its path."""
        return self.path

    def get_title(self) -> str:
        """Its title; a file that is no page has none."""
        return self.title

    def get_mimetype(self) -> str:
        """Its media type."""
        return KINDS.get(Path(self.path).suffix, "application/octet-stream")

    def get_contentprovider(self) -> object:
        """Its bytes."""
        from libzim.writer import StringProvider  # noqa: PLC0415  # heavy, and not everywhere

        return StringProvider(self.content)

    def get_hints(self) -> dict[object, int]:
        """Whether a reader can ask for it by its title."""
        from libzim.writer import Hint  # noqa: PLC0415  # heavy, and not everywhere

        return {Hint.FRONT_ARTICLE: int(bool(self.title)), Hint.COMPRESS: 1}

    def get_indexdata(self) -> "Entry":
        """Itself: it provides the text that the index is made of."""
        return self

    def has_indexdata(self) -> bool:
        """Whether a search finds it."""
        return bool(self.found_by[0])

    def get_content(self) -> str:
        """The words that it is found by."""
        return self.found_by[0]

    def get_keywords(self) -> str:
        """Extra words that are on no page: forms, other spellings, what readers type."""
        return self.found_by[1]

    def get_wordcount(self) -> int:
        """How many words it has."""
        return len(self.found_by[0].split())

    def get_geoposition(self) -> None:
        """None: it has no geographic position."""


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write `site` as one ZIM. Raises FormError where libzim is missing."""
    try:
        from libzim.writer import Creator, Hint  # noqa: PLC0415  # heavy, and not everywhere
    except ImportError:
        raise FormError("the Python package libzim is missing. Run `make bundle`, which installs it.") from None
    built = read(site)
    about = metadata(built, edition)
    target.unlink(missing_ok=True)
    # One worker: with more, the order of entries would depend on timing.
    with _silence(), Creator(target).config_indexing(True, about["Language"]).config_nbworkers(1) as copy:
        copy.set_mainpath(HOME)
        copy.add_illustration(48, pictures.ICON.read_bytes())
        for entry in entries(site, built, edition):
            copy.add_item(entry)
        for path, title, target_path in suggestions(site):
            copy.add_redirection(path, title, target_path, {Hint.FRONT_ARTICLE: 1})
        for name, text in about.items():
            copy.add_metadata(name, text)
    target.write_bytes(fixed(target.read_bytes()))


def metadata(built: list[Rendered], edition: Edition) -> dict[str, str]:
    """What Kiwix shows about the copy. It shows 30 characters of a title and 80 of a description."""
    home = next(page for page in built if not page.url)
    short = next((name.text(strip=True) for name in home.all(".name__short")), home.title)[:30]
    long = next((tag.attributes["content"] or "" for tag in home.all("meta[name=description]")), home.title)
    return {
        "Name": "-".join("".join(letter if letter.isalnum() else " " for letter in short.lower()).split()) + "_en",
        "Title": short,
        "Description": home.title[:80],
        "LongDescription": " ".join((long, *edition.lines())),
        "Language": "eng",
        "Creator": "The contributors of the guide",
        "Publisher": "The contributors of the guide",
        "Date": edition.built.isoformat(),
        "License": "CC BY 4.0",
        "Tags": "_category:other;_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        **({"Source": edition.address} if edition.address else {}),
    }


def entries(site: Path, built: list[Rendered], edition: Edition) -> Iterator[Entry]:
    """Every file of the copy, by its path."""
    found_by = search_file.words_of(search_file.load(site))
    repeated = _repeated(built)
    for name, file, page in site_pages.files(site, built, (*LEFT_OUT, *repeated)):
        if page:
            site_pages.convert(page, edition, "copy_kiwix")
            for unused in (*page.all(UNUSED), *site_pages.links_to(repeated, page)):
                unused.decompose()
            yield Entry(name, page.title, (page.tree.html or "").encode(), (found_by.get(page.url, ""), ""))
        else:
            yield Entry(name, "", file.read_bytes())


def _repeated(built: list[Rendered]) -> frozenset[str]:
    """The paths of the pages that only repeat others."""
    return frozenset(f"{page.url}{HOME}" for page in built if REPEATED in page.roles)


def suggestions(site: Path) -> Iterator[tuple[str, str, str]]:
    """Questions and other names of pages, which Kiwix suggests as it does titles: the path, the title, and the path of the page."""
    repeated = _repeated(read(site))
    for at, (name, url) in enumerate(search_file.names_of(search_file.load(site)).items()):
        if f"{url}{HOME}" not in repeated:
            yield f"named/{at}", name[:1].upper() + name[1:], f"{url}{HOME}"


# ---- The same bytes from the same commit ----

MAGIC = b"\x0f\x0dXapian Glass"  # the beginning of each search index, then two bytes with the version, then its random name
NAME_BYTES = 16


def fixed(made: bytes) -> bytes:
    """A ZIM whose ids are computed from its content, where libzim writes random ones: that of the file and one in each search index.

    The last 16 bytes are the MD5 of all before them (openZIM, "ZIM file format": uuid at byte 8, checksum at the end).
    """
    body = bytearray(made[:-NAME_BYTES])
    places = [8]
    at = body.find(MAGIC)
    while at >= 0:
        places.append(at + len(MAGIC) + 2)
        at = body.find(MAGIC, at + 1)
    for place in places:
        body[place : place + NAME_BYTES] = bytes(NAME_BYTES)
    digest = hashlib.sha256(body).hexdigest()
    for count, place in enumerate(places):
        body[place : place + NAME_BYTES] = uuid5(NAMESPACE_URL, f"{digest}/{count}").bytes
    return bytes(body + hashlib.md5(body, usedforsecurity=False).digest())


@contextmanager
def _silence() -> Iterator[None]:
    """Suppress the messages that libzim writes to standard output without going through Python."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
