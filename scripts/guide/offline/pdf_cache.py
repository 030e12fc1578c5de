"""The last PDFs, by all that goes into them: an unchanged book is not laid out again, which takes more than a minute for each."""

import hashlib
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from scripts.guide import paths, system_requirements

KEPT = 4  # files: two forms, of two branches that somebody goes to and fro between
CODE = ("pdf.py", "pdf_tags.py", "layout.py")
"""What turns HTML into a PDF; what makes the HTML shows in the HTML."""
LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pyphen", "pillow", "pikepdf")


def kept(parts: Iterable[object], make: Callable[[], bytes]) -> bytes:
    """The PDF that `make` made of the same parts with the same code, libraries and font, else the one that it makes now."""
    file = paths.PDF_CACHE / f"{_key(parts)}.pdf"
    if not file.is_file():
        made = make()
        file.parent.mkdir(parents=True, exist_ok=True)
        staging = file.with_suffix(".new")
        staging.write_bytes(made)
        staging.replace(file)  # complete or not at all; two processes that make the same write the same bytes
        for old in sorted(file.parent.glob("*.pdf"), key=_age)[KEPT:]:
            old.unlink(missing_ok=True)
        return made
    file.touch()
    return file.read_bytes()


def _age(file: Path) -> float:
    return -file.stat().st_mtime


def _key(parts: Iterable[object]) -> str:
    here = Path(__file__).parent
    made = [*map(str, parts), sys.version, *((here / name).read_text(encoding="utf-8") for name in CODE)]
    made += [f"{name} {version(name)}" for name in LIBRARIES]
    made += [f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in sorted(system_requirements.fonts("DejaVuSans*.ttf"))]
    return hashlib.sha256("\0".join(made).encode()).hexdigest()[:32]
