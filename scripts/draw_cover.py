"""Command: draws the EPUB's cover and the ZIM's icon from the mark and the site's name, by Chromium; `make card` runs it."""

import sys

from playwright.sync_api import Browser, sync_playwright

from scripts import system_packages
from scripts.guide import chromium, paths, png, rendered
from scripts.guide.offline import pictures


def drawn(browser: Browser, html: str, width: int, height: int) -> bytes:
    """A page as a PNG, transparent where it has no background."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def main() -> int:
    """Write both pictures; 1 where the site is not built, or no browser is found."""
    home = next((page for page in rendered.read(paths.SITE) if not page.url), None)
    if not home or not system_packages.browser():
        print(system_packages.NEEDS["browser"].remedy if home else "site/ is not built: run `make` first.", file=sys.stderr)
        return 1
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=system_packages.browser(), args=chromium.flags())
        for file, html, size in pictures.drawings(home.title):
            file.write_bytes(png.signed(drawn(browser, html, *size), html))
    return 0


if __name__ == "__main__":
    sys.exit(main())
