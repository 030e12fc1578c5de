"""The web app manifest: what a device needs to put the guide on its home screen. All its addresses are relative: any base path works."""

import json
from pathlib import Path

import tinycss2

from scripts.guide import paths, rendered, styles
from scripts.guide.model import Guide, Problem
from scripts.guide.rendered import Rendered, element

GROUND = "--paper"
ICONS = (
    {"src": "assets/images/mark.svg", "type": "image/svg+xml", "sizes": "any"},
    {"src": "assets/images/icon-192.png", "type": "image/png", "sizes": "192x192"},
    {"src": "assets/images/icon-512.png", "type": "image/png", "sizes": "512x512"},
    {"src": "assets/images/icon-maskable.png", "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
)


def link(page: Rendered, site: Path) -> None:
    """Name the manifest in a page's head; not in 404.html, which is served at any depth, so that no relative address fits it."""
    if (site / paths.TOKENS).is_file() and page.tree.head and page.url != "404.html":
        page.tree.head.insert_child(element("link", rel="manifest", href=page.root() + str(paths.MANIFEST)))


def write(site: Path, guide: Guide) -> list[Problem]:
    """FI02: the style sheet has the color that the web app manifest repeats.

    The manifest gets the names that the first page shows. A site without such a sheet gets no manifest.
    """
    sheet = site / paths.TOKENS
    home = next((page for page in rendered.each(site) if not page.url), None)
    if not home or not sheet.is_file():
        return []
    ground = color(sheet, GROUND)
    if ground is None:
        remedy = "Write that color there: a home screen shows the guide on it"
        return [Problem(str(paths.DOCS / paths.TOKENS), 1, f"its first `:root` gives no `{GROUND}`", remedy)]
    (site / paths.MANIFEST).write_text(json.dumps(_manifest(home, guide, ground), indent=1) + "\n", encoding="utf-8")
    return []


def _manifest(home: Rendered, guide: Guide, ground: str) -> dict[str, object]:
    offered = [page for name in guide.subject.shortcuts if (page := guide.page_at(guide.subject.address(name)))]
    return {
        "name": _said(home, ".name__long"),
        "short_name": _said(home, ".name__short"),
        "description": next((page.meta.description for page in guide.pages if not page.url), ""),
        "lang": home.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": ground,
        "theme_color": ground,
        "icons": ICONS,
        "shortcuts": [{"name": page.meta.title, "url": f"./{page.url}"} for page in offered],
    }


def _said(page: Rendered, selector: str) -> str:
    return next((node.text(strip=True) for node in page.all(selector)), page.title)


def color(sheet: Path, name: str) -> str | None:
    """A color of the style sheet's first `:root`, that of Paper; None where it has none of that name."""
    rules = styles.flattened(styles.parsed(sheet.read_text(encoding="utf-8")))
    roots = (rule for rule in rules if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root")
    first = next(roots, None)
    declared = tinycss2.parse_blocks_contents(first.content if first else [], skip_comments=True, skip_whitespace=True)
    values = (each.value for each in declared if each.type == "declaration" and each.name == name)
    return next((str(tinycss2.serialize(value)).strip() for value in values), None)
