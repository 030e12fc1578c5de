"""The content-security policy of one page."""

import base64
import hashlib
from collections.abc import Mapping

from scripts.guide.rendered import Rendered, element


def permit(page: Rendered, sources: Mapping[str, tuple[str, ...]], script: str) -> None:
    """Write the policy after the page's charset: these sources, the inline scripts that a selector finds, and the inline style."""
    allowed = {name: [*given] for name, given in sources.items()}
    allowed["script-src"] += [_hash(node.text()) for node in page.all(script)]
    allowed["style-src"] += [_hash(node.text()) for node in page.all("head > style")]
    content = "; ".join(" ".join((name, *given)) for name, given in allowed.items() if given)
    if charset := page.tree.css_first("meta[charset]"):
        charset.insert_after(element("meta", http_equiv="Content-Security-Policy", content=content))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
