"""Snippets: files of `snippets/` that pages include, unfolded into lines that keep their own file and number."""

from collections.abc import Iterator
from pathlib import Path

from scripts.guide import notation, paths
from scripts.guide.files import Problems, read_text
from scripts.guide.model import Line, Problem

SCISSORS = "8<-"  # in every way to name a snippet


def unfolded(lines: list[Line], problems: Problems, inside: tuple[str, ...] = ()) -> Iterator[Line]:
    """The lines with those of each snippet in place of the line that names it; a line that names none that we have is a problem."""
    for line in lines:
        snippet = notation.SNIPPET.match(line.text)
        if not snippet and SCISSORS in line.text:
            remedy = 'Write `--8<-- "snippets/name.md"` alone on a line'
            problems.append(line.problem("this snippet cannot be read", remedy))
        elif not snippet:
            yield line
        elif snippet[1] in inside:
            problems.append(line.problem(f"the snippet `{snippet[1]}` includes itself", "Remove this line"))
        elif what := _fault(snippet[1]):
            remedy = f"Name a file of {paths.SNIPPETS}/, such as {paths.SNIPPETS}/emergency.md"
            problems.append(line.problem(what, remedy))
        else:
            yield from unfolded(_lines(snippet[1], problems), problems, (*inside, snippet[1]))


def _lines(name: str, problems: Problems) -> list[Line]:
    rows = read_text(Path(name), problems).split("\n")
    if not any(row.strip() for row in rows):
        problems.append(Problem(name, 1, "this snippet is empty", "Restore its words"))
    return [Line(name, at, row) for at, row in enumerate(rows, 1)]


def _fault(name: str) -> str:
    """Why a snippet cannot be included; "" for the changelog, and for a file of snippets/ that is no symbolic link out of it."""
    if name == str(paths.CHANGELOG):
        return ""
    try:
        if not Path(name).is_file():
            return f"the snippet `{name}` does not exist"
        inside = Path(name).resolve().is_relative_to(paths.SNIPPETS.resolve()) and Path(name).parts[0] == str(paths.SNIPPETS)
    except OSError:
        return f"the snippet `{name}` does not exist"
    return "" if inside else f"the snippet `{name}` is not in {paths.SNIPPETS}/"
