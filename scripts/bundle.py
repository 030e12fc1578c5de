"""Command: every offline form into `dist/`, and into the built site, which then lists them."""

import hashlib
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from scripts.guide import command, content, engine, finish, offline, paths, rendered
from scripts.guide.finish import downloads, service_worker
from scripts.guide.offline import Edition, Form, FormError


def write_form(form: Form, edition: Edition, folder: Path = paths.DIST) -> str:
    """Write one form into `folder`, completely or not at all. Returns the reason of a failure, else ""."""
    target = folder / form.file.name
    staging = target.with_suffix(f".new{target.suffix}")
    try:
        form.write(paths.SITE, staging, edition)
        size = staging.stat().st_size
        if size > form.max_bytes:
            raise FormError(f"this form has {size:,} bytes. Cut it to {form.max_bytes:,}.")
        staging.replace(target)
    except FormError as error:
        return f"{form.file}:1: {error}"
    finally:
        staging.unlink(missing_ok=True)
    return ""


def publish(forms: list[Form], folder: Path, site: Path) -> None:
    """Copy the forms of `folder` into the site, list them there, and write their checksums next to them."""
    for form in forms:
        shutil.copyfile(folder / form.file.name, site / form.file.name)
    listed = {folder / form.file.name: (form.purpose, form.format) for form in forms}
    for page in rendered.each(site):
        if downloads.fill(page, listed):
            finish.write(page)
    service_worker.write(site)  # its list has another hash for that page now
    sums = (f"{hashlib.sha256((folder / form.file.name).read_bytes()).hexdigest()}  {form.file.name}\n" for form in forms)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def main() -> int:
    """Write the forms and their checksums; 1, with a line each on standard error, where `site/` is not built or a form failed.

    `dist/` and `site/` change in one step each, when all is written, so that forms of two builds never mix.
    """
    finish.restore(paths.DIST, paths.DIST_PREVIOUS)
    if not (paths.SITE / "index.html").is_file():
        print("site/ is not built: run `make` first.", file=sys.stderr)
        return 1
    finish.copy(paths.DIST, paths.DIST_STAGING, without=[*(form.file.name for form in offline.FORMS), "SHA256SUMS"])
    finish.copy(paths.SITE, paths.SITE_STAGING, without=[form.file.name for form in offline.FORMS])
    guide = content.read()
    subject = guide.subject
    edition = Edition(engine.epoch(guide.pages), os.environ.get("SITE_URL") or "", subject.pages.get("offline", ""), subject.condition)
    with ProcessPoolExecutor() as workers:  # the two PDFs take most of the time
        problems = [problem for problem in workers.map(write_form, offline.FORMS, repeat(edition), repeat(paths.DIST_STAGING)) if problem]
    there = [form for form in offline.FORMS if (paths.DIST_STAGING / form.file.name).is_file()]
    publish(there, paths.DIST_STAGING, paths.SITE_STAGING)
    finish.swap(paths.DIST_STAGING, paths.DIST, paths.DIST_PREVIOUS)
    finish.swap(paths.SITE_STAGING, paths.SITE, paths.SITE_PREVIOUS)
    print(*(f"{form.file} {form.file.stat().st_size:,} bytes" for form in there), sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    command.run(main)
