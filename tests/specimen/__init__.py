"""Two small pages that use every component, in the real frame, style and scripts, built by the real build.

Tests on roles and names stay right whatever the guide says, because the labels of the frame are their names in `data/words.yml`, the
data are those of the tiny guide, and each page that the frame links to is a stub.
"""

import contextlib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from scripts import build
from scripts.guide import content, engine, notation, paths
from scripts.guide.model import Guide
from tests import builds
from tests.conftest import ROOT, SITES
from tests.pages import BOOK, GLOSSARY, HELP, SOURCES, fixed

HERE = Path(__file__).parent
NAV = "\nnav:\n"
PAGES = ("specimen", "tool")
STUB = """---
title: Page {url}
description: A page that the frame links to.
summary: A page that the frame links to.
kind: about
published: 2026-01-01
reviewed: 2026-01-02
next_review: 2026-12-31
reviewer: none yet
role: [{roles}]
---

{words}
"""
LISTS = {
    BOOK: "[[book]]",
    GLOSSARY: "[[terms]]",
    SOURCES: "[[sources]]",
    fixed("grades"): "[[grades]]",
    HELP: "[[numbers]]",
}
"""The lists with anchors that other pages link to."""
FRAME_ADDRESS = re.compile(r"""['"]([a-z][a-z0-9/-]*/)['"]""")
"""An address in a template, whether in a link or in a list of links."""
PLACEHOLDER = re.compile(r"\{\w+\}|#")
COUNTS = ("count_in", "count_more", "count_fewer", "count_about", "count_none")
KEPT_WORDS = ("date", "months", *COUNTS, *notation.PARTS, *notation.LINES)
"""Labels with formats of dates and numbers, and those that the pages of the specimen write and the build recognizes."""


def built() -> Path:
    """The site of the specimen."""
    return builds.built("specimen", fill, _build) / paths.SITE


def fill(folder: Path) -> None:
    """The sources of the real guide, with other pages, labels and data."""
    builds.guide(folder)
    _data(folder)
    _without_moves(folder / paths.ADDRESSES)
    _labels(folder / paths.WORDS)
    real = _real()
    pages = {page.url: page.path.relative_to(paths.DOCS) for page in real.pages}
    roles = {page.url: ", ".join(page.meta.role) for page in real.pages}
    stubs = {url: pages[url] for url in sorted(_linked(folder, real))}
    for path in pages.values():
        (folder / paths.DOCS / path).unlink()
    for url, path in stubs.items():
        file = folder / paths.DOCS / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(STUB.format(url=url or "home", words=LISTS.get(url, "Words."), roles=roles[url]))
    for name in PAGES:
        shutil.copy(HERE / f"{name}.md", folder / paths.DOCS)
    config = folder / paths.CONFIG
    own = "".join(f"  - {name}\n" for name in ("index.md", *(f"{name}.md" for name in PAGES)))
    others = "".join(f"      - {name}\n" for url, name in stubs.items() if url)
    config.write_text(f"{config.read_text().split(NAV)[0]}{NAV}{own}  - Others:\n{others}")


def _real() -> Guide:
    with contextlib.chdir(ROOT):
        return content.read()


def _data(folder: Path) -> None:
    """Write the data, snippets and drawing of the tiny guide and a question, with labels for the frame and addresses of the real guide."""
    good = SITES / "good"
    shutil.copytree(good / "data", folder / paths.DATA, dirs_exist_ok=True, ignore=shutil.ignore_patterns("addresses.txt"))
    shutil.copy(HERE / paths.QUESTIONS.name, folder / paths.QUESTIONS)
    scores = folder / paths.SELF_AUDIT
    scores.write_text(scores.read_text().replace("docs/flicker.md", "docs/specimen.md"))
    shutil.copytree(good / "snippets", folder / "snippets", dirs_exist_ok=True)
    shutil.copytree(good / "docs" / "assets", folder / paths.DOCS / "assets", dirs_exist_ok=True)


def _without_moves(file: Path) -> None:
    """Keep the addresses except redirects, because most of their target pages are not here."""
    kept = [line for line in file.read_text().splitlines(keepends=True) if "->" not in line]
    file.write_text("".join(kept))


def _labels(file: Path) -> None:
    """Name each label of the frame after itself, with the placeholders that it has."""
    every = yaml.safe_load(file.read_text())
    words = every["extra"]["words"]
    for name, text in words.items():
        if name not in KEPT_WORDS:
            words[name] = " ".join([f"[{name}]", *PLACEHOLDER.findall(text)])
    every["site_name"], every["extra"]["short_name"] = "[site_name]", "[short_name]"
    file.write_text(yaml.safe_dump(every, allow_unicode=True, sort_keys=False))


def _linked(folder: Path, real: Guide) -> Iterator[str]:
    """The address of each page that has a role, or that the frame or a finish step names."""
    fixed = {address.partition("#")[0] for address in real.subject.pages.values()}
    found = {"", *fixed, *(page.url for page in real.pages if page.meta.role)}
    for template in (folder / "overrides").rglob("*.html"):
        found |= set(FRAME_ADDRESS.findall(template.read_text())) & {page.url for page in real.pages}
    yield from found


def _build(folder: Path, _: Mapping[str, str]) -> None:
    """Run the engine and every finish step, without the checks of the sources, which require content that these pages do not have."""
    with contextlib.chdir(folder):
        guide = content.read()
        problems = [*guide.problems] or engine.build(paths.SITE, guide.pages) or build.finish_site(paths.SITE, guide)
        assert not problems, "\n".join(map(str, problems))
