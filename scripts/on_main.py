"""Command: whether the commit that is checked out is one of main, because a release is made of no other. It needs git alone."""

import subprocess
import sys

MAIN = "origin/main"


def main() -> int:
    """0 where it is; 1, with a line on standard error, where it is not or git cannot say."""
    if subprocess.run(["git", "merge-base", "--is-ancestor", "HEAD", MAIN], capture_output=True, check=False).returncode == 0:
        return 0
    print(f"HEAD is not a commit of {MAIN}. Merge it first, and move the tag to the commit that is on main.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
