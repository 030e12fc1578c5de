"""The sizes of the reading forms, and of the site with all of them, as `make bundle` left them."""

from collections.abc import Iterator, Mapping
from mimetypes import guess_type
from pathlib import Path

from scripts.guide import policy
from scripts.guide.bench.figures import Figure
from scripts.guide.bench.serving import PLAIN, zipped


def figures(site: Path, limits: Mapping[Path, int]) -> Iterator[Figure]:
    """The bytes of each form that is there, and of `site` with its forms: on disk, and as a server sends them.

    `limits`: the file of each form, and the most bytes that it may have.
    """
    for file, limit in limits.items():
        if file.is_file():
            yield Figure(f"{file.name}, bytes", file.stat().st_size, limit=limit)
    if all((site / file.name).is_file() for file in limits):
        yield Figure("site with its forms, bytes on disk", sum(file.stat().st_size for file in site.rglob("*") if file.is_file()))
        yield Figure("site with its forms, bytes as sent", sent(site), limit=policy.SITE_AND_FORMS_BYTES)


def sent(site: Path) -> int:
    """The bytes of every file below `site` as a server sends it: text with gzip, anything else as it is."""
    return sum(len(_as_sent(file)) for file in site.rglob("*") if file.is_file())


def _as_sent(file: Path) -> bytes:
    content = file.read_bytes()
    return zipped(content) if (guess_type(file.name)[0] or "").startswith(PLAIN) else content
