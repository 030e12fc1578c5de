"""One web server on this machine for all sites that are compared: HTTP/1.1, connections kept open, everything compressed beforehand."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PLAIN = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")  # what servers compress


def zipped(data: bytes) -> bytes:
    """Some bytes as a server sends them."""
    return gzip.compress(data, 9, mtime=0)


@dataclass(frozen=True)
class Answer:
    """A file, ready to send; `small` is its gzip, or empty where servers would not compress it."""

    kind: str
    whole: bytes
    small: bytes


class Server(ThreadingHTTPServer):
    """The server; each site stands below its name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}

    def address(self, name: str) -> str:
        """Where a site is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/{name}/"

    def add(self, name: str, folder: Path) -> None:
        """Read a whole site into memory."""
        for file in folder.rglob("*"):
            if file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                whole = file.read_bytes()
                small = zipped(whole) if kind.startswith(PLAIN) else b""
                typed = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
                self.answers[f"/{name}/{file.relative_to(folder).as_posix()}"] = Answer(typed, whole, small)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: apart, the second would wait for a receipt of the first
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        found = self.server.answers.get(path + "index.html" if path.endswith("/") else path)
        answer = found or Answer("text/plain", b"Not here.\n", b"")
        small = answer.small if "gzip" in self.headers.get("Accept-Encoding", "") else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", answer.kind)
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages says
        self.send_header("Content-Length", str(len(small or answer.whole)))
        self.end_headers()
        self.wfile.write(small or answer.whole)

    def handle(self) -> None:
        """Say nothing when a browser leaves before the answer."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server, until the block ends."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
