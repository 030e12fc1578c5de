"""The programs and libraries that no Python package provides: how each is found, and its Debian packages.

This runs on the system's Python before anything is set up, so it imports only the standard library.
"""

import ctypes
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FIREFOXES = ("firefox-esr", "firefox")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0")
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts", "~/Library/Fonts")


@dataclass(frozen=True)
class Need:
    """A requirement in words, a function that finds it, and its Debian packages."""

    what: str
    found: Callable[[], bool]
    packages: tuple[str, ...]

    @property
    def remedy(self) -> str:
        """The line that names it alone."""
        return remedy([self])


def remedy(missing: list[Need]) -> str:
    """The one line that names all that is missing, and the command that installs it."""
    arguments, packages = ", ".join(need.what for need in missing), " ".join(package for need in missing for package in need.packages)
    if shutil.which("apt-get"):
        return f"This system lacks {arguments}. Run as root: apt-get update && apt-get install --yes --no-install-recommends {packages}"
    return f"This system lacks {arguments}. Install what Debian calls: {packages}"


def works(*arguments: str) -> bool:
    """Whether a command can be run."""
    return subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def browser(names: tuple[str, ...] = BROWSERS) -> str | None:
    """The path of the first browser that starts; None if there is none."""
    return next((path for name in names if (path := shutil.which(name)) and works(path, "--version")), None)


def loads(*libraries: str) -> bool:
    """Whether the system's loader finds every one of these libraries. Always True on other systems, which name libraries differently."""
    try:
        return sys.platform != "linux" or all(ctypes.CDLL(library) for library in libraries)
    except OSError:
        return False


def has_font(file: str) -> bool:
    """Whether a font of this file name is installed."""
    return any(True for _ in fonts(file))


def fonts(pattern: str) -> Iterator[Path]:
    """The files of installed fonts with names like this one."""
    return (file for folder in FONTS for file in Path(folder).expanduser().rglob(pattern))


NEEDS = {
    "python": Need("Python's own pip", lambda: bool(importlib.util.find_spec("ensurepip")), ("python3-venv",)),
    "browser": Need("Chromium or Chrome", lambda: bool(browser()), ("chromium-headless-shell",)),
    "firefox": Need("Firefox", lambda: bool(browser(FIREFOXES)), ("firefox-esr",)),
    "webkit": Need(
        "WebKitGTK, its driver and a virtual screen",
        lambda: all(map(shutil.which, ("WebKitWebDriver", "Xvfb"))) and any(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")),
        ("webkit2gtk-driver", "xvfb"),
    ),
    "text": Need("the text browser w3m", lambda: bool(shutil.which("w3m")), ("w3m",)),
    "node": Need("a library of Node", lambda: loads("libatomic.so.1", "libstdc++.so.6"), ("libatomic1", "libstdc++6")),
    "zim": Need("a server of ZIM files", lambda: bool(shutil.which("kiwix-serve")), ("kiwix-tools",)),
    "pdf": Need("Pango", lambda: loads(*PANGO), ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")),
    "font": Need("the font DejaVu Sans", lambda: has_font("DejaVuSans.ttf"), ("fonts-dejavu-core",)),
}
"""The requirements by the names that the command accepts. A test or form without one of them fails and names it."""
