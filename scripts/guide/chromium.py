"""Starts every Chromium here, without background traffic, and without access to any host but this machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

QUIET = (
    "--disable-gpu",  # no graphics card needed
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Only this machine can be reached; names in .localhost are this machine too.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
)


def flags() -> list[str]:
    """The command-line flags. The sandbox is off for root only, who cannot have one."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@contextmanager
def started(executable: str) -> Iterator[Browser]:
    """A running Chromium, closed at the end of the block. `executable`: its path."""
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=executable, args=flags())
