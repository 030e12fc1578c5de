"""Every path in the repository, relative to its root, from which every command runs."""

from pathlib import Path
from typing import Final

CONFIG: Final = Path("mkdocs.yml")
DOCS: Final = Path("docs")
SNIPPETS: Final = Path("snippets")
OVERRIDES: Final = Path("overrides")
TEMPLATE: Final = OVERRIDES / "main.html"
DATA: Final = Path("data")
CLAIMS: Final = DATA / "claims.yml"
SEARCHES: Final = DATA / "searches.yml"
GLOSSARY: Final = DATA / "glossary.yml"
REFERENCES: Final = DATA / "references.bib"
ARTICLE: Final = DATA / "article.yml"
WORDS: Final = DATA / "words.yml"
NUMBERS: Final = DATA / "numbers.yml"
GROUPS: Final = DATA / "groups.yml"
EFFECTS: Final = DATA / "effects.csv"
SELF_AUDIT: Final = DATA / "self-audit.yml"
AUDIT_ITEMS: Final = DATA / "audit-items.yml"
REVIEWS: Final = DATA / "reviews.yml"
SPELLINGS: Final = DATA / "spellings.yml"
DANGERS: Final = DATA / "dangers.yml"
QUESTIONS: Final = DATA / "questions.yml"
SIGNS: Final = DATA / "signs.yml"
SHEET_RULES: Final = DATA / "sheet-rules.yml"
LEVELS: Final = DATA / "levels.yml"
ADDRESSES: Final = DATA / "addresses.txt"
CHANGELOG: Final = Path("CHANGELOG.md")
MOVED_TEMPLATE: Final = OVERRIDES / "moved.html"

SCHEMAS: Final = Path("schemas")
SITE: Final = Path("site")
DIST: Final = Path("dist")
CACHE: Final = Path(".cache")
SITE_STAGING: Final = CACHE / "site.new"
SITE_PREVIOUS: Final = CACHE / "site.last"
DIST_STAGING: Final = CACHE / "dist.new"
DIST_PREVIOUS: Final = CACHE / "dist.last"
PDF_CACHE: Final = CACHE / "pdf"

SOCIAL_CARD: Final = Path("assets") / "card.png"  # below the site's root, and below docs/
SOCIAL_CARD_DRAWING: Final = OVERRIDES / "partials" / "social-card.svg"
MARK: Final = DOCS / "assets" / "images" / "mark.svg"
FEED: Final = Path("feed.xml")  # below the site's root, as the next three
ROBOTS: Final = Path("robots.txt")
SITEMAP: Final = Path("sitemap.xml")
LLMS_TXT: Final = Path("llms.txt")
SEARCH_INDEX: Final = Path("search") / "index.js"  # below the site's root
WORKER: Final = Path("sw.js")
WORKER_SOURCE: Final = Path("assets") / "js" / "worker.js"
TOKENS: Final = Path("assets") / "css" / "tokens.css"
MANIFEST: Final = Path("manifest.webmanifest")
INSTALLED: Final = Path("assets") / "js" / "installed.js"
HOME_ICONS: Final = "assets/images/icon-*"  # a pattern of their names
NOT_FOUND: Final = Path("404.html")
ZIP: Final = DIST / "guide.zip"
EPUB: Final = DIST / "guide.epub"
ZIM: Final = DIST / "guide.zim"
PDF: Final = DIST / "guide.pdf"
PDF_LARGE: Final = DIST / "guide-large.pdf"
TEXT: Final = DIST / "guide.txt"
ONE_FILE: Final = DIST / "guide.html"
BOOK_STYLE: Final = DOCS / "assets" / "css" / "book.css"
PACK: Final = DIST / "review-pack.pdf"  # next to it .html, and .yml to fill in
NOTES: Final = DIST / "notes.md"  # of a release, next to its files
LINKS_CACHE: Final = CACHE / "links.json"
LINKS_REPORT: Final = DIST / "links.md"
REPORT: Final = DIST / "report.md"
REPORT_PICTURES: Final = DIST / "report"
REPORT_BASE: Final = CACHE / "report"
SIGNOFF_BASE: Final = CACHE / "before"
PREVIEW: Final = CACHE / "preview"  # the sources as they last passed the checks
BENCH: Final = CACHE / "bench"
ENGINES: Final = CACHE / "engines"  # the guide by each of them
ENGINE_COPY: Final = CACHE / "engine"  # a copy of the sources, for an engine that clears `.cache/` where it runs
BUILT_FROM: Final = (CONFIG, DOCS, DATA, SNIPPETS, OVERRIDES, CHANGELOG)

NODE_MODULES: Final = Path("node_modules")  # installed from package-lock.json
HTML_CHECKER: Final = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TYPE_CHECKER: Final = NODE_MODULES / "typescript" / "bin" / "tsc"
LIGHTHOUSE: Final = NODE_MODULES / "lighthouse" / "cli" / "index.js"
