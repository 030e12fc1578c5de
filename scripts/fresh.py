"""Command: tests `make` and `make test` on a bare Debian, as root and as a user: `make fresh SUITE=bookworm`. It needs root.

Each system has git, make, python3 and python3-venv, and the commit that is checked out. It loads packages from where this machine
does: apt's, pip's and npm's settings are copied into it. PYTEST_ADDOPTS chooses tests.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts import system_packages
from scripts.guide import bare_debian, command
from scripts.guide.bare_debian import Bare

TOOLS = system_packages.Need("mmdebstrap and bubblewrap", bare_debian.has_tools, ("mmdebstrap", "bubblewrap"))


class FreshError(Exception):
    """A fresh machine did not do what the README promises; the message is one line."""


def step(machine: Bare, who: str, *arguments: str, fails: bool = False) -> str:
    """Run a command, print its result, and return its output. `fails`: it must fail. Raises FreshError for the other result."""
    begin = time.monotonic()
    done = machine.run(who, *arguments)
    title = f"{machine.suite}, {who}: {' '.join(arguments)}"
    print(f"\n## {title}: {'failed' if done.returncode else 'passed'} in {time.monotonic() - begin:.0f} s", flush=True)
    print(*done.stdout.splitlines()[-15:], sep="\n", flush=True)
    if bool(done.returncode) != fails:
        raise FreshError(f"{title}: {'it passed, though packages are missing' if fails else 'it failed'}.")
    return done.stdout


def as_root(machine: Bare) -> None:
    """Both commands pass without a question."""
    step(machine, "root", "make")
    step(machine, "root", "make", "test")


def as_user(machine: Bare) -> None:
    """`make` passes; `make test` passes after the one line that it prints before it downloads anything."""
    step(machine, "user", "make")
    before = machine.sizes()
    output = step(machine, "user", "make", "test", fails=True)
    lines = [line for line in output.splitlines() if not line.startswith("make: ***")]
    if len(lines) != 1 or machine.sizes() != before:
        raise FreshError("`make test` by a user is to print one line, and to download nothing.")
    _, _, command = lines[0].partition("Run as root: ")
    step(machine, "root", "sh", "-c", command)
    step(machine, "user", "make", "test")


def main(suites: list[str]) -> int:
    """0 when both commands passed on each suite; 1, with a line on standard error, where one did not or this machine cannot try."""
    if os.geteuid() != 0:
        print("Only root can make a bare system: run `sudo make fresh SUITE=bookworm`.", file=sys.stderr)
        return 1
    error = "" if TOOLS.found() else system_packages.install(list(TOOLS.packages))
    if error or not TOOLS.found():
        print(TOOLS.remedy, error, file=sys.stderr)
        return 1
    try:
        for suite in suites or ["bookworm", "trixie"]:
            with tempfile.TemporaryDirectory(prefix="fresh-", ignore_cleanup_errors=True) as folder:
                archive = bare_debian.archive(suite, Path(folder))
                for name, runs in (("root", as_root), ("user", as_user)):
                    runs(bare_debian.unpack(suite, archive, Path(folder) / name))
    except (FreshError, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    command.run(lambda: main(sys.argv[1:]))
