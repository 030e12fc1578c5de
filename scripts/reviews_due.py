"""Command: prints the body of the one issue on reviews. `--issue` writes it to that issue by `gh`, and opens it where there is none."""

import argparse
import json
import subprocess
import sys
from datetime import date

from scripts.guide import content
from scripts.guide.external import reports

LABEL = "review-due"
TITLE = "Reviews that come due"


def gh(*words: str, body: str = "") -> list[dict[str, int]]:
    """The output of GitHub's `gh`, parsed where it is a JSON list. Raises subprocess.CalledProcessError where it fails."""
    run = subprocess.run(["gh", *words], input=body, capture_output=True, text=True, check=True)
    found: list[dict[str, int]] = json.loads(run.stdout) if run.stdout.startswith("[") else []
    return found


def write(body: str) -> str:
    """Update the one issue; what was done, in a line. With nothing due no issue is opened, and an open one is closed."""
    found = gh("issue", "list", "--label", LABEL, "--state", "open", "--limit", "1", "--json", "number")
    if body.strip() == reports.NOTHING_DUE:
        for issue in found:
            gh("issue", "close", str(issue["number"]), "--comment", body)
        return body
    if found:
        gh("issue", "edit", str(found[0]["number"]), "--body-file", "-", body=body)
        return f"Issue {found[0]['number']} is up to date."
    gh("label", "create", LABEL, "--force", "--description", "A page is to be checked again")
    gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-", body=body)
    return "An issue was opened."


def main(arguments: list[str] | None = None) -> int:
    """0 when it was printed or written; 1, with a line on standard error, where `gh` could not write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issue", action="store_true", help="write it to the issue")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD", help="the current day")
    chosen = parser.parse_args(arguments)
    body = "\n".join(reports.due(content.read(), chosen.today)).rstrip() + "\n"
    print(body, end="")
    if chosen.issue:
        try:
            print(write(body))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"the issue could not be written: {(getattr(error, 'stderr', '') or str(error)).strip()}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
