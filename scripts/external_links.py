"""Command: checks with polite requests whether the external links still work. It reports and never fails."""

import os
import time
from pathlib import Path

from scripts.guide import command, content, paths
from scripts.guide.external import links, reports, requests


def main() -> int:
    """Always 0: the report is printed, and written to `dist/links.md` and to the job page where there is one."""
    places = links.found(content.read())
    answers = requests.all_of(places, paths.LINKS_CACHE, int(time.time()))
    report = "\n".join(reports.links(places, answers)) + "\n"
    paths.DIST.mkdir(exist_ok=True)
    paths.LINKS_REPORT.write_text(report, encoding="utf-8")
    print(report, end="")
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as summary:
            summary.write(report)
    return 0


if __name__ == "__main__":
    command.run(main)
