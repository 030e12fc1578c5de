"""Every number that this guide promises, each with its reason."""

from typing import Final, NamedTuple

REVIEW_MONTHS: Final = 12  # decisions/0003: emergency numbers and medicine labels change within a year
SUMMARY_WORDS: Final = 25  # the ten-second line: two short sentences
MEANING_WORDS: Final = 35  # a popover that fits a 320 px screen without scrolling
NIGHT_PAGE_WORDS: Final = 120  # product.md: worried-now is one screen
DESCRIPTION_CHARS: Final = 160  # search engines cut longer descriptions
DENOMINATORS: Final = (10, 100, 1000)  # behind "in" or "of" they say of how many people, and are no result
ROUNDING: Final = 0.03  # of its source a figure that ends in 0 may be away: 1,881 steps are "about 1,900" to a reader
EFFECT_AXIS: Final = (-1.6, 0.2)  # standardized differences in pain: room for every interval that the chart draws, and for little more
WARNINGS_PER_PAGE: Final = 2  # checklist C6: more call-outs than two stop being read

DANGER_PAGE: Final = "get-help/"  # what a program that tells our words must name first
BOOK_FIRST: Final = "get-help/worried-now/"  # whoever opens the book in fear needs no contents
ZIP_BYTES: Final = 1_000_000  # a message attachment that passes everywhere
EPUB_BYTES: Final = 1_000_000  # the same; and an old e-reader opens it without a wait
ZIM_BYTES: Final = 1_000_000  # the same: it holds what the ZIP holds
TEXT_COLUMNS: Final = 72  # what a mail program and a Braille reader pass on unbroken
PDF_BYTES: Final = 2_000_000  # half a minute on a slow phone network
TEXT_BYTES: Final = 400_000  # opens at once on the oldest phone, and fits any message
ONE_FILE_BYTES: Final = 700_000  # opens in seconds on an old phone, and passes as an attachment
BUILD_EPOCH_FLOOR: Final = 315_532_800  # 1 January 1980: a ZIP cannot hold an older date

SENTENCE_WORDS: Final = 20  # checklist C17
PARAGRAPH_SENTENCES: Final = 3  # checklist C17
KEY_WORDS: Final = 60  # one minute for a slow reader
PAGE_WORDS: Final = (150, 600)  # one idea a page: what a foggy reader can hold
TOPIC_PAGES: Final = 8  # checklist C13
GRADE_MOST: Final = 8.0  # US grade 8: the upper edge of 11 to 14 years, claim CM01
GRADE_MEDIAN: Final = 6.0  # US grade 6: about 11 years, claim CM01
UNGRADED_PAGES: Final = ("sources.md", "glossary.md")  # lists of names and of terms
UNUSED_WORDS: Final = {
    "don['\u2019]t": "\u201cdo not\u201d",
    "can['\u2019]t": "\u201ccannot\u201d",
    "suffer(?:s|ed|ing|er|ers)?": "\u201chave\u201d or \u201clive with\u201d",
    "victims?": "\u201cpeople\u201d",
    "simply": "nothing: what is simple to one is not to another",
    "obviously": "nothing: what is plain to one is not to another",
    "just": "\u201conly\u201d, or nothing",
}  # checklist C20, and words that make a reader feel slow
UNCITED_CARDS: Final = ("emergency", "urgent", "routine", "caution")  # C3: nothing to tap in a card; sources stand below
UNCITED_HEADINGS: Final = (
    "Where these lists come from",
    "Questions to ask",
    "Read next",
    "What brings you here?",
    "How sure it is",
    "One slow breath",
)  # links, questions and words about this guide
HTML_ALLOWED: Final = {
    "CSS: “position-(area|try-fallbacks)”": "CSS Anchor Positioning 1, newer than the checker: a popover at its word (decisions/0002)",
}  # a pattern of what the HTML checker says where it is wrong, and why
PAINT_TIMES: Final = {"FCP": 1.10, "LCP": 1.20}  # times a bare page of the same words: a tenth and a fifth of a second are not noticed
PAGE_LIMITS: Final = {
    "blocking, ms": 30,  # less than two frames: a tap is never lost
    "layout shift": 0,  # a reader who lost the line once has to begin again
    "bytes": 17_000,  # before any touch: under half a second on a slow phone network
}
FIRST_BYTES: Final = 17_000  # HTML with its CSS, gzip, of a topic page: one window of TCP (14,600) and the start of a second
HOME_BYTES: Final = 14_600  # the same of the home page: what a server sends before it waits for a first receipt
LIGHTHOUSE_SCORE: Final = 100  # what a program can find, a program can mend
SLOW_PHONE_TIMES: Final = 4  # Lighthouse's own figure for a phone beside a desktop computer
SEARCH_INDEX_BYTES: Final = 60_000  # gzip: about one second and a half on a slow phone network
GROWTH_TIMES: Final = 1.5  # a page at 2,000 pages beside one at 100: a guide that grows must stay quick to build
BUILD_MEGABYTES: Final = 500  # what the smallest rented machine has to spare
USERS_SHOWN: Final = 10  # pages listed under a term or a source: more are not read, and lists would grow with the guide
LINK_SECONDS: Final = 20  # a slow library still answers in this time
LINK_PAUSE: Final = 2.0  # seconds between two questions to one site: less than a person who clicks
LINK_HOSTS: Final = 6  # sites asked at one time
LINK_DAYS: Final = 20  # what was there is asked again every third week
PICTURES_SHOWN: Final = 12  # of changed pages in a report: more are not looked at
WARN_DAYS: Final = 60  # time to find someone who checks a page again

