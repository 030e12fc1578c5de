"""Command: draws the PNG files that no build makes: the picture shown with a shared link, the EPUB's cover, and the icons.

Run it after a change of the mark, of the site's name or of a drawing. A `.sha256` next to each drawing says what its PNG was made from.
"""

import sys
from pathlib import Path

from scripts import system_packages
from scripts.guide import chromium, command, paths, social_card
from scripts.guide.offline import pictures

SOCIAL_CARD_SIZE = (1200, 630)  # pixels; what sites that show such pictures ask for
FULL_SIZE = "<style>body { margin: 0 } svg { display: block }</style>"


def drawings() -> list[tuple[Path, Path, str, tuple[int, int]]]:
    """For each picture: the PNG, the file of its drawing, what to draw as HTML, and its width and height in pixels."""
    card = (paths.DOCS / paths.SOCIAL_CARD, paths.SOCIAL_CARD_DRAWING, social_card.drawing(), SOCIAL_CARD_SIZE)
    return [card, *pictures.drawings(social_card.site_name())]


def main() -> int:
    """0 when all pictures are written; 1, with a line on standard error, where no browser is found."""
    if not (browser := system_packages.browser()):
        print(system_packages.NEEDS["browser"].remedy, file=sys.stderr)
        return 1
    with chromium.started(browser) as running:
        for png, drawing, html, (width, height) in drawings():
            page = running.new_page(viewport={"width": width, "height": height})
            page.set_content(FULL_SIZE + html if html.startswith("<svg") else html)
            page.screenshot(path=png, omit_background=True)
            page.close()
            social_card.record(drawing, html)
            print(f"{png} {png.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    command.run(main)
