"""A small page at each old address: it redirects to the new one, with a link as a fallback, and has no script."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import finish, paths, rendered
from scripts.guide.finish import content_security
from scripts.guide.model import Address, Guide
from scripts.guide.rendered import Rendered


def write(site: Path, guide: Guide, address: str) -> None:
    """Write them all; links are relative, and only the canonical one is absolute, where the site has an `address`."""
    home = next((page for page in rendered.each(site) if not page.url), None)
    for moved in guide.addresses:
        if moved.to is not None:
            page = _page(site, moved, moved.to, address)
            _say(page, guide, home)
            page.file.parent.mkdir(parents=True, exist_ok=True)
            finish.write(page)


def _say(page: Rendered, guide: Guide, home: Rendered | None) -> None:
    """Write the language, direction and labels of the guide into the page, which no engine has built."""
    for name, tag in (("lang", "html"), ("dir", "body")):
        for of_home in home.all(f"{tag}[{name}]") if home else ():
            for own in page.all(tag):
                own.attrs[name] = of_home.attributes[name] or ""
    labels = guide.labels
    for place in page.all("title, h1"):
        place.insert_child(labels["moved"])
    for link in page.all("a"):
        link.insert_child(labels["moved_to"])


def _page(site: Path, moved: Address, to: str, address: str) -> Rendered:
    page = Rendered(site / moved.path / "index.html", moved.path, LexborHTMLParser(paths.MOVED_TEMPLATE.read_text(encoding="utf-8")))
    link = page.root() + to.removeprefix("./")
    for each in page.all("a"):
        each.attrs["href"] = link
    for each in page.all("meta[http-equiv=refresh]"):
        each.attrs["content"] = f"0; url={link}"
    for each in page.all("link[rel=canonical]"):
        each.attrs["href"] = (address or page.root()) + to.removeprefix("./").partition("#")[0]
    content_security.add(page)
    return page
