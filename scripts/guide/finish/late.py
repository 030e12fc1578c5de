"""Takes out what a page does not need for its words: the theme's script and its settings, the lightbox, and what nobody uses at all.

`docs/assets/js/guide.js` brings the lightbox at the first tap on a drawing, and our own search dialog at the first search.
"""

from scripts.guide.rendered import Rendered

OURS = "first"
UNUSED = (
    *("link[href*=glightbox]", "style#glightbox-style"),
    *("[data-md-component=skip]", "[data-md-component=announce]", "[data-md-component=dialog]", ".md-overlay", "meta[name=generator]"),
    ".md-toggle",
)
"""Of the theme, and without a use in our page: its empty bars, its drawer's shade and switches, a skip link that not every page has, and
the engine's name: the same words are the same bytes, whoever built them."""
DATA = "application/ld+json"


def hold(page: Rendered) -> None:
    """Leave a page one script, ours, and what search engines read."""
    for script in page.all("script"):
        if script.attributes.get("id") != OURS and script.attributes.get("type") != DATA:
            script.decompose()
    for unused in (part for selector in UNUSED for part in page.all(selector)):
        unused.decompose()
