"""Text that readers see on every page or in a tool, and that is in no page's Markdown: of the page frame, of notations and of scripts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.guide import paths

NOTATIONS = Path("scripts") / "guide" / "markdown"
TOOLS = paths.DOCS / "assets" / "js" / "tools"
NAMED = re.compile(r'data-tool="([^"]*)"')
NOT_SHOWN = re.compile(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script\b.*?</script>|<style\b.*?</style>|<svg\b.*?</svg>|<[^>]*>")
COMMENT = re.compile(r"(?s)/\*.*?\*/|^\s*//[^\n]*", re.MULTILINE)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
SENTENCE = re.compile(r"^[A-Z]\w|\w \w")
"""A string in code is a text for readers if it begins with a capital or has two words."""


def of_frame() -> list[str]:
    """The text of the template, and the strings of our notations, in the current folder."""
    template = paths.TEMPLATE.read_text(encoding="utf-8") if paths.TEMPLATE.is_file() else ""
    return [NOT_SHOWN.sub(" ", template), *(text for file in sorted(NOTATIONS.glob("*.py")) for text in _of_python(file))]


def of_tools(page: str) -> list[str]:
    """The strings of the scripts that the source of a page names: `data-tool="diary"` loads all whose name begins with "diary"."""
    names = tuple(name for match in NAMED.finditer(page) for name in match[1].split())
    files = [file for file in sorted(TOOLS.glob("*.js")) if names and file.name.startswith(names)]
    return [text for file in files for text in _of_script(file.read_text(encoding="utf-8"))]


def _of_script(code: str) -> Iterator[str]:
    texts = (match[1] or match[2] or "" for match in STRING.finditer(COMMENT.sub("", code)))
    return (text for text in texts if SENTENCE.search(text))


def _of_python(file: Path) -> Iterator[str]:
    """The strings of a module that are neither docstrings nor error messages."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    unseen = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    unseen |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen and SENTENCE.search(node.value):
            yield node.value
