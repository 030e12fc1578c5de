"""Checks external addresses with few, slow requests, one at a time for each site, and with our name as the user agent."""

import http.client
import json
import socket
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from scripts.guide import policy

NAME = "link-check-of-a-health-guide/1 (once a week; by HEAD, and by GET where HEAD is refused)"
CLOSED = (401, 403, 405, 406, 429, 451, 503)
"""Answers of sites that block programs; a person may still get through."""
HEAD_UNKNOWN = (400, 403, 404, 405, 501)
"""Answers to HEAD after which the address is requested again by GET, because some sites only support GET."""


@dataclass(frozen=True)
class Answer:
    """The response: the status, or 0 and the error; and the time, in seconds since 1970."""

    status: int
    why: str = ""
    asked: int = 0

    @property
    def kind(self) -> str:
        """`there`, `closed` to programs, or `lost`."""
        return "there" if 200 <= self.status < 400 else "closed" if self.status in CLOSED else "lost"


def ask(address: str, pause: float = policy.LINK_PAUSE, seconds: float = policy.LINK_SECONDS) -> Answer:
    """One address, by HEAD, then after a pause by GET where HEAD is refused. Never raises, whatever the other site does."""
    answer = _once(address, "HEAD", seconds)
    if answer.status not in HEAD_UNKNOWN:
        return answer
    time.sleep(pause)
    return _once(address, "GET", seconds)


def _once(address: str, method: str, seconds: float) -> Answer:
    try:
        request = urllib.request.Request(address, method=method, headers={"User-Agent": NAME, "Accept": "*/*"})
        with urllib.request.urlopen(request, timeout=seconds) as got:
            return Answer(got.status)
    except urllib.error.HTTPError as error:
        return Answer(error.code)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        return Answer(0, "no answer in time" if isinstance(reason, TimeoutError | socket.timeout) else str(reason) or type(reason).__name__)


def all_of(
    addresses: Iterable[str], cache: Path, now: int, pause: float = policy.LINK_PAUSE, asking: Callable[[str, float], Answer] = ask
) -> dict[str, Answer]:
    """The answer of each address. One that was there within policy.LINK_DAYS is not asked again; `cache` remembers.

    `pause` is in seconds, between two requests to one site.
    """
    oldest = now - policy.LINK_DAYS * 86_400
    known = {address: answer for address, answer in _read(cache).items() if answer.kind == "there" and oldest < answer.asked <= now}
    wanted = list(addresses)
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        if address not in known:
            hosts[_host(address)].append(address)
    with ThreadPoolExecutor(policy.LINK_HOSTS) as pool:
        for answers in pool.map(partial(_of_one_host, now=now, pause=pause, asking=asking), hosts.values()):
            known |= answers
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps({address: asdict(known[address]) for address in sorted(known)}, indent=1), encoding="utf-8")
    return {address: known[address] for address in wanted}


def _of_one_host(addresses: Iterable[str], now: int, pause: float, asking: Callable[[str, float], Answer]) -> dict[str, Answer]:
    answers = {}
    for at, address in enumerate(addresses):
        if at:
            time.sleep(pause)
        answer = asking(address, pause)
        answers[address] = Answer(answer.status, answer.why, now)
    return answers


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address


def _read(cache: Path) -> dict[str, Answer]:
    try:
        return {address: Answer(**answer) for address, answer in json.loads(cache.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
