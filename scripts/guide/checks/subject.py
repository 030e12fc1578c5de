"""What the guide is about: the fixed pages that other pages link to exist, and contain what readers are promised."""

from collections.abc import Iterator

from scripts.guide import paths
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Guide, Problem
from scripts.guide.reviewable import names_medicine
from scripts.guide.settings import SUBJECT
from scripts.guide.subject import NAMES_OF_ROLES, REQUIRED, UNKNOWN, several


def _line(guide: Guide, name: str) -> int:
    """The line of a field of `extra: subject:`."""
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, [], SUBJECT)
    return item.at(name) if item else guide.subject.line


def fixed_pages_are_there(guide: Guide) -> Iterator[Problem]:
    """PG17: each page of subject.REQUIRED is named in mkdocs.yml, is there, and has the role that fits its name."""
    if guide.subject is UNKNOWN or not guide.was_read(paths.DOCS, paths.CONFIG):
        return
    here, line = str(paths.CONFIG), _line(guide, "pages")
    for name, holds in REQUIRED.items():
        if name not in guide.subject.pages:
            yield Problem(here, line, f"`pages:` does not name the page `{name}`", f"Add `{name}: <its address>`; it holds {holds}")
    for name, address in guide.subject.pages.items():
        page = guide.page_at(address.partition("#")[0])
        if page is None:
            holds = f"; it holds {REQUIRED[name]}" if name in REQUIRED else ""
            what = f"the {'required ' if name in REQUIRED else ''}page `{name}: {address}` is missing"
            file = f"{paths.DOCS}/{address.partition('#')[0].strip('/') or 'index'}.md"
            yield Problem(here, line, what, f"Write {file}{holds}")
        elif (holder := guide.page_as(NAMES_OF_ROLES.get(name, ""))) and NAMES_OF_ROLES[name] not in page.meta.role:
            what = f"`{name}: {address}` is not the page with the role `{NAMES_OF_ROLES[name]}`"
            yield Problem(here, line, what, f"Write the address of {holder.path}, or move the role")


def names_of_pages_are_known(guide: Guide) -> Iterator[Problem]:
    """PG18: the footer and the shortcuts of a home screen name pages of `pages:`."""
    if not guide.was_read(paths.CONFIG):
        return
    for field in ("footer", "shortcuts"):
        for name in getattr(guide.subject, field):
            if name not in guide.subject.pages:
                remedy = f"Add its address to `pages:`, or write one of: {', '.join(guide.subject.pages)}"
                yield Problem(str(paths.CONFIG), _line(guide, field), f"`{name}` of `{field}:` is no page", remedy)


def words_of_the_subject_are_there(guide: Guide) -> Iterator[Problem]:
    """PG22: `extra: subject:` has each field of words that checks read, filled in where the data needs it, with claims that exist."""
    if guide.subject is UNKNOWN or not guide.was_read(paths.CONFIG, paths.CLAIMS, paths.EFFECTS):
        return
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, [], SUBJECT)
    for name, (holds, needed) in _words_needed(guide).items():
        if (item and name not in item.values) or (needed and not getattr(guide.subject, name)):
            remedy = f"Add `{name}:`, {holds}" + ("" if needed else f", or `{'[]' if name == 'medicines' else '{}'}` for none")
            yield Problem(str(paths.CONFIG), _line(guide, name), f"`{name}` of `subject:` is empty or missing", remedy)
    if guide.subject.outcome and guide.effects and guide.subject.outcome not in {row.outcome for row in guide.effects}:
        remedy = f"Write one of {paths.EFFECTS}, which the chart compares"
        yield Problem(str(paths.CONFIG), _line(guide, "outcome"), f"no result has the outcome \u201c{guide.subject.outcome}\u201d", remedy)
    for words, claims in guide.subject.placed_words.items():
        for unknown in [name for name in several(claims) if name not in guide.claims]:
            what = f"\u201c{words}\u201d of `placed_words:` names the claim {unknown}, which does not exist"
            yield Problem(str(paths.CONFIG), _line(guide, "placed_words"), what, f"Name claims of {paths.CLAIMS}, with commas between them")


def _words_needed(guide: Guide) -> dict[str, tuple[str, bool]]:
    """Each field of words: what it holds, and whether something of the data needs it."""
    medicines = any(names_medicine(claim.statement) for claim in guide.claims.values())
    return {
        "outcome": ("the outcome that the chart of effects compares", bool(guide.effects)),
        "treatments": ("the chart's groups, each with words of treatments' names", bool(guide.effects)),
        "abbreviations": ("letters that a page writes out, each with its words", False),
        "placed_words": ("words that name a danger sign, each with the claims that explain it", False),
        "medicines": ("a list of the names of medicines in claims", medicines),
    }
