"""Every statement of the article has a home, and its limits are stated there."""

from collections.abc import Iterator

from scripts.guide import notation, paths
from scripts.guide.model import Guide, Problem


def statements_have_a_home(guide: Guide) -> Iterator[Problem]:
    """AR01: each statement is in the front matter of a page, and each name there is a statement."""
    homes = {name for page in guide.pages for name in page.meta.article}
    for name, statement in guide.statements.items():
        if guide.was_read(paths.DOCS) and name not in homes:
            what = f"statement {name} has no home"
            yield Problem(str(paths.ARTICLE), statement.line, what, f"Add `{name}` to `article:` of the page that says it")
    for page in guide.pages:
        for name in page.meta.article:
            if guide.was_read(paths.ARTICLE) and name not in guide.statements:
                remedy = f"Name one of {paths.ARTICLE}, from {min(guide.statements, default='')} to {max(guide.statements, default='')}"
                yield page.problem(f"there is no statement {name}", remedy, "article")


def limits_are_stated(guide: Guide) -> Iterator[Problem]:
    """AR02: where the evidence agrees only partly or not at all, a paragraph on each home says so and names the statement."""
    for page in guide.pages:
        answered = notation.statements(page.lines)
        for name in page.meta.article:
            statement = guide.statements.get(name)
            if statement and statement.agrees != "yes" and name not in answered:
                what = f"statement {name} is {statement.agrees}, and no paragraph here says so"
                remedy = f'Say what is not shown, and write `{{: data-article="{name}" }}` below that paragraph'
                yield page.problem(what, remedy, "article")
        for name in sorted(answered - set(page.meta.article)):
            yield page.problem(f"a paragraph answers {name}, which is not in `article:`", f"Add `{name}` there, or correct the name")
