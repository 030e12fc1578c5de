"""Writes `sw.js`, which caches one complete version of the guide in a reader's browser: worker.js below a list of every file's hash."""

import base64
import hashlib
import json
import re
from pathlib import Path

import rjsmin

from scripts.guide import paths, policy

ROLE = re.compile(r'<article\b[^>]*\bdata-role="([^"]*)"')


def write(site: Path) -> None:
    """Write the service worker with the list of files in `site`. Call it again after any file changes."""
    file, source = site / paths.WORKER, site / paths.WORKER_SOURCE
    if source.is_file():
        code = rjsmin.jsmin(source.read_text(encoding="utf-8"))
        source.unlink()
    elif file.is_file():
        code = file.read_text(encoding="utf-8").partition("\n")[2]
    else:
        return
    listed = dict(sorted((address(name), _hash(site / name)) for name in cached_files(site)))
    version = hashlib.sha256((json.dumps(listed) + code).encode()).hexdigest()[:16]
    edition = {"version": version, "wait": policy.SERVER_WAIT_MS, "memory": policy.READER_MEMORY_MS, "files": listed}
    file.write_text(f"const edition={json.dumps(edition, separators=(',', ':'))};\n{code}", encoding="utf-8")


def cached_files(site: Path) -> list[str]:
    """The files to cache, relative to the root: pages, pictures, scripts, styles and the search index, but no downloads."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.name.endswith(policy.CACHED_KINDS))
    return sorted(name for name in names if not name.startswith((*policy.NOT_CACHED, "guide.")) and not _is_left_out(site / name))


def _is_left_out(file: Path) -> bool:
    """Whether a file is a page with one of policy.NOT_CACHED_ROLES."""
    role = ROLE.search(file.read_text(encoding="utf-8")) if file.suffix == ".html" else None
    return bool(role and policy.NOT_CACHED_ROLES & set(role[1].split()))


def address(name: str) -> str:
    """The address at which a browser requests a file: "sleep/" for "sleep/index.html"."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def _hash(file: Path) -> str:
    return base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
