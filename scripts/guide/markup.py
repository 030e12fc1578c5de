"""The elements, attributes and link schemes that our templates and notations make. Anything else in a page stops the build.

A new notation that needs another one adds it here, where it is reviewed with the reason.
"""

from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEAD: Final = _names("title meta link style script")
DRAWING: Final = _names("svg title desc g path rect circle ellipse line polyline polygon text tspan")
BODY: Final = DRAWING | _names(
    "a abbr article aside b blockquote br button caption cite code col colgroup dd del details dfn dialog div dl dt em "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input kbd label legend li main nav ol optgroup "
    "option p q s section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul"
)
DRAWING_ATTRIBUTES: Final = _names(
    "viewBox x y x1 x2 y1 y2 cx cy r rx ry dx dy d points width height transform preserveAspectRatio id class role fill fill- "
    "opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-dashoffset opacity font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing "
    "rotate"
)
FROM_EDITORS: Final = ("version", "{http://www.w3.org/XML/1998/namespace}space")
"""Attributes of plain SVG from Inkscape, which a file may have and markdown/figures.py leaves out of the page."""
EVERYWHERE: Final = _names("id class lang dir title role tabindex hidden popover spellcheck translate")
"""Attributes of any element, besides aria-* and data-*, which load and run nothing."""
ATTRIBUTES: Final = {
    "a": _names("href rel hreflang download"),
    "button": _names("type popovertarget popovertargetaction autofocus disabled value name"),
    "col": _names("span"),
    "details": _names("open name"),
    "dialog": _names("open"),
    "fieldset": _names("disabled name"),
    "form": _names("method autocomplete name"),
    "html": _names("xmlns"),
    "img": _names("src alt width height loading decoding"),
    "input": _names(
        "type name value checked readonly disabled maxlength minlength min max step pattern placeholder autocomplete "
        "autocapitalize enterkeyhint inputmode accept required size list autofocus multiple"
    ),
    "label": _names("for"),
    "link": _names("rel href type media sizes hreflang as"),
    "meta": _names("charset name property content http-equiv"),
    "ol": _names("start reversed type"),
    "li": _names("value"),
    "optgroup": _names("label disabled"),
    "option": _names("value selected disabled label"),
    "script": _names("src type defer async"),
    "select": _names("name autocomplete disabled required"),
    "style": _names("media"),
    "svg": _names("xmlns focusable"),
    "td": _names("colspan rowspan headers"),
    "textarea": _names("name rows cols maxlength placeholder readonly disabled autocomplete autocapitalize required"),
    "th": _names("colspan rowspan headers scope"),
    "time": _names("datetime"),
}
VALUES: Final = {
    ("form", "method"): _names("dialog"),
    ("button", "type"): _names("button submit reset"),
    ("input", "type"): _names("checkbox radio text file number date time search range tel email hidden"),
    ("meta", "http-equiv"): _names("content-security-policy refresh"),  # refresh: only in a page that has moved (BU10)
    ("script", "type"): _names("application/ld+json"),
}
"""The allowed values, in small letters, of attributes whose value decides what they do."""
SCHEMES: Final = frozenset({"", "https", "http", "tel", "sms", "mailto"})
"""The schemes of links; "" leads to this site."""
