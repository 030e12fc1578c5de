"""Command: writes all lock files: Python's from their `.in` files, with hashes; the wheels of their packages; and npm's.

It fails where a package has neither a wheel nor a pure source for a Python or a system that the guide supports.
"""

import subprocess
import sys
from pathlib import Path

from scripts.guide import command, wheels
from scripts.guide.external import package_index

BIN = Path(sys.executable).parent
COMPILE = (str(BIN / "uv"), "pip", "compile", "--quiet", "--universal", "--python-version", wheels.OLDEST_PATCH)
STYLE = ("--generate-hashes", "--no-emit-index-url", "--custom-compile-command", "make lock")
LEAN = ("--excludes", "requirements.excludes")
LOCKS = (
    ("requirements.in", *LEAN, "-o", "requirements.txt"),
    ("requirements-bundle.in", *LEAN, "-c", "requirements.txt", "-o", "requirements-bundle.txt"),
    (
        "requirements-dev.in",
        "-c",
        "requirements-bundle.txt",
        "-o",
        "requirements-dev.txt",
    ),  # without excludes: pip-audit needs packages that the others leave out
    ("requirements-next.in", *LEAN, "-c", "requirements.txt", "-o", "requirements-next.txt"),
)
NPM = (str(BIN / "npm"), "install", "--package-lock-only", "--loglevel=error")


def run(*command: str) -> None:
    """Run a command. Raises CalledProcessError where it fails; it says why itself."""
    subprocess.run(command, check=True)


def main() -> int:
    """0 when all files are written; 1, with a line on standard error for each fault, where a tool failed or a package lacks a wheel."""
    try:
        for lock in LOCKS:
            run(*COMPILE, *STYLE, *lock)
        found = package_index.known()
        run(*NPM)
    except subprocess.CalledProcessError as error:
        print(f"`{Path(error.cmd[0]).name}` failed: the locks are not complete.", file=sys.stderr)
        return 1
    wheels.FILE.write_text(wheels.written(found), encoding="utf-8")
    lacking = [
        f"{lock}: {line}" for lock, systems in wheels.LOCKS.items() for line in wheels.missing(Path(lock).read_text(), systems, found)
    ]
    print(*lacking, sep="\n", end="\n" if lacking else "", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    command.run(main)
