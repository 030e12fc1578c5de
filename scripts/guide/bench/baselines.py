"""What pages are compared with: the same words with nothing around them, and the same Markdown in the theme as it comes."""

import json
import re
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import paths, rendered
from scripts.guide.bench import copies

UNREAD = "a.glightbox, .meaning, .cite, .cited, .headerlink, svg, nav, script, style, template, [hidden], [popover]"
KEPT = frozenset({"html", "head", "body", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "strong", "em",
                  "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td"})  # fmt: skip
STYLE = (
    "body{max-width:40rem;margin:0 auto;padding:1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#222;background:#fdfcf9}"
    "h1,h2,h3{line-height:1.25;margin:2rem 0 .5rem}a{color:#05507a}li{margin:.25rem 0}table{border-collapse:collapse}"
    "th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}"
)  # 0.3 KB: what makes plain words pleasant to read
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>{title}</title><meta name="description" content="{title}"><link rel="icon" href="data:,"><style>{style}</style></head>'
)


def bare(site: Path, urls: tuple[str, ...]) -> Path:
    """A site of the same words: headings, paragraphs, lists, tables and links of each page's article, and nothing else."""
    folder = paths.BENCH / "bare"
    for page in rendered.read(site):
        if page.url in urls:
            words = "".join(_words(node.html or "") for node in page.all("article"))
            head = HEAD.format(title=escape(page.title), style=STYLE)
            (folder / page.url).mkdir(parents=True, exist_ok=True)
            (folder / page.url / "index.html").write_text(f"{head}<body><main>{words}</main></body></html>", encoding="utf-8")
    return folder


def _words(article: str) -> str:
    tree = LexborHTMLParser(article)
    for unread in tree.css(UNREAD):
        unread.decompose()
    tree.unwrap_tags(sorted({node.tag for node in tree.css("body *") if node.tag} - KEPT))
    for node in tree.css("body *"):
        for name in set(node.attributes) - {"href"}:
            del node.attrs[name]
    return "\n".join(line for line in ((tree.body.inner_html if tree.body else "") or "").split("\n") if line.strip())


def stock() -> Path:
    """The guide's Markdown in the theme as it comes: its notations stay, for its pages are written in them; our look does not.

    No web font, though the theme brings one: nothing is asked of another site, which flatters it.
    """
    folder = copies.copy("stock")
    config = copies.configuration()
    kept = {name: config[name] for name in ("markdown_extensions", "nav")}
    plain = {"site_name": "Stock", "theme": {"name": "material", "font": False}, "plugins": ["search"], **kept}
    (folder / paths.CONFIG).write_text(json.dumps(plain), encoding="utf-8")
    for page in (folder / paths.DOCS).rglob("*.md"):
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    copies.run(folder, "mkdocs", "build")
    return folder / paths.SITE
