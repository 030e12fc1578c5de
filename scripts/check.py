"""Command: all checks over the sources, and over `site/` where it is built."""

import sys

from scripts.guide import checks, content, paths


def main() -> int:
    """0 and one line where all is well; 1 with every problem on standard error."""
    guide = content.read()
    problems = checks.problems_of(guide)
    if paths.SITE.is_dir():
        problems += checks.problems_of_site(paths.SITE)
    if problems:
        print(*problems, f"{len(problems)} to mend.", sep="\n", file=sys.stderr)
        return 1
    print(
        f"{len(guide.pages)} pages, {len(guide.claims)} claims, {len(guide.terms)} terms and {len(guide.sources)} sources: nothing to mend."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
