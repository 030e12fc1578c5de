"""The content-security policy of each page, with the hashes of its own inline script and style (decisions/0009).

GitHub Pages sets no headers of ours, so it stands in `<meta>`: there `frame-ancestors` and `report-to` do not work.
"""

import base64
import hashlib

import rjsmin

from scripts.guide import policy
from scripts.guide.rendered import Rendered, fragment


def add(page: Rendered) -> None:
    """Shorten the inline script, then let exactly it and the inline style in. Last of the steps: it hashes what stands there."""
    for script in page.all("script#first"):
        short = fragment("<div><script></script></div>", "script")
        short.attrs["id"] = "first"
        short.attrs["data-base"] = script.attributes.get("data-base") or "."
        short.insert_child(rjsmin.jsmin(script.text()))
        script.replace_with(short)
    sources = {name: [*given] for name, given in policy.CONTENT_SECURITY.items()}
    sources["script-src"] += [_hash(script.text()) for script in page.all("script#first")]
    sources["style-src"] += [_hash(style.text()) for style in page.all("style")]
    meta = fragment("<div><meta></div>", "meta")
    meta.attrs["http-equiv"] = "Content-Security-Policy"
    meta.attrs["content"] = "; ".join(" ".join((name, *given)) for name, given in sources.items())
    charset = page.tree.css_first("meta[charset]")
    if charset:
        charset.insert_after(meta)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
