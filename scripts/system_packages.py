"""Command: finds the programs and libraries that pip cannot install, installs them with apt as root, or names what is missing in one line.

It runs on the system's Python before anything is downloaded or built.
"""

import os
import shutil
import subprocess
import sys

from scripts.guide import command
from scripts.guide.system_requirements import FIREFOXES, NEEDS, Need, browser, remedy

__all__ = ["FIREFOXES", "NEEDS", "Need", "browser", "install", "main"]


def install(packages: list[str]) -> str:
    """Install Debian packages: as root, or on a CI machine (`CI`) with a sudo that needs no password. The end of apt's errors, else ""."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    error = ""
    if shutil.which("apt-get") and (not as_root or (os.environ.get("CI") and shutil.which("sudo"))):
        for arguments in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
            apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *arguments]
            done = subprocess.run(apt, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
            error = (done.stderr.strip().splitlines() or [""])[-1] if done.returncode else error
    return error


def main(names: list[str]) -> int:
    """0 when all that is named is there; 1, with one line on standard error for all that is missing, and one for an unknown name."""
    unknown = [f"`{name}` is not looked for here. Write one of: {', '.join(NEEDS)}." for name in names if name not in NEEDS]
    missing = [need for name, need in NEEDS.items() if name in names and not need.found()]
    error = install([package for need in missing for package in need.packages]) if missing else ""
    missing = [need for need in missing if not need.found()]
    left = [*unknown, *([remedy(missing) + (f" (apt-get said: {error})" if error else "")] if missing else [])]
    print(*left, sep="\n", end="\n" if left else "", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    command.run(lambda: main(sys.argv[1:] or list(NEEDS)))
