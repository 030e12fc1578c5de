"""Every number that the guide promises, each with its reason."""

from typing import Final

REVIEW_MONTHS: Final = 12  # decisions/0003: emergency numbers and medicine labels change within a year
SUMMARY_WORDS: Final = 25  # the ten-second line: two short sentences
MEANING_WORDS: Final = 35  # a popover that fits a 320 px screen without scrolling
NIGHT_PAGE_WORDS: Final = 120  # one screen of a phone, so that nobody has to scroll in fear
DESCRIPTION_CHARS: Final = 160  # search engines cut longer descriptions
DENOMINATORS: Final = (10, 100, 1000)  # after "in" or "of" they are the size of a group, not a result
ROUNDING: Final = 0.03  # rounding tolerance: a figure that ends in 0 may differ by this share, such as "about 1,900" for 1,881
EFFECT_AXIS: Final = (-1.6, 0.2)  # standardized differences: the range of every interval in the chart, and little more
WARNINGS_PER_PAGE: Final = 1  # checklist C6 allows two, and the box In short is one of them

INDEX_PASS: Final = 90  # of 100: the pass of the CDC Clear Communication Index, claim CM07
WARNING_TOPICS: Final = ("red-flags", "communication")  # claims that send a reader for help, or contain a number to call
AGREEING_SOURCES: Final = 3  # weak sources that print the same number and no other

ZIP_BYTES: Final = 2_000_000  # under a minute on a slow phone network; message attachments may be ten times that
EPUB_BYTES: Final = 1_000_000  # an old e-reader opens it without delay
ZIM_BYTES: Final = 1_000_000  # the same for Kiwix, with the content of the ZIP
TEXT_COLUMNS: Final = 72  # mail programs and Braille displays do not break shorter lines
PDF_BYTES: Final = 4_000_000  # a minute and a half on a slow phone network, for some 350 pages; most attachments may be twice that
TEXT_BYTES: Final = 1_000_000  # opens at once on the oldest phone: about 120,000 words with all sources
ONE_FILE_BYTES: Final = 2_000_000  # under a minute on a slow phone network, and passes as an attachment (decisions/0026)
SITE_AND_FORMS_BYTES: Final = 10_000_000  # all of it as a server sends it: three minutes on a slow phone network
BUILD_EPOCH_LAST_YEAR: Final = 2099
BUILD_EPOCH_CEILING: Final = 4_102_444_799  # the last second of 2099: a ZIP ends with 2107, and a later day is a mistake
BUILD_EPOCH_FLOOR: Final = 315_532_800  # 1 January 1980: a ZIP cannot hold an older date

LINE_CHARS: Final = 2_000  # in a line of Markdown: twice the longest today; the time to parse one grows with the square of its length
PARAGRAPH_CHARS: Final = 8_000  # in a paragraph of Markdown: twice the longest today; parsing one takes a second at most
BRACKETS: Final = 300  # opened in one paragraph: for each, the Markdown library scans to the end of the paragraph
SPACES: Final = 60  # in a row within a line: no list is nested as deep, and matching time grows with the cube of their number

