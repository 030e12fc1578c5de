"""Command: measures the speed of pages, search and builds, as a table and in `dist/bench.json`, for this machine and commit.

`bare` is a page with the same text and nothing around it. A missed limit is printed, but does not fail the command.
"""

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import system_packages
from scripts.guide import command, paths
from scripts.guide.bench import baselines, copies, figures, forms, preview, search, serving, speed
from scripts.guide.bench.figures import Figure
from scripts.guide.offline import FORMS

RUNS = 3
PARTS = ("build", "search", "pages")


def builds(folder: Path, address: str) -> Iterator[Figure]:
    """The time of our build and of the engine alone. The built site, with absolute addresses, stays in `folder`."""
    ours = statistics.median(copies.run(folder, "scripts.build", SITE_URL=address) for _ in range(RUNS))
    alone = statistics.median(copies.run(folder, "mkdocs", "build", "--site-dir", "alone") for _ in range(RUNS))
    yield Figure("build, seconds", ours)
    yield Figure("build, times the engine alone", ours / alone)
    yield Figure("site, bytes", sum(file.stat().st_size for file in (folder / paths.SITE).rglob("*") if file.is_file()))


def measured(parts: list[str], chromium: str) -> Iterator[Figure]:
    """Every requested figure, as soon as it is measured."""
    shutil.rmtree(paths.BENCH, ignore_errors=True)
    folder = copies.copy("ours")
    with serving.serving() as server:
        if "build" in parts:
            yield from builds(folder, server.address("ours"))
            yield from forms.figures(paths.SITE, {form.file: form.max_bytes for form in FORMS})
        else:
            copies.run(folder, "scripts.build", SITE_URL=server.address("ours"))
        site = folder / paths.SITE
        server.add("ours", site)
        if "search" in parts:
            yield from search.figures(server.address("ours"), site, chromium)
        if "pages" in parts:
            urls = ("", baselines.topic())
            sites = {"ours": site, "bare": baselines.bare(site, urls)}
            server.add("bare", sites["bare"])
            for url in urls:
                yield from speed.figures(server, sites, url, chromium)
    if "build" in parts:
        yield from preview.figures(folder)


def main(arguments: list[str] | None = None) -> int:
    """0 when everything was measured; 1, with a line on standard error, where something could not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="what to measure (all)")
    chosen = parser.parse_args(arguments)
    if not (chromium := system_packages.browser()):
        print(system_packages.NEEDS["browser"].remedy, file=sys.stderr)
        return 1
    try:
        found = list(measured(chosen.parts or list(PARTS), chromium))
    except copies.StoppedError as error:
        print(error, file=sys.stderr)
        return 1
    print(*figures.table(found), sep="\n")
    paths.DIST.mkdir(exist_ok=True)
    (paths.DIST / "bench.json").write_text(json.dumps(figures.as_data(found), indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    command.run(main)
