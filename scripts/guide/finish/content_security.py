"""The content-security policy of each page, with the hashes of its own inline script and style (decisions/0009).

GitHub Pages cannot send our headers, so the policy is in `<meta>`, where `frame-ancestors` and `report-to` do not work.
"""

import rjsmin

from scripts.guide import policy, security
from scripts.guide.rendered import Rendered, element


def add(page: Rendered) -> None:
    """Shorten the inline script, then let exactly it and the inline style in. Last of the steps: it hashes what is there."""
    for script in page.all("head > script#first"):
        base = (script.attributes.get("data-base") or "").rstrip("/")  # of 404.html it is the base path
        script.replace_with(element("script", rjsmin.jsmin(script.text()), id="first", data_base=base))
    security.permit(page, policy.CONTENT_SECURITY, "head > script#first")
