"""Command: every offline form into `dist/`, and into the built site, which then lists them."""

import hashlib
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from scripts.guide import content, engine, finish, offline, paths, rendered
from scripts.guide.finish import downloads, service_worker
from scripts.guide.offline import Edition, Form, FormError


def made(form: Form, edition: Edition) -> str:
    """Write one form beside the last good one and put it in its place; what was wrong, else ""."""
    aside = form.file.with_suffix(f".new{form.file.suffix}")
    try:
        form.write(paths.SITE, aside, edition)
        size = aside.stat().st_size
        if size > form.most:
            raise FormError(f"this form has {size:,} bytes. Cut it to {form.most:,}.")
        aside.replace(form.file)
    except FormError as error:
        return f"{form.file}:1: {error}"
    finally:
        aside.unlink(missing_ok=True)
    return ""


def publish(forms: list[Form]) -> None:
    """Copy the forms into the site, list them there, and write their checksums."""
    for form in forms:
        shutil.copyfile(form.file, paths.SITE / form.file.name)
    listed = {form.file: (form.what, form.kind) for form in forms}
    for page in rendered.each(paths.SITE):
        if downloads.fill(page, listed):
            finish.write(page)
    service_worker.write(paths.SITE)  # its list has another hash for that page now
    sums = "".join(f"{hashlib.sha256(form.file.read_bytes()).hexdigest()}  {form.file.name}\n" for form in forms)
    (paths.DIST / "SHA256SUMS").write_text(sums, encoding="utf-8")


def main() -> int:
    """Write the forms and their checksums; 1, with a line each on standard error, where `site/` is not built or a form failed.

    A form that fails leaves the others, and the last good one of its kind, in place.
    """
    if not (paths.SITE / "index.html").is_file():
        print("site/ is not built: run `make` first.", file=sys.stderr)
        return 1
    paths.DIST.mkdir(exist_ok=True)
    edition = Edition(engine.epoch(content.read().pages), os.environ.get("SITE_URL") or "")
    with ProcessPoolExecutor() as workers:  # the two PDFs take most of the time
        problems = [problem for problem in workers.map(made, offline.FORMS, repeat(edition)) if problem]
    there = [form for form in offline.FORMS if form.file.is_file()]
    publish(there)
    print(*(f"{form.file} {form.file.stat().st_size:,} bytes" for form in there), sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
