"""Command: which style sheets use what a supported browser does not know (policy.BROWSERS); `make lint` runs it."""

import sys
from pathlib import Path

from scripts.guide import browser_support, command


def main() -> int:
    """0 when every style sheet keeps to the supported browsers; 1, with a line on standard error for each fault, or for missing data."""
    if not browser_support.DATA.is_file():
        print(f"{browser_support.DATA} is missing. Run `make lint`, which installs it.", file=sys.stderr)
        return 1
    found = list(browser_support.problems(sorted(Path("docs/assets/css").glob("*.css"))))
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    command.run(main)
