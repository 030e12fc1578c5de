"""One Chromium for all browser tests, the built site served from this machine, and its copy unpacked on disk."""

import contextlib
import functools
import http.server
import os
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts import system_packages
from scripts.guide import chromium, paths
from tests import specimen
from tests.browser.firefox import Firefox, started
from tests.conftest import ROOT
from tests.pages import GUIDE

BASE = urlsplit(os.environ.get("SITE_URL") or "/").path
URLS = [page.url for page in GUIDE.pages]
LABELS = GUIDE.labels
"""The labels of the frame by their names in data/words.yml. Tests find controls by them, so that a label can change."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's browser. Fails with a clear message where there is none."""
    path = system_packages.browser()
    assert path, system_packages.NEEDS["browser"].remedy
    return {"executable_path": path, "args": chromium.flags()}


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A window of Debian's Firefox."""
    with started(tmp_path_factory.mktemp("profile")) as window:
        yield window


class _AsPages(http.server.SimpleHTTPRequestHandler):
    """Answers like GitHub Pages: the site below its base path, and its own 404 page for every other address."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, base: str, **more: Any) -> None:
        self.base = base
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        outside = not path.startswith(self.base)
        return super().translate_path("/nothing-here" if outside else "/" + path.removeprefix(self.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        """Ignore a browser that closes the connection before the response."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextlib.contextmanager
def serving(site: Path, base: str = "/") -> Iterator[int]:
    """Serve a built site below a base path on this machine; the port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_AsPages, directory=str(site), base=base))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the built site, with a slash at its end."""
    with serving(ROOT / paths.SITE, BASE) as port:
        yield f"http://127.0.0.1:{port}{BASE}"


@pytest.fixture(scope="session")
def specimen_served() -> Iterator[str]:
    """The address of two small pages with every component, in the real frame: see tests/specimen/."""
    with serving(specimen.built()) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked ZIP's folder, with a slash at its end; its name has a space and a letter beyond ASCII."""
    folder: Path = tmp_path_factory.mktemp("My löcal copy")
    with zipfile.ZipFile(ROOT / paths.ZIP) as bundle:
        bundle.extractall(folder)
    return (folder / "guide").as_uri() + "/"


@pytest.fixture(params=["served", "on_disk"])
def base(request: pytest.FixtureRequest) -> str:
    """The address of the guide, once on the web and once from disk."""
    return str(request.getfixturevalue(request.param))


def address(base: str, url: str) -> str:
    """A page's address; from disk it names the file."""
    return base + url + ("index.html" if base.startswith("file:") else "")


PROBE, OPENINGS = "tests.probe", 10


def with_storage(page: Page) -> Page:
    """This page, reloaded until it shares the storage of the other pages from disk. A served page is not reloaded.

    Measured with Chromium 156: 1 to 4 of 100 loads of a page from disk, with or without a wait, get an empty storage of their own, which
    never becomes the shared one; the next page has the shared one. None of 570 served loads did. A probe separates that browser fault
    from a setting that the guide failed to store: where the probe is stored, the setting must be stored too.
    """
    for _ in range(OPENINGS if page.url.startswith("file:") else 0):
        if page.evaluate("key => localStorage.getItem(key)", PROBE):
            return page
        page.evaluate("key => localStorage.setItem(key, 'here')", PROBE)
        page.reload()
    assert not page.url.startswith("file:"), f"{page.url} did not get the shared storage in {OPENINGS} openings"
    return page


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own. At the end, no request may have left the origin or failed, and the console must be empty."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(base: str, url: str = "", installs: bool = False, **settings: Any) -> Page:
        """`installs`: let the page cache the complete guide, which fetches and hashes every file; test_installed.py tests that."""
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **settings})
        if not installs:
            context.route("**/installed.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda sent: None if sent.url.startswith((base, "data:")) else faults.append(f"left: {sent.url}"))
        # Chromium requests a favicon when a drawing is opened as a file; no page of the guide requests it.
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        # A request is aborted when the reader leaves its page, so nobody misses the response.
        page.on("requestfailed", lambda sent: faults.append(f"failed: {sent.url}") if sent.failure != "net::ERR_ABORTED" else None)
        page.on("response", lambda got: faults.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
        page.on("console", lambda said: faults.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.goto(address(base, url))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []
