"""Command: prints the body of the one issue on reviews, and writes it to dist/reviews-due.md, for `make remind`."""

import argparse
from datetime import date

from scripts import remind
from scripts.guide import command, content
from scripts.guide.external import reports


def main(arguments: list[str] | None = None) -> int:
    """0, after the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD", help="the day to judge by")
    body = "\n".join(reports.due(content.read(), parser.parse_args(arguments).today)).rstrip() + "\n"
    remind.LIST.parent.mkdir(exist_ok=True)
    remind.LIST.write_text(body, encoding="utf-8")
    print(body, end="")
    return 0


if __name__ == "__main__":
    command.run(main)
