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
TREATMENTS: Final = {
    "Talking and learning": "cognitive|CBT|self-management|talking|education|mindful",
    "Moving": "exercise|training|walking|aerobic|yoga|tai chi|pool",
    "Medicines": "tablet|antidepressant|depressant|cyclobenzaprine|duloxetine|milnacipran|pregabalin|amitriptyline|naltrexone",
}  # the groups of a chart, by words of the treatment's name; what fits none is "Other"
WARNINGS_PER_PAGE: Final = 2  # checklist C6: more call-outs than two stop being read

PAGE_FOLLOWS: Final = "page follows"  # `left_out` of a claim whose page is still to be written
CLAIMS_WAITING: Final = 6  # as many as wait today; the second edition ends with 0
INDEX_PASS: Final = 90  # of 100: the pass of the CDC Clear Communication Index, claim CM07
UNSCORED: Final[tuple[str, ...]] = (
    "docs/fibromyalgia/closeness.md", "docs/medicines/coming-off.md", "docs/medicines/index.md", "docs/treatment/exercise.md",
    "docs/treatment/index.md", "docs/treatment/other.md", "docs/treatment/pacing.md", "docs/treatment/physical-therapy.md",
    "docs/treatment/relaxing.md", "docs/treatment/sleep.md",
)  # fmt: skip # pages that nobody but their writer has scored; the second edition ends with none
WARNING_TOPICS: Final = ("red-flags", "communication")  # claims that send a reader for help, or hold a number to call
AGREEING_SOURCES: Final = 3  # weak sources that print the same number and no other

ZIP_BYTES: Final = 2_000_000  # under a minute on a slow phone network; message attachments may be ten times that
EPUB_BYTES: Final = 1_000_000  # an old e-reader opens it without a wait
ZIM_BYTES: Final = 1_000_000  # the same for Kiwix: it holds what the ZIP holds
TEXT_COLUMNS: Final = 72  # what a mail program and a Braille reader pass on unbroken
PDF_BYTES: Final = 4_000_000  # a minute and a half on a slow phone network, for some 350 pages; most attachments may be twice that
TEXT_BYTES: Final = 1_000_000  # opens at once on the oldest phone: about 120,000 words with all sources
ONE_FILE_BYTES: Final = 2_000_000  # under a minute on a slow phone network, and passes as an attachment (decisions/0026)
BUILD_EPOCH_FLOOR: Final = 315_532_800  # 1 January 1980: a ZIP cannot hold an older date

SENTENCE_WORDS: Final = 22  # most sentences of a good page have 8 to 18 words; above 22 a tired reader begins again
SENTENCE_MEDIAN: Final = (8, 14)  # below 8 the words read like a telegram, above 14 like a report
PARAGRAPH_SENTENCES: Final = 4  # two to four sentences that belong together
YOU_PER_100: Final = 3.0  # words of a page: it talks to one person, as the health services do that readers preferred
JOINED_SHARE: Final = 1 / 3  # of sentences: reasons and contrasts are said, and not left to the reader
JOINING: Final = (
    "because", "but", "so", "that is why", "for example", "even if", "even though", "even when", "when", "whenever", "if", "then",
    "although", "though", "while", "since", "until", "unless", "still", "however", "instead", "after", "before", "that means",
    "this means", "as soon as",
)  # fmt: skip
COLON_SHARE: Final = 0.1  # of sentences: a colon does not stand in for a verb; before a quotation or a figure it is not counted
VERBS: Final = ("improved", "rated", "names", "eases", "counts", "time")  # verbs that the tagger took for nouns, checks/verbs.py
MARKS_PER_100: Final = 2.0  # words of the rewritten pages: one mark to a paragraph, so that a mark is no noise
LIST_LINES: Final = 7  # what a reader under stress takes in at one look
SHORT_SENTENCES: Final = 3  # below the message of the "In short" box
NOT_NEVER: Final = 1  # in the guide: "very rarely, not never" is honest once, and dread three times
ABBREVIATIONS: Final = {
    "ME/CFS": "chronic fatigue syndrome",
    "SSRIs?": "serotonin reuptake inhibitors?",
    "SNRIs?": "serotonin and (?:norepinephrine|noradrenaline) reuptake inhibitors?",
    "CBT": "cognitive behavioral therapy",
    "EMG": "electromyography|electrical (?:muscle )?test",
}  # what must be said in words where a page first uses the letters
PLACED_WORDS: Final = {"heavy legs": ("RF20", "WK45")}  # words for one sign: in a card, or by the claim that explains them
KEY_WORDS: Final = 75  # a message, three sentences and one line: less than a minute for a slow reader
PAGE_WORDS: Final = (150, 800)  # one idea a page, above the fold of studies: the longest pages that readers preferred to ours have as many
TOPIC_PAGES: Final = 8  # checklist C13: what a reader takes in at a glance in the menu
GRADE_MOST: Final = 8.0  # US grade 8: the upper edge of 11 to 14 years, claim CM01
GRADE_MEDIAN: Final = 6.0  # US grade 6: about 11 years, claim CM01
UNGRADED_ROLES: Final = frozenset({"sources", "glossary", "signs"})  # lists of names, terms and signs (graded where they are shown)
UNUSED_WORDS: Final = {
    "don['\u2019]t": "\u201cdo not\u201d",
    "can['\u2019]t": "\u201ccannot\u201d",
    "suffer(?:s|ed|ing|er|ers)?": "\u201chave\u201d or \u201clive with\u201d",
    "victims?": "\u201cpeople\u201d",
    "simply": "nothing: what is simple to one is not to another",
    "obviously": "nothing: what is plain to one is not to another",
    "prevalence": "\u201chow common\u201d",
    "etc": "the rest in words, or nothing",
    "just(?! been told)": "\u201conly\u201d, or nothing",  # "I have just been told" is what a reader says
    "we (?:did not|didn.t|have not|haven.t) look(?:ed)?": "what a search found or did not find, as a claim of basis `gap`",
}  # checklist C20, and words that make a reader feel slow
SIGN_SHORT_WORDS: Final = 6  # decisions/0019: read at a glance, and six of them on the night page
SIGN_MAY_BE_WORDS: Final = 4  # "may be a stroke"
SIGNS_PER_GROUP: Final = 7  # voice.md: what a frightened reader can hold; more need a label of their own
SHEET_PAGE: Final = "tools/one-sheet/"  # data/sheet-rules.yml speaks of its answers
LEVEL_WORDS: Final = (
    r"call(?:s|ing)? an ambulance",
    r"emergency department",
    r"(?:help|advice|a doctor) straight away",
    r"(?:help|advice|care|doctor|pharmacist) (?:today|the same day)",
    r"(?:doctor|seen|help|advice) within days",
)  # what only a sign may bring into a page
LEVEL_WORDS_KINDS: Final = ("medical", "tool")  # pages about this guide tell of the lists, and send nobody anywhere
LEVEL_WORDS_ALLOWED: Final = {
    "If you cannot reach anyone today, or it gets worse, go to an emergency department.": "what to do where the list for today fails",
    "[Do I need a doctor today?](": "a reader's question, which leads to the lists",
}  # what may stand in a page as it is, and why it is no sign's level
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
    "CSS: “position-(area|try|try-fallbacks)”": "CSS Anchor Positioning 1, newer than the checker: a popover at its word (decisions/0002)",
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
SEARCH_BYTES: Final = 70_000  # gzip, the index and the scripts that read it: all that a first search loads
SEARCH_KEY_MS: Final = 50  # on a slow phone, for the slowest key: three frames, so that typing never waits
GROWTH_TIMES: Final = 1.5  # a page at 2,000 pages beside one at 100: a guide that grows must stay quick to build
BUILD_MEGABYTES: Final = 500  # what the smallest rented machine has to spare
USERS_SHOWN: Final = 10  # pages listed under a term or a source: more are not read, and lists would grow with the guide
LINK_SECONDS: Final = 20  # a slow library still answers in this time
LINK_PAUSE: Final = 2.0  # seconds between two questions to one site: less than a person who clicks
LINK_HOSTS: Final = 6  # sites asked at one time
LINK_DAYS: Final = 20  # what was there is asked again every third week
PACK_SIGN_PAGES: Final = 4  # of A4: a clinician reads the signs first, in one sitting
PICTURES_SHOWN: Final = 12  # of changed pages in a report: more are not looked at
WARN_DAYS: Final = 60  # time to find someone who checks a page again

