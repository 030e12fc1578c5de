"""Command: the engine's build, then the finish steps, then the swap. The last good site stays until a new one is whole."""

import shutil
import sys
from pathlib import Path

from scripts.guide import checks, content, engine, finish, paths, rendered
from scripts.guide.finish import (
    backlinks,
    content_security,
    critical_css,
    depths,
    index_of_pages,
    late,
    lean,
    mend,
    print_page,
    search_index,
    structured_data,
)
from scripts.guide.model import Guide, Problem


def finish_site(site: Path, guide: Guide) -> list[Problem]:
    """Every step over the built pages, and what the checks of the result find."""
    pages = rendered.read(site)
    lean.strip(site)
    late.hold(pages)
    depths.mark(pages)
    mend.toggles(pages)
    mend.permalinks(pages)
    mend.descriptions(pages, guide)
    backlinks.fill(pages)
    index_of_pages.fill(pages, guide)
    structured_data.add(pages, guide)
    search_index.write(site, pages, guide)
    print_page.fill(pages)  # after all that fills pages, and after search, which is to find each word on its own page
    critical_css.inline(pages, site)
    content_security.add(pages)  # last: it hashes what stands there
    finish.write(pages)
    return checks.problems_of_site(site, guide)


def swap(aside: Path, site: Path, last: Path) -> None:
    """Put the whole new site in the old one's place."""
    shutil.rmtree(last, ignore_errors=True)
    if site.is_symlink() or site.is_file():
        site.unlink()
    elif site.exists():
        site.rename(last)
    aside.rename(site)
    shutil.rmtree(last, ignore_errors=True)


def main() -> int:
    """Build `site/`; 0, or 1 with every problem on standard error and the last good site untouched."""
    guide = content.read()
    problems = checks.problems_of(guide)
    if not problems:
        shutil.rmtree(paths.SITE_ASIDE, ignore_errors=True)
        problems = engine.build(paths.SITE_ASIDE, guide.pages) or finish_site(paths.SITE_ASIDE, guide)
    if problems:
        print(*problems, f"{len(problems)} to mend. site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    swap(paths.SITE_ASIDE, paths.SITE, paths.SITE_LAST)
    print(f"site/ holds {len(guide.pages)} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
