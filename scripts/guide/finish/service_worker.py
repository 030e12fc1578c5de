"""Writes `sw.js`, which caches one complete version of the guide in a reader's browser: worker.js below a list of every file's hash."""

import base64
import hashlib
import json
from pathlib import Path

import rjsmin

from scripts.guide import paths, policy


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
    listed = dict(sorted((way(name), _hash(site / name)) for name in kept(site)))
    version = hashlib.sha256((json.dumps(listed) + code).encode()).hexdigest()[:16]
    edition = {"version": version, "wait": policy.SERVER_WAIT, "memory": policy.READER_MEMORY, "files": listed}
    file.write_text(f"const edition={json.dumps(edition, separators=(',', ':'))};\n{code}", encoding="utf-8")


def kept(site: Path) -> list[str]:
    """The files to cache, relative to the root: pages, pictures, scripts, styles and the search index, but no downloads."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.name.endswith(policy.KEPT_KINDS))
    return sorted(name for name in names if not name.startswith((*policy.NOT_KEPT, "guide.")))


def way(name: str) -> str:
    """The address at which a browser requests a file: "sleep/" for "sleep/index.html"."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def _hash(file: Path) -> str:
    return base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
