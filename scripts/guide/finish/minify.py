"""Minifies the scripts and style sheets that a page loads late, as files, and removes the cascade layers (styles.py)."""

from pathlib import Path

import rjsmin

from scripts.guide import styles


def files(site: Path) -> None:
    """Minify every script and style sheet of `docs/assets/`. The files that third_party.py copies are minified already."""
    for folder, kind, minified in (("js", "js", rjsmin.jsmin), ("vendor", "js", rjsmin.jsmin), ("css", "css", styles.flat)):
        for file in (site / "assets" / folder).rglob(f"*.{kind}"):
            file.write_text(minified(file.read_text(encoding="utf-8")), encoding="utf-8")
