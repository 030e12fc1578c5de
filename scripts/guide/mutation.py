"""Small changes of code, each of which a test ought to notice: a comparison reversed, a condition negated, a statement left out."""

import ast
import io
import random
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OTHER: Final[Mapping[str, str]] = {
    **{"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "+": "-", "-": "+", "*": "+", "/": "*", "//": "*", "%": "*"},
    **{"and": "or", "or": "and", "in": "not in", "is": "is not", "not": "", "break": "continue", "continue": "break"},
    **{"True": "False", "False": "True", "min": "max", "max": "min", "any": "all", "all": "any"},
}
"""By a token of Python: the token that takes its place."""
NOTHING_RUNS: Final = re.compile(r"^\s*(?://|/?\*)|^\s*import |@type|@param")  # a comment of JavaScript
SCRIPT: Final[Sequence[tuple[re.Pattern[str], str]]] = (
    (re.compile(r"(?<![=!])===(?!=)"), "!=="),
    (re.compile(r"!=="), "==="),
    (re.compile(r"&&"), "||"),
    (re.compile(r"\|\|(?!=)"), "&&"),
    (re.compile(r"\?\?(?!=)"), "&&"),
    (re.compile(r" < "), " <= "),
    (re.compile(r" > "), " >= "),
    (re.compile(r" <= "), " < "),
    (re.compile(r" >= "), " > "),
    (re.compile(r" \+ "), " - "),
    (re.compile(r" - "), " + "),
    (re.compile(r"\btrue\b"), "false"),
    (re.compile(r"\bfalse\b"), "true"),
    (re.compile(r"\bif \((?=\S)"), "if (false && "),
    (re.compile(r"\bif \((?=\S)"), "if (true || "),
    (re.compile(r"(?<=[ (,])!(?=[\w(])"), ""),
    (re.compile(r"^ *(?:await )?[\w.?]+\([^;{}]*\);$", re.MULTILINE), ""),
    (re.compile(r"(?<=[ (\[])\d+(?=[ ,;)\]])"), "-1"),
)
"""Patterns of JavaScript, and what takes their place."""
SHOWN: Final = 50  # characters of a change, in its name


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of one file: `before` at the character `at`, on `line`, becomes `after`. `code` is that line, and `column` where in it."""

    file: str
    line: int
    at: int
    before: str
    after: str
    code: str
    column: int = 0

    @property
    def id(self) -> str:
        """Its name in lists: the file, the line of code (not its number, which moves), and the change."""
        before, after = (" ".join(text.split()) for text in (self.before, self.after))
        short = before if len(before) <= SHOWN else f"{before[:SHOWN]}\u2026"
        earlier = self.code[: self.column].count(self.before)
        which = f" (number {earlier + 1} of the line)" if earlier else ""
        return f"{self.file}: {self.code.strip()}: {short} -> {after.replace(before, short) or 'nothing'}{which}"

    def apply(self, text: str) -> str:
        """The file's text with this change. Raises ValueError where the file is no longer the one that was read."""
        if not text.startswith(self.before, self.at):
            raise ValueError(f"{self.file} has changed")
        return text[: self.at] + self.after + text[self.at + len(self.before) :]


def mutants(file: Path) -> list[Mutant]:
    """Every change of a Python or JavaScript file that leaves a file that can be read."""
    text = file.read_text(encoding="utf-8")
    rows = text.split("\n")
    found = sorted({*(_python(text) if file.suffix == ".py" else _script(text))})
    made = [(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1, at, before, after) for at, before, after in found]
    whole = [Mutant(file.as_posix(), row + 1, at, before, after, rows[row], column) for row, column, at, before, after in made]
    return [each for each in whole if file.suffix != ".py" or _compiles(each.apply(text))]


def sample(files: Sequence[Path], count: int, seed: int) -> list[Mutant]:
    """`count` of all changes of these files, or all where they are fewer, chosen by chance alone.

    One seed chooses the same ones, and an edit of the code leaves the choice among all other lines as it is.
    """
    every = {mutant.id: mutant for file in sorted(files) for mutant in mutants(file)}
    drawn = sorted(every, key=lambda name: random.Random(f"{seed} {name}").random())
    return [every[name] for name in drawn[:count]]


def _python(text: str) -> Iterator[tuple[int, str, str]]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        at = starts[token.start[0] - 1] + token.start[1]
        if token.type in (tokenize.OP, tokenize.NAME) and token.string in OTHER:
            yield at, token.string, OTHER[token.string]
        elif token.type == tokenize.NUMBER:
            yield at, token.string, f"({token.string} + 1)"
    rows = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield _within(node.test, starts, rows, text, "not ({})")
        elif isinstance(node, ast.comprehension):
            yield from (_within(test, starts, rows, text, "not ({})") for test in node.ifs)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
            yield _within(node, starts, rows, text, "pass")


def _within(node: ast.expr | ast.stmt, starts: list[int], rows: list[str], text: str, becomes: str) -> tuple[int, str, str]:
    """Where a node of the tree begins, its text, and what replaces it. The node's columns count bytes of UTF-8."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    at = starts[first] + len(rows[first].encode()[: node.col_offset].decode())
    end = starts[last] + len(rows[last].encode()[: node.end_col_offset].decode())
    return at, text[at:end], becomes.format(text[at:end])


def _script(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, after in SCRIPT:
        for match in pattern.finditer(text):
            begins, ends = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
            if not NOTHING_RUNS.search(text[begins:ends]) and "//" not in text[begins : match.start()].replace("://", ""):
                yield match.start(), match[0], after


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True