SENTENCE_WORDS: Final = 22  # most sentences of a good page have 8 to 18 words; above 22 a tired reader begins again
SENTENCE_MEDIAN: Final = (8, 14)  # below 8 the words read like a telegram, above 14 like a report
PARAGRAPH_SENTENCES: Final = 4  # two to four sentences that belong together
YOU_PER_100: Final = 3.0  # words of a page: it talks to one person, like the health services that readers preferred
JOINED_SHARE: Final = 1 / 3  # of sentences: reasons and contrasts are written out, not left to the reader
JOINING: Final = (
    "because", "but", "so", "that is why", "for example", "even if", "even though", "even when", "when", "whenever", "if", "then",
    "although", "though", "while", "since", "until", "unless", "still", "however", "instead", "after", "before", "that means",
    "this means", "as soon as",
)  # fmt: skip
COLON_SHARE: Final = 0.1  # of sentences: a colon does not replace a verb; before a quotation or a figure it is not counted
VERBS: Final = ("improved", "rated", "names", "eases", "counts", "time")  # verbs that the tagger took for nouns, checks/verbs.py
MARKS_PER_100: Final = 2.0  # words of the pages on health: about one citation mark in a paragraph, so that marks do not disturb reading
LIST_LINES: Final = 7  # what a reader under stress can read at a glance
SHORT_SENTENCES: Final = 3  # below the message of the "In short" box
NOT_NEVER: Final = 1  # in the guide: "very rarely, not never" is honest once, and dread three times
KEY_WORDS: Final = 75  # a message, three sentences and one line: less than a minute for a slow reader
PAGE_WORDS: Final = (150, 800)  # one idea a page, without the folded studies: the range of the pages that readers preferred to ours
TOPIC_PAGES: Final = 8  # checklist C13: as many menu items as a reader sees at a glance
GRADE_MOST: Final = 6.0  # US grade 6: about 11 years, the lower edge of claim CM01; the hardest page has 5.5
GRADE_MEDIAN: Final = 4.5  # the pages have 3.7 in the middle: an edit may add a hard word, and not a habit
UNGRADED_ROLES: Final = frozenset({"sources", "glossary", "signs"})  # lists of names, terms and signs, which are graded where they are used
AVOIDED_WORDS: Final = {
    "don['\u2019]t": "\u201cdo not\u201d",
    "can['\u2019]t": "\u201ccannot\u201d",
    "suffer(?:s|ed|ing|er|ers)?": "\u201chave\u201d or \u201clive with\u201d",
    "victims?": "\u201cpeople\u201d",
    "simply": "nothing: what is simple to one is not to another",
    "obviously": "nothing: what is plain to one is not to another",
    "prevalence": "\u201chow common\u201d",
    "etc": "the rest in words, or nothing",
    "just(?! been told)": "\u201conly\u201d, or nothing",  # "I have just been told" is a reader's sentence
    "we (?:did not|didn.t|have not|haven.t) look(?:ed)?": "what a search found or did not find, as a claim of basis `gap`",
}  # checklist C20, and words that make a reader feel slow
SIGN_SHORT_WORDS: Final = 6  # decisions/0019: read at a glance, and six of them on the night page
SIGN_MAY_BE_WORDS: Final = 4  # "may be a stroke"
SIGNS_PER_GROUP: Final = 7  # as many as a frightened reader can remember; more signs need a second group
UNCITED_CARDS: Final = ("emergency", "urgent", "routine", "caution")  # checklist C3: their sources are below the card
UNCITED_HEADINGS: Final = (
    "where-these-lists-come-from",
    "questions-to-ask",
    "read-next",
    "what-brings-you-here",
    "how-sure-it-is",
    "one-slow-breath",
)  # the anchors, which are those of every language: links, questions and words about this guide
HTML_ALLOWED: Final = {
    "CSS: “position-(anchor|area|try|try-fallbacks)”": "CSS Anchor Positioning 1, newer than the checker (decisions/0002)",
}  # patterns of the HTML checker's false errors, each with its reason
PAINT_TIMES: Final = {"FCP": 1.10, "LCP": 1.20}  # times a bare page of the same text: differences of a tenth or a fifth are not noticed
PAGE_BYTES: Final = 17_408  # 17 KB (of 1,024 bytes) as gzip, all that a topic page loads before any touch: two round trips on a slow phone
PAGE_LIMITS: Final = {
    "blocking, ms": 30,  # less than two frames, so no tap is delayed
    "layout shift": 0,  # a reader who loses the line has to start again
    "bytes": PAGE_BYTES,
}
HOME_BYTES: Final = 14_600  # the same of the home page: what a server sends before it waits for the first acknowledgment
LIGHTHOUSE_SCORE: Final = 100  # what a program can find, we can fix
SLOW_PHONE_TIMES: Final = 4  # how much slower a phone is than a desktop computer, by Lighthouse
SEARCH_INDEX_BYTES: Final = 60_000  # gzip: about one second and a half on a slow phone network
SEARCH_BYTES: Final = 70_000  # gzip, the index and the scripts that read it: all that a first search loads
SEARCH_KEY_MS: Final = 50  # on a slow phone, for the slowest key: three frames, so that typing never waits
USERS_SHOWN: Final = 10  # pages listed under a term or a source: nobody reads more, and the lists would grow with the guide
LINK_SECONDS: Final = 20  # a slow library server answers within this time
LINK_PAUSE: Final = 2.0  # seconds between two requests to one site: slower than a person who clicks
LINK_HOSTS: Final = 6  # sites checked at the same time
LINK_DAYS: Final = 20  # a link that worked is checked again every third week
PACK_SIGN_PAGES: Final = 4  # of A4: a clinician reads the signs first, in one sitting
PICTURES_SHOWN: Final = 12  # of changed pages in a report: nobody looks at more
WARN_DAYS: Final = 60  # time to find someone who reviews a page again

