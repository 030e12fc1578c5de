"""Minifies our own scripts and style sheets that a page loads late, as files, and removes the cascade layers (styles.py)."""

from pathlib import Path

import rjsmin

from scripts.guide import styles


def files(site: Path) -> None:
    """Minify every file below `assets/js` and `assets/css`. Third-party files come minified, and stay as they are."""
    for kind, minified in (("js", rjsmin.jsmin), ("css", styles.flat)):
        for file in (site / "assets" / kind).rglob(f"*.{kind}"):
            file.write_text(minified(file.read_text(encoding="utf-8")), encoding="utf-8")
