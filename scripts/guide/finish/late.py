"""Holds back what a page does not need for its words: the theme's script, the lightbox, and what nobody uses at all.

`docs/assets/js/guide.js` brings them at the first search, or the first tap on a drawing.
"""

from scripts.guide.rendered import Rendered

OURS = "first"
UNUSED = (
    *("link[href*=glightbox]", "style#glightbox-style"),
    *("[data-md-component=skip]", "[data-md-component=announce]", "[data-md-component=dialog]", ".md-overlay", "meta[name=generator]"),
)
"""Of the theme, and without a use in our page: its empty bars, its drawer's shade, its name, and a skip link that not every page has."""
DATA = ("application/json", "application/ld+json")


def hold(page: Rendered) -> None:
    """Leave a page one script, ours, and tell the search box where the theme's is."""
    for script in page.all("script"):
        source = script.attributes.get("src") or ""
        for box in page.all("#search") if "/bundle." in source else ():
            box.attrs["data-script"] = source
        if script.attributes.get("id") != OURS and script.attributes.get("type") not in DATA:
            script.decompose()
    for unused in (part for selector in UNUSED for part in page.all(selector)):
        unused.decompose()
