"""A cache of the last PDFs, by all that goes into them, because laying out a book takes more than a minute."""

import contextlib
import ctypes
import ctypes.util
import hashlib
import os
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from scripts.guide import paths, system_requirements

DIGEST = hashlib.sha256().digest_size
KEPT = 4  # files: two forms, for two branches that somebody switches between
CODE = ("pdf.py", "pdf_tags.py", "layout.py")
"""The code that turns HTML into a PDF. A change of the code that makes the HTML changes the HTML."""
LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pyphen", "pillow", "pikepdf")
OF_SYSTEM = (
    ("pango-1.0", "pango_version_string", ctypes.c_char_p),  # breaks lines
    ("harfbuzz", "hb_version_string", ctypes.c_char_p),  # shapes words, and cuts the fonts that are embedded
    ("fontconfig", "FcGetVersion", ctypes.c_int),  # chooses fonts
)
"""What WeasyPrint calls: the name of the library, its function that gives its version, and what that returns."""


def kept(parts: Iterable[object], make: Callable[[], bytes]) -> bytes:
    """The cached PDF of the same parts, code, libraries and font; else the one that `make` returns, which is then cached."""
    file = paths.PDF_CACHE / _key(parts)
    made = _read(file)
    if made is None:
        made = make()
        _write(file, made)
    return made


def _read(file: Path) -> bytes | None:
    """The PDF in a cache file, which then counts as just used; None where it is missing or incomplete."""
    try:
        content = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    digest, made = content[:DIGEST], content[DIGEST:]
    return made if digest == hashlib.sha256(made).digest() else None


def _write(file: Path, made: bytes) -> None:
    """Store a PDF after its digest, and delete all but the newest few. A full disk only costs the time of another layout."""
    staging = file.with_suffix(f".{os.getpid()}")  # unique to this process, because another may write the same file
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        staging.write_bytes(hashlib.sha256(made).digest() + made)
        staging.replace(file)
        for old in sorted(file.parent.iterdir(), key=lambda file: -file.stat().st_mtime)[KEPT:]:
            old.unlink(missing_ok=True)
    staging.unlink(missing_ok=True)


def _key(parts: Iterable[object]) -> str:
    here = Path(__file__).parent
    made = [*map(str, parts), sys.version, *((here / name).read_text(encoding="utf-8") for name in CODE)]
    made += [f"{name} {version(name)}" for name in LIBRARIES]
    made += [_version(*each) for each in OF_SYSTEM]
    fonts = sorted(system_requirements.fonts("*.[a-z]t[cf]"))  # .ttf, .otf, .ttc: what DejaVu lacks comes from another
    made += [f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in fonts]
    return hashlib.sha256("\0".join(made).encode()).hexdigest()[:32]


def _version(library: str, function: str, result: type) -> str:
    """The version of a library of the system; that it is missing where it cannot be found."""
    file = ctypes.util.find_library(library)
    if not file:
        return f"no {library}"
    asked = getattr(ctypes.CDLL(file), function)
    asked.restype = result
    return f"{library} {asked()}"
