"""LaTeX and the HTML that reference managers put into BibTeX, as the plain text that a reader sees."""

import html
import re
from urllib.parse import unquote

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalker, LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as walker_db
from pylatexenc.macrospec import MacroSpec

DEEPEST = 20  # levels of nested braces: exporters write three or four, and hundreds crash the parsers
COMMANDS = re.compile(r"[\\{}$~]|``|''")
BARE = re.compile(r"(?<!\\)([%&#_])")
"""Characters that are commands to LaTeX; reference managers leave them in titles and addresses as they are."""
MATH, RAISED = re.compile(r"(?<!\\)\$(?:\\.|[^$\\])+\$"), re.compile(r"(?<!\\)[_^]")
"""A formula, and the signs in it that raise and lower: `Ca$^{2+}$` reads as Ca2+, like `Ca<sup>2+</sup>`."""
TAG = re.compile(
    r"</?(?:jats:)?(?:i|b|u|em|strong|sub|sup|inf|sc|scp|small|span|p|br|italic|bold|title|tt|font|div)\b[^<>]*>", re.IGNORECASE
)
SIGNS = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textquotesingle": "'", "textunderscore": "_", "slash": "/", "pounds": "\u00a3",
    "textdegree": "\u00b0", "degree": "\u00b0", "newline": " ", "sim": "~", "copyright": "\u00a9", "S": "\u00a7", "P": "\u00b6",
    "lq": "\u2018", "rq": "\u2019", "glq": "\u201a", "grq": "\u2018", "glqq": "\u201e", "grqq": "\u201c", "og": "\u00ab", "fg": "\u00bb",
    **dict.fromkeys(("allowbreak", "relax", "protect", "/", "-", "em", "bf", "it", "sc", "rm", "sf", "tt", "sl", "bfseries", "itshape",
                     "scshape", "upshape", "slshape", "rmfamily", "sffamily", "ttfamily", "normalfont", "small", "large"), ""),
}  # fmt: skip
WRAPPERS = ("texttt", "textsuperscript", "textsubscript", "mbox", "ce", "uppercase", "MakeUppercase", "lowercase", "enquote", "mkbibquote",
            "mkbibemph", "hbox", "underline", "nocase", "textnormal", "textup", "ul", "url", "path", "nolinkurl")  # fmt: skip
"""Commands whose one argument is what a reader sees."""
OF_DOCUMENTS = ("cite", "citep", "citet", "ref", "eqref", "footnote", "input", "include", "includegraphics", "item", "today", "title",
                "author", "date", "maketitle", "part", "chapter", "section", "subsection", "subsubsection", "paragraph")  # fmt: skip
"""Commands that pylatexenc writes as an editor of a whole document would, such as `<cit.>`, or with the day of the build."""


BEFORE_DOI = re.compile(r"(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:?\s*)+", re.IGNORECASE)


class LatexError(ValueError):
    """A command or a brace that cannot be read: one line that says which."""


def _unknown(node: object) -> str:
    raise LatexError(f"the LaTeX command `\\{getattr(node, 'macroname', '')}` is not known here")


def _texts() -> LatexNodes2Text:
    known = get_default_latex_context_db()
    signs = [MacroTextSpec(name, sign) for name, sign in SIGNS.items()]
    wrappers = [MacroTextSpec(name, "%s") for name in WRAPPERS]
    unknown = [MacroTextSpec(name, _unknown) for name in OF_DOCUMENTS]
    known.add_context_category("guide", macros=[*signs, *wrappers, *unknown, MacroTextSpec("href", "%(2)s")], prepend=True)
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown))
    return LatexNodes2Text(latex_context=known, math_mode="text", strict_latex_spaces=False)


def _arguments() -> object:
    known = walker_db()
    wrappers = [MacroSpec("href", "{{"), *(MacroSpec(name, "{") for name in WRAPPERS)]
    known.add_context_category("guide", macros=[*(MacroSpec(name, "") for name in SIGNS), *wrappers], prepend=True)
    return known


TEXTS, ARGUMENTS = _texts(), _arguments()


def plain(latex: str) -> str:
    """The text of a field, on one line, its tags and entities resolved. Raises LatexError for an unknown command or a lost brace."""
    if not COMMANDS.search(latex):  # most fields: the parser takes 100 times as long
        return _without_tags(latex.replace("---", "\u2014").replace("--", "\u2013"))
    try:
        in_line = MATH.sub(lambda formula: RAISED.sub("", formula[0]), latex)
        nodes, _, _ = LatexWalker(BARE.sub(r"\\\1", in_line), latex_context=ARGUMENTS, tolerant_parsing=False).get_latex_nodes()
        text = TEXTS.nodelist_to_text(nodes)
    except LatexWalkerError as error:
        raise LatexError(f"this LaTeX cannot be read ({str(error).splitlines()[0].rstrip('.')})") from None
    except IndexError:
        raise LatexError("a LaTeX command here lacks its braces") from None
    return _without_tags(text)


def _without_tags(text: str) -> str:
    text = TAG.sub("", html.unescape(TAG.sub("", text)))
    return " ".join(text.replace("\u00a0", " ").split())


def address(latex: str) -> str:
    r"""A web address or a DOI without the escapes of LaTeX: `{\_}`, `\%`, `\url{...}`, `{\textasciitilde}`."""
    text = re.sub(r"\\(?:url|path|nolinkurl|href)\s*\{(.*?)\}(?:\{.*\})?$", r"\1", latex.strip())
    text = re.sub(r"\{?\\(?:textasciitilde|sim|~)\s*(?:\{\})?\}?|\$\\sim\$", "~", text)
    for name, sign in (("textunderscore", "_"), ("textless", "<"), ("textgreater", ">")):
        text = re.sub(rf"\{{?\\{name}\s*(?:\{{\}})?\}}?", sign, text)
    return html.unescape(re.sub(r"\{([^{}]*)\}", r"\1", re.sub(r"\\([_%&#~$])", r"\1", text)).replace("\\_", "_")).strip()


def doi(text: str) -> str:
    """A DOI without the address before it or the text after it: "10.1000/x" for "https://dx.doi.org/10.1000/x"."""
    before = BEFORE_DOI.match(text.strip())
    return unquote(text.strip()[before.end() if before else 0 :]).rstrip(".,;")


def too_deep(text: str) -> int:
    """The line on which braces are nested deeper than DEEPEST, which would stop the parsers; 0 where none are."""
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth = depth + 1 if match[0] == "{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return text.count("\n", 0, match.start()) + 1
    return 0
