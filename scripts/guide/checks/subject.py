"""What the guide says it is about: the pages that every page leads to are there, and hold what a reader is promised."""

from collections.abc import Iterator

from scripts.guide import paths
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Guide, Problem
from scripts.guide.settings import SUBJECT
from scripts.guide.subject import NAMES_OF_ROLES, REQUIRED, UNKNOWN


def _line(guide: Guide, name: str) -> int:
    """The line of a field of `extra: subject:`."""
    item = yaml_mapping(read_text(paths.CONFIG, []), paths.CONFIG, 1, [], SUBJECT)
    return item.at(name) if item else guide.subject.line


def fixed_pages_are_there(guide: Guide) -> Iterator[Problem]:
    """PG17: each page of subject.REQUIRED is named in mkdocs.yml, is there, and has the role that fits its name."""
    if guide.subject is UNKNOWN or not guide.is_whole(paths.DOCS, paths.CONFIG):
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
            yield Problem(here, line, what, f"Write {_file(address)}{holds}")
        elif (holder := guide.page_as(NAMES_OF_ROLES.get(name, ""))) and NAMES_OF_ROLES[name] not in page.meta.role:
            what = f"`{name}: {address}` is not the page with the role `{NAMES_OF_ROLES[name]}`"
            yield Problem(here, line, what, f"Write the address of {holder.path}, or move the role")


def names_of_pages_are_known(guide: Guide) -> Iterator[Problem]:
    """PG18: the footer and the shortcuts of a home screen name pages of `pages:`."""
    if not guide.is_whole(paths.CONFIG):
        return
    for field in ("footer", "shortcuts"):
        for name in getattr(guide.subject, field):
            if name not in guide.subject.pages:
                remedy = f"Add its address to `pages:`, or write one of: {', '.join(guide.subject.pages)}"
                yield Problem(str(paths.CONFIG), _line(guide, field), f"`{name}` of `{field}:` is no page", remedy)


def _file(address: str) -> str:
    """The file that a page of this address would be: "docs/about/privacy.md" for "about/privacy/"."""
    return f"{paths.DOCS}/{address.partition('#')[0].strip('/') or 'index'}.md"
