"""Command: writes the list of `make due` to the one issue on reviews, by GitHub's own `gh`.

It runs where a token is in the environment, so it imports nothing but the standard library.
"""

import json
import subprocess
import sys
from pathlib import Path

LIST = Path("dist") / "reviews-due.md"
LABEL = "review-due"
TITLE = "Reviews that come due"
NOTHING = "No page is due"
"""The start of the list when it is empty."""


def gh(*arguments: str, body: str = "") -> list[dict[str, int]]:
    """What `gh` prints, as a list where it is one. Raises subprocess.CalledProcessError where it fails."""
    run = subprocess.run(["gh", *arguments], input=body, capture_output=True, text=True, check=True)
    found: list[dict[str, int]] = json.loads(run.stdout) if run.stdout.startswith("[") else []
    return found


def write(body: str) -> str:
    """Update the issue, and return what was done in one line. With nothing due, no issue is opened and an open one is closed."""
    found = gh("issue", "list", "--label", LABEL, "--state", "open", "--limit", "1", "--json", "number")
    if body.startswith(NOTHING):
        for issue in found:
            gh("issue", "close", str(issue["number"]), "--comment", body)
        return body
    if found:
        gh("issue", "edit", str(found[0]["number"]), "--body-file", "-", body=body)
        return f"Issue {found[0]['number']} is up to date."
    gh("label", "create", LABEL, "--force", "--description", "A page is to be checked again")
    gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-", body=body)
    return "An issue was opened."


def main() -> int:
    """0 when the issue is up to date; 1, with a line on standard error, where there is no list or `gh` could not write it."""
    try:
        print(write(LIST.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        remedy = "Run `make due` first" if error.filename == str(LIST) else "Install gh"
        print(f"the issue could not be written: {error.filename} is missing. {remedy}.", file=sys.stderr)
        return 1
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the issue could not be written: {(getattr(error, 'stderr', '') or str(error)).strip()}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
