"""What each page says about itself."""

import re
from collections.abc import Iterator
from datetime import date

from scripts.guide import paths, policy
from scripts.guide.changelog import in_english
from scripts.guide.checks.readability import signs_listed
from scripts.guide.model import KINDS, Guide, Problem, repeated
from scripts.guide.roles import HOLDS, ROLES

PROGRAM = re.compile(
    r"<(?:script|style|iframe|frame|object|embed|base|link|meta)\b|\s(?:on[a-z]+|style|srcdoc)\s*=\s*[\"']|javascript:", re.IGNORECASE
)
NOTATION = re.compile(r"\*\*?|`|__|\{\{|\{%|\{:|\[\[|\[[@#!]|\]\(|&#?\w+;")
LEAST_WORDS = 2
WORDLESS = re.compile(r"<[^>]*>|&nbsp;|&#160;|\s")
PRINTED_DAY = re.compile(r"\bLast checked\W+(?:on\W+)?(\d{1,2} [A-Z][a-z]+ \d{4})", re.IGNORECASE)  # with or without bold type


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month + (later.day > earlier.day)


def dates_make_sense(guide: Guide) -> Iterator[Problem]:
    """PG01: published, reviewed and next review are in this order, none is reviewed in the future, and each within policy.REVIEW_MONTHS."""
    for page in guide.pages:
        meta = page.meta
        if not meta.published <= meta.reviewed < meta.next_review:
            what = "`published`, `reviewed` and `next_review` are out of order"
            yield page.problem(what, "Write them as days that follow each other", "reviewed")
        elif meta.reviewed > date.today():
            yield page.problem(f"`reviewed: {meta.reviewed}` is a future day", "Write the day on which you checked the page", "reviewed")
        elif _months(meta.reviewed, meta.next_review) > policy.REVIEW_MONTHS:
            remedy = f"Choose a day at most {policy.REVIEW_MONTHS} months after `reviewed`"
            yield page.problem(f"`next_review: {meta.next_review}` is too late", remedy, "next_review")


def printed_days_are_true(guide: Guide) -> Iterator[Problem]:
    """PG09: a sheet that says on paper when it was last checked says the day of `reviewed`."""
    for page in guide.pages:
        day = in_english(page.meta.reviewed)
        for line in page.lines:
            for match in PRINTED_DAY.finditer(line.text):
                if match[1] != day:
                    yield line.problem(f"the day here is not `reviewed: {page.meta.reviewed}`", f"Write {day}")


def summaries_are_short(guide: Guide) -> Iterator[Problem]:
    """PG02: the ten-second line and the search description are no longer than people read."""
    for page in guide.pages:
        words = len(page.meta.summary.split())
        for name in ("summary", "description"):
            if len(getattr(page.meta, name).split()) < LEAST_WORDS:
                yield page.problem(f"the {name} says nothing", f"Write at least {LEAST_WORDS} words that say what the page gives", name)
        if words > policy.SUMMARY_WORDS:
            yield page.problem(f"the summary has {words} words", f"Cut it to {policy.SUMMARY_WORDS}", "summary")
        chars = len(page.meta.description)
        if chars > policy.DESCRIPTION_CHARS:
            yield page.problem(f"the description has {chars} characters", f"Cut it to {policy.DESCRIPTION_CHARS}", "description")


def titles_are_single(guide: Guide) -> Iterator[Problem]:
    """PG03: no two pages share a title or a description, and the kind is known."""
    for name in ("title", "description"):
        for page, other in repeated(guide.pages, f"meta.{name}"):
            yield page.problem(f"{other.path} has the same {name}", "Say what only this page gives", name)
    for page in guide.pages:
        if page.meta.kind not in KINDS:
            yield page.problem(f"`kind: {page.meta.kind}` is not a choice", f"Write one of: {', '.join(KINDS)}", "kind")


def fields_are_plain_text(guide: Guide) -> Iterator[Problem]:
    """PG06: no angle brackets and no notation in what a page says about itself: templates print it as it is typed, some as HTML."""
    for page in guide.pages:
        for name in ("title", "description", "summary", "reviewer", "also", "typed"):
            value = getattr(page.meta, name)
            text = value if isinstance(value, str) else " ".join(value)
            if set(text) & set("<>"):
                yield page.problem(f"`{name}` has an angle bracket", "Write it in words", name)
            elif typed := NOTATION.search(text):
                yield page.problem(f"`{name}` would be shown with its `{typed[0]}`", "Write plain words: nothing here is a notation", name)


def one_main_heading(guide: Guide) -> Iterator[Problem]:
    """PG04: the title is the page's only H1; sections begin with `## `."""
    for page in guide.pages:
        for line in page.lines:
            if line.text.startswith("# "):
                yield line.problem("this is a second main heading", "Write `## `: the title is in the front matter")


def pages_hold_words(guide: Guide) -> Iterator[Problem]:
    """PG07: no page is empty below its front matter, except one that a template fills."""
    for page in guide.pages:
        if not page.meta.template and not any(WORDLESS.sub("", line.text) for line in page.lines):
            yield page.problem("this page is empty", "Restore its words")


def pages_hold_no_programs(guide: Guide) -> Iterator[Problem]:
    """PG08: HTML in a page lays out words. Scripts, styles and frames come from files that everyone reviews."""
    for page in guide.pages:
        for line in page.lines:
            for match in PROGRAM.finditer(line.text):
                what = f"`{match[0].strip()}` is in the text of this page"
                yield line.problem(what, "Remove it. Scripts belong in docs/assets/js/, styles in docs/assets/css/")


def night_page_is_short(guide: Guide) -> Iterator[Problem]:
    """PG05: the night page is one screen."""
    for page in guide.pages:
        if "night" in page.meta.role:
            text = " ".join(re.sub(r"\[@[^\]]*\]|\[\[[^\]]*\]\]|\]\([^)]*\)|\{:.*?\}|^!!! \w+", "", line.text) for line in page.lines)
            listed = " ".join(row for line in page.lines for row in signs_listed(line, guide))
            words = len(re.findall(r"[\w'\u2019]+", f"{page.meta.summary} {text} {listed}"))
            if words > policy.NIGHT_PAGE_WORDS:
                yield page.problem(f"the night page has {words} words", f"Cut it to {policy.NIGHT_PAGE_WORDS}", "title")


def roles_are_given(guide: Guide) -> Iterator[Problem]:
    """PG10: each role is one of roles.ROLES, and as many pages have it as it allows: no limit goes silent when a page moves."""
    for page in guide.pages:
        for role in page.meta.role:
            if role not in ROLES:
                yield page.problem(f"`{role}` is not a role", f"Write one of: {', '.join(ROLES)}", "role")
    if not guide.was_read(paths.DOCS):
        return
    for role, allowed in ROLES.items():
        holders = [page for page in guide.pages if role in page.meta.role]
        if allowed == "one page" and not holders:
            remedy = f"Add it to the `role:` of the page that holds {HOLDS[role]}"
            yield Problem(str(paths.DOCS / "index.md"), 1, f"no page has the role `{role}`, which every guide needs", remedy)
        elif allowed != "any page":
            for page in holders[1:]:
                yield page.problem(f"`{role}` is the role of {holders[0].path} too", "Remove it from one of the two", "role")