CONTENT_SECURITY: Final = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),  # guide.js and what it brings
    "style-src": ("'self'",),  # the search and picture sheets
    "img-src": ("'self'", "data:"),  # the icons of cards are data
    "connect-src": ("'self'",),  # the search index
    "worker-src": ("'self'",),  # the search worker
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}  # each page adds the hashes of its own inline script and style
ONE_FILE_SECURITY: Final = {
    "default-src": ("'none'",),  # one file asks for nothing
    "script-src": (),
    "style-src": (),
    "img-src": ("data:",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}  # it adds the hashes of its own script and style
EAGER: Final = "link[rel=stylesheet], script[src], img:not([loading=lazy]), iframe, link[rel=preload]"  # a request before any touch
PAGE_BYTES: Final = 17_000  # gzip, all that is loaded before any touch: two round trips on a slow phone
TOOL_BYTES: Final = 15_000  # gzip, the scripts of one tool: a second on a slow phone network
WINDOW_BYTES: Final = 14_100  # gzip, HTML with its CSS: the first window of TCP (14,600) less a server's headers, so one round trip
WINDOW_PAGES: Final = ("", "get-help/worried-now/")  # the first page, and the page for the night
LONG_PAGES: Final = {
    "get-help/": 22_000,  # every sign and every number: a reader in need must not have to load a second page
    "sources/": 40_000,  # one list of every source, to be looked up in
    "glossary/": 30_000,  # the same, of every term
    "print/": 160_000,  # every page, asked for by name
}
KEPT_BYTES: Final = 700_000  # every file as gzip, together: what one visit brings to a phone for reading with no network
KEPT_KINDS: Final = (
    *(".html", ".js", ".css", ".png", ".json"),  # what a page shows or runs; the worker knows their types
    "mark.svg",  # drawings are in their pages: their files are for browsers with scripts off, which have no worker
)
NOT_KEPT: Final = (
    "assets/card.png",  # for links shared elsewhere
    "print/",  # every word a second time, 120 KB
    "sw.js",  # the worker itself
    "assets/images/icon-",  # for home screens, which fetch them by the manifest
    "assets/js/disk-worker.js",  # for copies on a disk only
)
SERVER_WAIT: Final = 2000  # ms; longer than a good line needs, and not too long for a frightened reader
READER_MEMORY: Final = 3_600_000  # ms; a page that a browser holds ready behind "back" is in no list of open pages
SCRIPTED_CLASSES: Final = ("js", "open")  # first.js sets them: their rules stay in every page


class EngineDifference(NamedTuple):
    """What readers may find different on another engine: in which respect, which words each item of it has, and why that is right."""

    engine: str
    respect: str
    contains: str
    reason: str


ENGINE_DIFFERENCES: Final[tuple[EngineDifference, ...]] = ()  # decisions/0012: nothing, so far
DIFFERENCE_CHARS: Final = 200  # of one lost or added item: enough to find it
