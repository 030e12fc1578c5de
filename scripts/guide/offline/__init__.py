"""Every offline form of the guide: a file of this folder each, and the one list of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.guide import paths, policy
from scripts.guide.offline import epub, one_file, pdf, text, zim
from scripts.guide.offline import zip_archive as disk_copy
from scripts.guide.offline.edition_notice import Edition, FormError

__all__ = ["FORMS", "Edition", "Form", "FormError"]


@dataclass(frozen=True)
class Form:
    """A copy to keep: its file, what it is for, its format, the function that writes it from the built site, and its size at most."""

    file: Path
    purpose: str
    format: str
    write: Callable[[Path, Path, Edition], None]
    max_bytes: int


FORMS = (
    Form(paths.ONE_FILE, "For any phone or computer: every page in one file", "HTML", one_file.write, policy.ONE_FILE_BYTES),
    Form(paths.ZIP, "For a computer or an Android phone: the whole site, with search", "ZIP", disk_copy.write, policy.ZIP_BYTES),
    Form(paths.EPUB, "For a phone, a tablet or an e-reader: the whole guide as a book", "EPUB", epub.write, policy.EPUB_BYTES),
    Form(paths.ZIM, "For the free app Kiwix: the whole site, with search", "ZIM", zim.write, policy.ZIM_BYTES),
    Form(paths.PDF, "To read, or print on A4 or US Letter, in large letters", "PDF", partial(pdf.write, kind="paper"), policy.PDF_BYTES),
    Form(paths.PDF_LARGE, "The same in very large letters (18 point)", "PDF", partial(pdf.write, kind="large"), policy.PDF_BYTES),
    Form(paths.TEXT, "For a screen reader, or to send in parts: words only", "plain text", text.write, policy.TEXT_BYTES),
)
"""In the order in which readers are offered them. `write(site, target, edition)` raises FormError where something is missing."""
