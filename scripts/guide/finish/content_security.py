"""The content-security policy of each page, with the hashes of its own inline script and style (decisions/0009).

GitHub Pages cannot send our headers, so the policy is in `<meta>`, where `frame-ancestors` and `report-to` do not work.
"""

import rjsmin

from scripts.guide import policy, security
from scripts.guide.rendered import Rendered, element


def add(page: Rendered) -> None:
    """Minify the inline script, then allow exactly that script and the inline style. This step is last, because it hashes both."""
    for script in page.all("head > script#first"):
        base = (script.attributes.get("data-base") or "").rstrip("/")  # in 404.html it is the base path
        script.replace_with(element("script", rjsmin.jsmin(script.text()), id="first", data_base=base))
    security.permit(page, policy.CONTENT_SECURITY, "head > script#first")
