"""Holds back what a page does not need for its words: the theme's script, the lightbox, and what nobody uses at all.

`docs/assets/js/guide.js` brings them at the first search, or the first tap on a drawing.
"""

import json

from selectolax.lexbor import LexborNode

from scripts.guide.finish.parts import Search
from scripts.guide.rendered import Rendered, fragment

OURS = "first"
UNUSED = (
    *("link[href*=glightbox]", "style#glightbox-style"),
    *("[data-md-component=skip]", "[data-md-component=announce]", "[data-md-component=dialog]", ".md-overlay", "meta[name=generator]"),
)
"""Of the theme, and without a use in our page: its empty bars, its drawer's shade, its name, and a skip link that not every page has."""
DATA = ("application/json", "application/ld+json")


def hold(page: Rendered, search: Search) -> None:
    """Leave a page one script, ours, and tell the search box where the theme's is, and that one where its worker is."""
    for script in page.all("script"):
        source = script.attributes.get("src") or ""
        for box in page.all("#search") if "/bundle." in source else ():
            box.attrs["data-script"] = _beside(source, search.script)
        if script.attributes.get("id") != OURS and script.attributes.get("type") not in DATA:
            script.decompose()
    for settings in page.all("script#__config"):
        _settle(settings, search)
    for unused in (part for selector in UNUSED for part in page.all(selector)):
        unused.decompose()


def _settle(settings: LexborNode, search: Search) -> None:
    values = json.loads(settings.text())
    values["search"] = _beside(values["search"], search.worker)
    values["translations"] = {name: word for name, word in values.get("translations", {}).items() if name.startswith("search.")}
    fresh = fragment('<div><script id="__config" type="application/json"></script></div>', "script")
    fresh.insert_child(json.dumps(values, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c"))
    settings.replace_with(fresh)


def _beside(address: str, name: str) -> str:
    return "/".join((*address.split("/")[:-1], name))
