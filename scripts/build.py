"""Command: the engine's build, then the finish steps, then the swap. The last good site stays until the new one is complete."""

import sys
from pathlib import Path

from scripts.guide import checks, command, content, engine, finish, paths, rendered
from scripts.guide.check_ids import with_id
from scripts.guide.finish import (
    backlinks,
    content_security,
    critical_css,
    first_sentences,
    index_of_pages,
    low_energy,
    metadata,
    minify,
    normalize,
    on_this_page,
    print_page,
    search_index,
    service_worker,
    third_party,
    unused_files,
    web_manifest,
)
from scripts.guide.model import Guide, Problem, counted


def finish_site(site: Path, guide: Guide) -> list[Problem]:
    """Run every finish step over the built pages, and return the problems that the checks of the result find."""
    if problems := with_id(third_party.copy(site), third_party.copy):
        return problems
    unused_files.remove(site)
    uses, published = backlinks.survey(rendered.each(site), guide.subject.address("sources")), metadata.Metadata(site, guide)
    index, styles = search_index.Index(guide), critical_css.Styles(site)
    for page in rendered.each(site):
        low_energy.mark(page)
        normalize.page(page, guide)
        on_this_page.fill(page)
        backlinks.fill(page, uses, guide.labels)
        index_of_pages.fill(page, guide)
        first_sentences.fill(page, guide)
        published.add(page)
        index.add(page)
        web_manifest.link(page, site)
        if not print_page.holds_all(page):
            styles.inline(page)
            content_security.add(page)
        finish.write(page)
    index.write(site)
    for page in print_page.filled(site):  # it copies from every other page
        styles.inline(page)
        content_security.add(page)
        finish.write(page)
    if problems := with_id(web_manifest.write(site, guide), web_manifest.write):  # reads the style sheets
        return problems
    styles.remove_files()
    minify.files(site)
    published.write()
    service_worker.write(site)  # last: it lists every file
    return checks.problems_of_site(site, guide)


def main() -> int:
    """Build `site/`; 0, or 1 with every problem on standard error and the last good site untouched."""
    guide = content.read()
    staging = paths.SITE_STAGING
    finish.restore(paths.SITE, paths.SITE_PREVIOUS)
    problems = checks.problems_of(guide) or with_id(engine.build(staging, guide.pages), engine.build) or finish_site(staging, guide)
    if problems:
        print(*problems, f"{counted(problems)} site/ is unchanged.", sep="\n", file=sys.stderr)
        return 1
    finish.swap(staging, paths.SITE, paths.SITE_PREVIOUS)
    print(f"site/ has {len(guide.pages)} pages.")
    return 0


if __name__ == "__main__":
    command.run(main)
