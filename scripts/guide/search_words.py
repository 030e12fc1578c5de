"""How search reads words. docs/assets/js/search-words.js reads what is typed in the same way, and a test compares them."""

import re
import unicodedata
from functools import cache

APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u201b\u02bc\u2032]")
ACCENTS = re.compile("[\u0300-\u036f]")
NUMBER = re.compile(r"(\d)[.,](?=\d)", re.ASCII)
ABBREVIATION = re.compile(r"\b[a-z](\.[a-z]){2,}\b", re.ASCII)
WITH_HYPHEN = re.compile(r"\b([a-z]+)-(?=\d|[a-z]\b)", re.ASCII)
CANNOT, WONT = re.compile(r"\bca(nt|n not)\b", re.ASCII), re.compile(r"\bwont\b", re.ASCII)
SHORTENED = re.compile(r"\b(are|could|did|do|does|had|has|have|is|need|should|was|were|would)nt\b", re.ASCII)
"""In ASCII only, as JavaScript reads `\\b` and `\\d`."""
DIGITS = re.compile("[0-9]+")
SHORT = 4
"""Letters of the shortest word that has other forms."""
FORMS = [
    (re.compile(pattern), replacement, count)
    for pattern, replacement, count in (
        (r"z", "s", 0),
        (r"(..)our", r"\1or", 1),
        (r"ae", "e", 0),
        (r"^oe|oe(?=[dm]|a$)", "e", 1),
        (r"([bt])re$", r"\1er", 1),
        (r"ies$", "y", 1),
        (r"(ch|sh|ss|x)es$", r"\1", 1),
        (r"([^sui])s$", r"\1", 1),
        (r"(ness|ly)$", "", 1),
        (r"ied$", "y", 1),
        (r"^([^aeiou][aeiou][^aeiouwxy])(ing|ed)$", r"\1e", 1),
        (r"^(?=.*[aeiouy].*(?:ing|ed)$)(.{3,})(ing|ed)$", r"\1", 1),
        (r"([bdfglmnprt])\1$", r"\1", 1),
        (r"(....)e$", r"\1", 1),
    )
]
"""Patterns, their replacements, and how often each is replaced (0 means always), in this order."""


def words(text: str) -> frozenset[str]:
    """The words of a text in small letters, without numbers and single letters."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).lower()
    plain = ACCENTS.sub("", plain)
    plain = NUMBER.sub(r"\1", plain)
    plain = ABBREVIATION.sub(lambda letters: letters[0].replace(".", ""), plain)
    plain = WITH_HYPHEN.sub(r"\1", plain)
    plain = CANNOT.sub("cannot", plain)
    plain = SHORTENED.sub(r"\1 not", WONT.sub("will not", plain))
    return frozenset(word for word in re.findall(r"[^\W_]+", plain) if len(root(word)) > 1 and not DIGITS.fullmatch(word))


@cache
def root(word: str) -> str:
    """The root that all forms of a word share: "walk" for "walks" and "walking". It is not always a word."""
    if len(word) < SHORT or DIGITS.search(word):
        return word
    for pattern, replacement, count in FORMS:
        word = pattern.sub(replacement, word, count=count)
    return word


def roots(text: str) -> frozenset[str]:
    """The roots of the words of a text."""
    return frozenset(map(root, words(text)))
