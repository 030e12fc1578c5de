"""A local web server for the sites that are compared: HTTP/1.1 with keep-alive, and every file compressed beforehand."""

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
    """Bytes compressed as a server sends them."""
    return gzip.compress(data, 9, mtime=0)


@dataclass(frozen=True)
class Answer:
    """A file, ready to send; `small` is its gzip, or empty where servers would not compress it."""

    kind: str
    whole: bytes
    small: bytes


class Server(ThreadingHTTPServer):
    """The server; each site is served below its name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}

    def address(self, name: str) -> str:
        """The address of a site, which ends with a slash."""
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
    wbufsize = -1  # head and body are sent together: apart, the body would wait for the acknowledgment of the head
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
        """Ignore a browser that closes the connection before the response."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A running server, stopped at the end of the block."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
