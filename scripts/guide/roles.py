"""What a page can be to the rest of the guide: the `role:` of its front matter."""

from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "night": "one page",
    "book-first": "one page",
    "danger": "one page",
    "glossary": "one page",
    "sources": "one page",
    "changes": "at most one page",
    "book": "at most one page",
    "signs": "at most one page",
    "audit": "at most one page",
    "one-sheet": "at most one page",
    "list": "any page",
    "first-window": "any page",
    "stop": "any page",
}
"""What a page can be to the rest of the guide, and how many pages may be that.

`night`: for a reader who is afraid at night, so it is short. `book-first`: the first chapter of every copy. `danger`: when to get help.
`changes`: what's new. `book`: holds the whole guide. `signs`: every sign with its sources. `audit`: how each page was scored.
`one-sheet`: the sheet for a doctor, whose answers data/sheet-rules.yml names.
`list`: a list in a form of its own, without the pattern of decisions/0025.
`first-window`: small enough for the first round trip of a network. `stop`: says that a reader may stop, so no next page follows.
"""
HOLDS: Mapping[str, str] = {
    "night": "a few calm words, what to do now, and the fastest signs, on one screen",
    "book-first": "what every copy of the guide begins with, such as when to get help",
    "danger": "every sign by how fast to get help, and the numbers to call",
    "glossary": "`[[terms]]`",
    "sources": "`[[sources]]`",
}
"""What the page of each role that a guide cannot be without must hold."""
