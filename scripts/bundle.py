"""Command: every offline form into `dist/`, and into the built site, which then lists them."""

import hashlib
import shutil
import sys

from scripts.guide import content, engine, finish, paths, policy, rendered
from scripts.guide.finish import downloads
from scripts.guide.offline import zip as disk_copy

FORMS = {"The whole guide for a computer or Android phone, as a ZIP": paths.ZIP}


def main() -> int:
    """Write the forms and their checksums; 1, with a line on standard error, where `site/` is not built or a form is too large."""
    if not (paths.SITE / "index.html").is_file():
        print("site/ is not built: run `make` first.", file=sys.stderr)
        return 1
    disk_copy.write(paths.SITE, paths.ZIP, engine.epoch(content.read().pages))
    size = paths.ZIP.stat().st_size
    if size > policy.ZIP_BYTES:
        print(f"{paths.ZIP}:1: this form has {size:,} bytes. Cut it to {policy.ZIP_BYTES:,}.", file=sys.stderr)
        return 1
    for form in FORMS.values():
        shutil.copyfile(form, paths.SITE / form.name)
    pages = rendered.read(paths.SITE)
    downloads.fill(pages, FORMS)
    for page in pages:
        if page.all("#downloads"):
            finish.write(page)
    sums = "".join(f"{hashlib.sha256(form.read_bytes()).hexdigest()}  {form.name}\n" for form in FORMS.values())
    (paths.DIST / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(*(f"{form} {form.stat().st_size:,} bytes" for form in FORMS.values()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
