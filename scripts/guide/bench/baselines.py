"""The baseline of the page benchmark: a bare page with the same text and nothing around it."""

from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, paths, rendered

UNREAD = f"{rendered.NOT_PROSE}, a.glightbox, .cite, .cited, svg, [hidden], [popover]"
KEPT = frozenset({"html", "head", "body", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "strong", "em",
                  "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td"})  # fmt: skip
STYLE = (
    "body{max-width:40rem;margin:0 auto;padding:1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#222;background:#fdfcf9}"
    "h1,h2,h3{line-height:1.25;margin:2rem 0 .5rem}a{color:#05507a}li{margin:.25rem 0}table{border-collapse:collapse}"
    "th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}"
)  # 0.3 KB: enough to read plain text with comfort
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


def topic() -> str:
    """The address of the first page of a topic, "headaches/", or else of any page on health."""
    pages = [page for page in content.read().pages if page.meta.kind == "medical" and page.url and not page.meta.role]
    return next((page.url for page in pages if page.path.name == "index.md"), pages[0].url if pages else "")
