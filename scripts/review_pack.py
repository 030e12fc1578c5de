"""Command: writes the pack for a clinician to `dist/`: `review-pack.html`, `.pdf`, and `.yml`, the list to fill in."""

import sys
from datetime import date

from scripts.guide import command, content, paths, review_pack
from scripts.guide.changelog import in_english
from scripts.guide.offline import FormError


def main() -> int:
    """0 when all three are written; 1, with a line each on standard error, where the data have a problem or the PDF cannot be made."""
    guide = content.read()
    if guide.problems:
        print(*guide.problems, sep="\n", file=sys.stderr)
        return 1
    day = in_english(date.today())
    paths.DIST.mkdir(exist_ok=True)
    paths.PACK.with_suffix(".html").write_text(review_pack.html(guide, day), encoding="utf-8")
    paths.PACK.with_suffix(".yml").write_text(review_pack.fillable(guide), encoding="utf-8")
    try:
        paths.PACK.write_bytes(review_pack.printed(guide, day))
    except FormError as error:
        print(f"{paths.PACK}:1: {error}", file=sys.stderr)
        return 1
    print(*(f"{paths.PACK.with_suffix(kind)}" for kind in (".html", ".pdf", ".yml")), sep="\n")
    return 0


if __name__ == "__main__":
    command.run(main)