CONTENT_SECURITY: Final = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),  # guide.js and the scripts that it loads
    "style-src": ("'self'",),  # the search and picture sheets
    "img-src": ("'self'", "data:"),  # the icons of cards are data URLs
    "connect-src": ("'self'",),  # what the service worker keeps
    "worker-src": ("'self'",),  # the service worker
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}  # each page adds the hashes of its own inline script and style
ONE_FILE_SECURITY: Final = {
    "default-src": ("'none'",),  # the single file requests nothing
    "script-src": (),
    "style-src": (),
    "img-src": ("data:",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}  # it adds the hashes of its own script and style
EAGER: Final = (
    "link[rel=stylesheet], script[src], img:not([loading=lazy]), iframe, link[rel=preload]"  # what a page requests before any touch
)
TOOL_BYTES: Final = 15_000  # gzip, the scripts of one tool: a second on a slow phone network
WINDOW_BYTES: Final = 14_100  # gzip, HTML with its CSS: the first window of TCP (14,600) less a server's headers, so one round trip
BYTES_OF_ROLES: Final = {
    "first-window": WINDOW_BYTES,  # the first page of each part, and the page for the night
    "list": 22_000,  # to look things up, not to read through
    "danger": 22_000,  # every sign and every number: a reader in danger must not have to load a second page
    "sources": 80_000,  # one list of every source, to be looked up in; the second evidence round more than doubled it
    "glossary": 36_000,  # the same, of every term
    "book": 330_000,  # every page, opened only by those who ask for it (decisions/0026)
}
CACHED_BYTES: Final = 1_260_000  # every file as gzip, together: what one visit downloads to a phone in the background (decisions/0026)
CACHED_KINDS: Final = (
    *(".html", ".js", ".css", ".png", ".json"),  # what a page shows or runs; the service worker has their media types
    "mark.svg",  # other drawings are inlined: their files are for browsers without scripts, which have no service worker
)
NOT_CACHED_ROLES: Final = frozenset(
    {
        "signs",  # for clinicians and the curious; every list that it explains is kept
        "book",  # every word a second time, 120 KB
        "audit",  # for those who judge the guide; no reader needs it without a network
    }
)
NOT_CACHED: Final = (
    "assets/card.png",  # for links shared on other sites
    "sw.js",  # the service worker itself
    "assets/images/icon-",  # for home screens, which load them from the manifest
)
SERVER_WAIT_MS: Final = 2000  # ms; longer than a good connection needs, and not too long for a frightened reader
READER_MEMORY_MS: Final = 3_600_000  # ms; pages in the back/forward cache are not in clients.matchAll()
BROWSERS: Final = {
    "everything": {"chrome": "93", "safari": "15.4", "ios_saf": "15.4", "firefox": "92"},  # the first of each that has Object.hasOwn
    "words": {
        "chrome": "79",
        "safari": "12",
        "ios_saf": "12",
        "firefox": "78",
    },  # words, numbers to call, menu and paper; no search, no tools
}
"""The oldest version of each browser in which everything works, and in which all words do (docs/about/accessibility.md)."""
SCRIPTED_CLASSES: Final = ("js", "open", "asked", "short-note", "headerlink", "visually-hidden")
"""Set by scripts, so their rules stay in every page."""

DIFFERENCE_CHARS: Final = 200  # of a lost or added item are printed: enough to find it
