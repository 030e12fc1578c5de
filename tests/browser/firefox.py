"""Drives Debian's Firefox through WebDriver BiDi, because Playwright needs a Firefox of its own."""

import base64
import contextlib
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from scripts import system_packages

WAIT = 20  # seconds


def started(profile: Path) -> "Firefox":
    """A window with this profile. Fails with a clear message where there is no Firefox."""
    program = system_packages.browser(system_packages.FIREFOXES)
    assert program, system_packages.NEEDS["firefox"].remedy
    return Firefox(program, profile)


class Firefox:
    """One window. Use it with `with`."""

    def __init__(self, program: str, profile: Path) -> None:
        words = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        address = next(found[1] for line in self._process.stderr or () if (found := re.search(r"listening on (ws://\S+)", line)))
        self._connection = contextlib.ExitStack()
        self._socket = self._connection.enter_context(connect(f"{address}/session", max_size=None))
        self._number = 0
        self._send("session.new", {"capabilities": {}})
        self._window = self._send("browsingContext.getTree", {})["contexts"][0]["context"]

    def __enter__(self) -> "Firefox":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait(WAIT)

    def _send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(WAIT))
            if said.get("id") == self._number:
                assert said["type"] == "success", said
                return dict(said["result"])

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""
        self._send("browsingContext.navigate", {"context": self._window, "url": address, "wait": "complete"})

    def pdf(self, width: float, height: float, margin: float) -> bytes:
        """The PDF that Firefox prints of the page. Lengths in mm."""
        edges = dict.fromkeys(("top", "right", "bottom", "left"), margin / 10)  # BiDi expects cm
        params = {"context": self._window, "page": {"width": width / 10, "height": height / 10}, "margin": edges, "shrinkToFit": False}
        return base64.b64decode(self._send("browsingContext.print", params)["data"])

    def resize(self, width: int, height: int) -> None:
        """Give the window this size, in CSS pixels."""
        self._send("browsingContext.setViewport", {"context": self._window, "viewport": {"width": width, "height": height}})

    def run(self, line: str) -> Any:
        """The value of an expression, as JSON can hold it."""
        params = {
            "expression": f"JSON.stringify({line})",
            "target": {"context": self._window},
            "awaitPromise": True,
            "userActivation": True,
        }
        result = self._send("script.evaluate", params)["result"]
        return json.loads(result["value"]) if result["type"] == "string" else None

    def until(self, line: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + WAIT
        while not self.run(f"Boolean({line})"):
            assert time.monotonic() < end, f"never: {line}"
            time.sleep(0.1)
