"""Command: finds what no Python package holds, or installs it by apt as root, or says in a line each what to install."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

FIREFOXES = ("firefox-esr", "firefox")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PANGO = "from weasyprint.text import ffi; assert ffi.harfbuzz_subset"  # the program that needs it looks for it


@dataclass(frozen=True)
class Need:
    """What is needed, how it is found, the Debian packages that bring it, and what to do where they cannot be installed."""

    found: Callable[[], bool]
    packages: tuple[str, ...]
    remedy: str


def works(*words: str) -> bool:
    """Whether a command runs well."""
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def browser(names: tuple[str, ...] = BROWSERS) -> str | None:
    """The path of the first browser that starts; None if there is none."""
    return next((path for name in names if (path := shutil.which(name)) and works(path, "--version")), None)


NEEDS = {
    "browser": Need(
        lambda: bool(browser()),
        ("chromium-headless-shell",),
        "No Chromium or Chrome was found. On Debian: apt-get install chromium-headless-shell. On Ubuntu: install google-chrome-stable.",
    ),
    "firefox": Need(
        lambda: bool(browser(FIREFOXES)),
        ("firefox-esr",),
        "No Firefox was found, which opens the copy for a disk. On Debian: apt-get install firefox-esr.",
    ),
    "zim": Need(
        lambda: bool(shutil.which("zimcheck")),
        ("zim-tools",),
        "No zimcheck was found, which checks the copy for Kiwix. On Debian: apt-get install zim-tools.",
    ),
    "pdf": Need(
        lambda: works(sys.executable, "-c", PANGO),
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"),
        "No Pango was found, which sets the PDF. "
        "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core.",
    ),
}
"""By the name that the command takes."""


def install(packages: list[str]) -> None:
    """Install Debian packages, quietly; nothing happens without apt, or without root unless a CI machine (`CI`) gives it unasked."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") and (not as_root or (os.environ.get("CI") and shutil.which("sudo"))):
        for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
            subprocess.run([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words], capture_output=True, check=False)


def main(names: list[str]) -> int:
    """0 when all that is named is there; 1, with a line each on standard error, for an unknown name and what could not be installed."""
    unknown = [f"`{name}` is not looked for here. Write one of: {', '.join(NEEDS)}." for name in names if name not in NEEDS]
    missing = [need for name, need in NEEDS.items() if name in names and not need.found()]
    if missing:
        install([package for need in missing for package in need.packages])
    left = [*unknown, *(need.remedy for need in missing if not need.found())]
    print(*left, sep="\n", end="\n" if left else "", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(NEEDS)))
