"""Command: all lock files: Python's from their `.in` files, with hashes, for the oldest Python that the guide runs on; npm's."""

import subprocess
import sys
from pathlib import Path

OLDEST = "3.11.2"  # Debian 12
COMMAND = (
    str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--generate-hashes", "--universal",
    "--python-version", OLDEST, "--no-emit-index-url", "--custom-compile-command", "make lock",
)  # fmt: skip


def main() -> int:
    """0 when all four files are written."""
    for extra in (
        ["requirements.in", "-o", "requirements.txt"],
        ["requirements-dev.in", "-c", "requirements.txt", "-o", "requirements-dev.txt"],
        ["requirements-next.in", "-c", "requirements.txt", "-o", "requirements-next.txt"],
    ):
        if code := subprocess.run([*COMMAND, *extra], check=False).returncode:
            return code
    npm = str(Path(sys.executable).parent / "npm")
    return subprocess.run([npm, "install", "--package-lock-only", "--loglevel=error"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
