"""Built guides that several tests share: built once for all test processes, and cached in `.cache/tests/` by their sources."""

import contextlib
import fcntl
import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from scripts.guide import engine, paths
from tests import pages
from tests.conftest import ROOT, lay, run

CACHE = ROOT / ".cache" / "tests"
CODE = ("scripts", "tests/pseudo.py", "tests/builds.py", "requirements.txt", "requirements-next.txt")
"""The code that turns sources into a site. When any of it changes, every cached build is out of date."""

BELOW_A_NAME = "https://reader.example/a-repo/"
REPOSITORY = "https://example.org/reader/a-repo"
MOVED = "an/old/name/"

Fill = Callable[[Path], object]
Build = Callable[[Path, Mapping[str, str]], object]


def build(folder: Path, settings: Mapping[str, str]) -> None:
    """Build as `make` does. Raises AssertionError with its messages where it fails."""
    done = run(folder, "build", **settings)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def built(name: str, fill: Fill, by: Build = build, **settings: str) -> Path:
    """The folder of a built guide, with its site in `site/`. Copy it before you change anything.

    `fill` writes the sources into an empty folder; `by` builds them there with these environment variables.
    One build is cached for each name: that of the current sources, settings and code.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / f"{name}.lock"), tempfile.TemporaryDirectory(dir=CACHE, prefix=f"{name}-new-") as aside:
        sources = Path(aside) / "guide"
        sources.mkdir()
        fill(sources)
        kept = CACHE / f"{name}-{_digest(sources, settings)}"
        if not kept.is_dir():
            by(sources, settings)
            for old in CACHE.glob(f"{name}-{'[0-9a-f]' * 16}"):
                shutil.rmtree(old)
            sources.rename(kept)
    return kept


def build_with_forms(folder: Path, settings: Mapping[str, str]) -> None:
    """Build, and make the offline forms, as `make bundle` does."""
    build(folder, settings)
    done = run(folder, "bundle", **settings)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def tiny_with_forms() -> Path:
    """The folder of the tiny guide with its site and all its forms."""
    return built("tiny-with-forms", lambda folder: lay("good", folder), build_with_forms)


def guide(folder: Path) -> None:
    """Fill a folder with the sources of the real guide."""
    with contextlib.chdir(ROOT):
        engine.copy_sources(folder)


def published(address: str) -> Path:
    """The site of the real guide as the workflow of a fork builds it for `address`, with one more page that has moved."""

    def fill(folder: Path) -> None:
        guide(folder)
        with (folder / paths.ADDRESSES).open("a") as kept:
            kept.write(f"{MOVED} -> {pages.DEEP}\n")

    name = re.sub(r"[^a-z]+", "-", address).strip("-")
    return built(name, fill, SITE_URL=address, REPO_URL=REPOSITORY, FEEDBACK_EMAIL="us@example.org") / paths.SITE


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait for other test processes. The system releases the lock of a process that was killed."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _digest(sources: Path, settings: Mapping[str, str]) -> str:
    return hashlib.sha256(f"{_tree(sources)}{sorted(settings.items())}{_code()}".encode()).hexdigest()[:16]


@cache
def _code() -> str:
    return "".join(_tree(ROOT / name) for name in CODE)


def _tree(place: Path) -> str:
    """One hash of a file, or of every file below a folder by name and content."""
    made = hashlib.sha256()
    for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if file.is_file() and "__pycache__" not in file.parts:
            made.update(f"{file.relative_to(place)}\0{file.stat().st_size}\0".encode())
            made.update(file.read_bytes())
    return made.hexdigest()
