"""Command: what this state of the guide changes since the commit `BASE`: `dist/report.md`, and pictures of changed pages.

`PREVIEW` may be the address of a copy to look at. On GitHub the report is also printed on the job page (GITHUB_STEP_SUMMARY).
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize

from scripts import system_packages
from scripts.guide import chromium, command, history, paths, policy
from scripts.guide.book.links import page_id
from scripts.guide.report import state, summary

PHONE: ViewportSize = {"width": 390, "height": 844}


def pictures(urls: list[str]) -> int:
    """Take a picture of each of the first pages, opened from disk; how many there are."""
    shutil.rmtree(paths.REPORT_PICTURES, ignore_errors=True)
    paths.REPORT_PICTURES.mkdir(parents=True)
    browser = system_packages.browser()
    built = [(url, file) for url in urls if (file := paths.SITE / url / "index.html").is_file()][: policy.PICTURES_SHOWN]
    if not browser or not built:
        return 0
    with chromium.started(browser) as running:
        page = running.new_page(viewport=PHONE)
        for url, file in built:
            page.goto(file.resolve().as_uri())
            page.screenshot(path=paths.REPORT_PICTURES / f"{page_id(url)}.png", full_page=True)
    return len(built)


def main() -> int:
    """0 when the report is written; 1, with a line on standard error, where `site/` is not built or BASE is no commit."""
    base = os.environ.get("BASE") or ""
    if not base or not (paths.SITE / "index.html").is_file():
        print("name the commit to compare with, as `make report BASE=main`, and build the site first with `make`.", file=sys.stderr)
        return 1
    try:
        before = state.read(state.base(base))
    except history.CommitError as error:
        print(error, file=sys.stderr)
        return 1
    after = state.read(Path())
    paths.DIST.mkdir(exist_ok=True)
    taken = pictures(summary.changed(before, after))
    report = "\n".join(summary.lines(before, after, os.environ.get("PREVIEW") or "", taken)) + "\n"
    paths.REPORT.write_text(report, encoding="utf-8")
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as step_summary:
            step_summary.write(report)
    print(report, end="")
    return 0


if __name__ == "__main__":
    command.run(main)