CONTENT_SECURITY: Final = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),  # guide.js and what it brings
    "style-src": ("'self'",),  # the search and picture sheets
    "img-src": ("'self'", "data:"),  # the icons of cards are data
    "connect-src": ("'self'",),  # what the service worker keeps
    "worker-src": ("'self'",),  # the service worker
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
PAGE_BYTES: Final = 17_408  # 17 KB (of 1,024 bytes) as gzip, all that is loaded before any touch: two round trips on a slow phone
TOOL_BYTES: Final = 15_000  # gzip, the scripts of one tool: a second on a slow phone network
WINDOW_BYTES: Final = 14_100  # gzip, HTML with its CSS: the first window of TCP (14,600) less a server's headers, so one round trip
BYTES_OF_ROLES: Final = {
    "first-window": WINDOW_BYTES,  # the doors, and the page for the night
    "list": 22_000,  # to look things up in, not to be read
    "danger": 22_000,  # every sign and every number: a reader in need must not have to load a second page
    "sources": 80_000,  # one list of every source, to be looked up in; the second evidence round more than doubled it
    "glossary": 36_000,  # the same, of every term
    "book": 330_000,  # every page, asked for by name (decisions/0026)
}
KEPT_BYTES: Final = 1_250_000  # every file as gzip, together: what one visit brings to a phone in the background (decisions/0026)
KEPT_KINDS: Final = (
    *(".html", ".js", ".css", ".png", ".json"),  # what a page shows or runs; the worker knows their types
    "mark.svg",  # drawings are in their pages: their files are for browsers with scripts off, which have no worker
)
NOT_KEPT: Final = (
    "get-help/every-sign/",  # for clinicians and the curious; every list that it explains is kept
    "assets/card.png",  # for links shared elsewhere
    "print/",  # every word a second time, 120 KB
    "sw.js",  # the worker itself
    "assets/images/icon-",  # for home screens, which fetch them by the manifest
)
SERVER_WAIT: Final = 2000  # ms; longer than a good line needs, and not too long for a frightened reader
READER_MEMORY: Final = 3_600_000  # ms; a page that a browser holds ready behind "back" is in no list of open pages
SCRIPTED_CLASSES: Final = ("js", "open")  # inline.js sets them: their rules stay in every page


class EngineDifference(NamedTuple):
    """What readers may find different on another engine: in which respect, which words each item of it has, and why that is right."""

    engine: str
    respect: str
    contains: str
    reason: str


ENGINE_DIFFERENCES: Final[tuple[EngineDifference, ...]] = ()  # decisions/0012: nothing, so far
DIFFERENCE_CHARS: Final = 200  # of one lost or added item: enough to find it
