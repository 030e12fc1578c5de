"""Command: draws `docs/assets/card.png`, the picture beside a shared link, with the browser of the tests."""

import sys

from playwright.sync_api import sync_playwright

from scripts import system_packages
from scripts.guide import chromium, paths, png, social_card

SIZE = (1200, 630)  # what sites that show such pictures ask for


def draw(svg: str, browser: str) -> bytes:
    """The drawing as a PNG."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browser, args=chromium.flags())
        page = started.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.set_content(svg)
        page.add_style_tag(content="body { margin: 0 } svg { display: block }")
        return page.screenshot()


def main() -> int:
    """0 when the picture is written; 1, with a line on standard error, where no browser is there."""
    browser, svg = system_packages.browser(), social_card.drawing()
    if not browser:
        print(system_packages.NEEDS["browser"].remedy, file=sys.stderr)
        return 1
    file = paths.DOCS / paths.CARD
    file.write_bytes(png.signed(draw(svg, browser), svg))
    print(f"{file} {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
