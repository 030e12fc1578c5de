"""Every path in the repository, relative to its root, from which every command runs."""

from pathlib import Path
from typing import Final

CONFIG: Final = Path("mkdocs.yml")
DOCS: Final = Path("docs")
OVERRIDES: Final = Path("overrides") / "main.html"
DATA: Final = Path("data")
CLAIMS: Final = DATA / "claims.yml"
GLOSSARY: Final = DATA / "glossary.yml"
REFERENCES: Final = DATA / "references.bib"
ARTICLE: Final = DATA / "article.yml"
NUMBERS: Final = DATA / "numbers.yml"
EFFECTS: Final = DATA / "effects.csv"
SELF_AUDIT: Final = DATA / "self-audit.yml"
SPELLINGS: Final = DATA / "spellings.yml"

SITE: Final = Path("site")
DIST: Final = Path("dist")
CACHE: Final = Path(".cache")
SITE_ASIDE: Final = CACHE / "site.new"
SITE_LAST: Final = CACHE / "site.last"

SEARCH_INDEX: Final = Path("search") / "search_index.json"  # below the site's root
WORKER: Final = Path("sw.js")
WORKER_SOURCE: Final = Path("assets") / "js" / "worker.js"
TOKENS: Final = Path("assets") / "css" / "tokens.css"
MANIFEST: Final = Path("manifest.webmanifest")
ZIP: Final = DIST / "guide.zip"
EPUB: Final = DIST / "guide.epub"
ZIM: Final = DIST / "guide.zim"
PDF: Final = DIST / "guide.pdf"
PDF_LETTER: Final = DIST / "guide-letter.pdf"
PDF_LARGE: Final = DIST / "guide-large.pdf"
TEXT: Final = DIST / "guide.txt"
ONE_FILE: Final = DIST / "guide.html"
BOOK_STYLE: Final = DOCS / "assets" / "css" / "book.css"
MARK: Final = DOCS / "assets" / "images" / "mark.svg"
BENCH: Final = CACHE / "bench"
BUILT_FROM: Final = (CONFIG, DOCS, DATA, Path("snippets"), Path("overrides"), Path("CHANGELOG.md"))

NODE_MODULES: Final = Path("node_modules")  # what package-lock.json names
HTML_CHECKER: Final = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE: Final = NODE_MODULES / "lighthouse" / "cli" / "index.js"
