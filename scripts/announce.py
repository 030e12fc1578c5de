"""Command: makes the release of a tag by `gh`, with every file of `dist/` that its checksums name, and the changelog's notes."""

import os
import subprocess
import sys

from scripts import notes
from scripts.guide import changelog, content, paths


def main() -> int:
    """0 when it is published; 1, with a line on standard error, where a form, the notes or `gh` is missing."""
    tag, sums = os.environ.get("TAG") or "", paths.DIST / "SHA256SUMS"
    day = notes.day(tag)
    said = changelog.notes(content.read().changes, day) if day else ""
    if not said or not sums.is_file():
        print(f"`{tag}` needs its part of {paths.CHANGELOG}, and {sums}: run `make notes` and `make release`.", file=sys.stderr)
        return 1
    names = [line.split(maxsplit=1)[1] for line in sums.read_text(encoding="utf-8").splitlines()]
    files = [str(paths.DIST / name) for name in (*names, sums.name)]
    command = ["gh", "release", "create", tag, *files, "--verify-tag", "--title", tag, "--notes-file", "-"]
    return subprocess.run(command, input=said, text=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
