"""A small server under a test's control: it publishes versions of a site, and fails in the ways that servers fail."""

import contextlib
import http.server
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.guide import paths
from scripts.guide.finish import service_worker
from tests.conftest import ROOT
from tests.pages import NIGHT, TOPIC

FEW = ("index.html", "404.html", "a-to-z", TOPIC.partition("/")[0], NIGHT.rstrip("/"), "assets", "search", "manifest.webmanifest")
"""Enough of the real site for a version: first pages, a drawing, search. `sw.js` is written for it."""

Fault = Callable[[str], str]


class Host:
    """The server. `fault` returns how the response to a path below the base path fails: "" (not at all), "slow", or one of FAULTS."""

    def __init__(self, folder: Path, base: str = "/repo/") -> None:
        self.folder, self.base = folder, base
        self.fault: Fault = lambda path: ""
        self.asked: list[str] = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("For", (Handler,), {"host": self}))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Its address, with a slash at the end; browsers treat `localhost` as secure."""
        return f"http://localhost:{self.server.server_port}{self.base}"

    def down(self) -> None:
        """Stop answering requests."""
        self.fault = lambda path: "gone"

    def up(self) -> None:
        """Answer all requests correctly again."""
        self.fault = lambda path: ""

    def publish(self, folder: Path) -> None:
        """Serve another version from now on."""
        self.folder = folder

    def close(self) -> None:
        """Stop the server."""
        self.server.shutdown()
        self.server.server_close()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers the requests of a host, correctly or with its fault."""

    host: Host

    @property
    def below(self) -> str:
        """The requested path below the base path."""
        return self.path.partition("?")[0].removeprefix(self.host.base)

    def translate_path(self, path: str) -> str:
        return str(self.host.folder / path.partition("?")[0].removeprefix(self.host.base))

    def do_GET(self) -> None:
        self.host.asked.append(self.below)
        del self.headers["If-Modified-Since"]  # so that two versions written within one second differ
        fault = self.host.fault(self.below)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if fault == "slow":
                time.sleep(4)
            if fault in ("", "slow"):
                super().do_GET()
            else:
                FAULTS[fault](self)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def page(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def cut(self, *, declared: bool) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        content = file.read_bytes()
        half = content[: len(content) // 2]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content if declared else half)))
        self.end_headers()
        self.wfile.write(half)

    def log_message(self, *_: object) -> None:
        pass


FAULTS: dict[str, Callable[[Handler], None]] = {
    "gone": lambda to: to.connection.shutdown(socket.SHUT_RDWR),
    "empty": lambda to: to.page(200, b""),
    "part": lambda to: to.page(206, b"<!doctype html><title>Half</title>"),
    "500": lambda to: to.page(500, b"<!doctype html><title>Oops</title><h1>500</h1>"),
    "html": lambda to: to.page(200, b"<!doctype html><title>Sign in</title><h1>Sign in to this network</h1>"),
    "cut": lambda to: to.cut(declared=False),
    "cut short of its length": lambda to: to.cut(declared=True),
}


def marked(html: str, mark: str) -> str:
    """The page with a mark at the start of its heading, whatever attributes the heading has."""
    return re.sub(r"<h1\b[^>]*>", rf"\g<0>{mark} ", html)


def version(folder: Path, mark: str) -> Path:
    """A version of a few real pages in `folder`; `mark` is put into the headings, a script and a drawing."""
    for name in FEW:
        source = ROOT / paths.SITE / name
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    for page in folder.rglob("index.html"):
        page.write_text(marked(page.read_text(), mark))
    script = folder / "assets" / "js" / "guide.js"
    script.write_text(f'document.documentElement.dataset.script = "{mark}";\n{script.read_text()}')
    drawing = folder / "assets" / "images" / "mark.svg"
    drawing.write_text(drawing.read_text().replace("<title>", f"<title>{mark} "))
    (folder / paths.WORKER).write_text(f"\n{(ROOT / paths.SITE / paths.WORKER).read_text().partition(chr(10))[2]}")
    service_worker.write(folder)
    return folder


@contextlib.contextmanager
def hosted(folder: Path, base: str = "/repo/") -> Iterator[Host]:
    """A running host, stopped at the end of the block."""
    host = Host(folder, base)
    try:
        yield host
    finally:
        host.close()
