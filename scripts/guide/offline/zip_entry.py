"""A file in a ZIP, the same bytes from the same content: with the date of the edition, and readable by everybody."""

import time
import zipfile

from scripts.guide import policy
from scripts.guide.offline.edition_notice import Edition


def add(bundle: zipfile.ZipFile, name: str, data: bytes, edition: Edition, method: int = zipfile.ZIP_DEFLATED) -> None:
    """Add `data` to `bundle` under this name. `method`: how it is compressed, one of zipfile's constants."""
    entry = zipfile.ZipInfo(name, time.gmtime(max(edition.epoch, policy.BUILD_EPOCH_FLOOR))[:6])
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, data, method, compresslevel=9)
