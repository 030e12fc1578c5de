"""Tables of what readers type, and the search of the site run in Node, as a page runs it."""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from scripts.guide import paths
from tests.conftest import ROOT
from tests.node import NODE

FOLDER = Path(__file__).parent
ASSETS = ROOT / "docs" / "assets"
PROGRAM = """
globalThis.window = globalThis;
const [assets, file] = process.argv.slice(1);
for (const script of ["js/search-words.js", "js/search-find.js"]) require(`${assets}/${script}`);
const MiniSearch = require(`${assets}/vendor/minisearch.js`);
require(file);
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
guideFind.finder(guideIndex, MiniSearch).then(({ find, places }) => {
  const url = (place) => guideIndex.pages[places[place].page].url;
  const answers = texts.map((text) => {
    const { help, questions, pages, partly, corrected, found } = find(text);
    const order = [help && guideIndex.helps[help].url.split("#")[0], ...questions.map(({ place }) => url(place)),
      ...pages.map(({ page }) => guideIndex.pages[page].url)];
    return { help, partly, corrected, words: guideWords.words(text), found: [...found], asked: questions.map(({ ask }) => ask),
      covered: pages.map(({ covered }) => covered), pages: [...new Set(order.filter((_, at) => at || help))] };
  });
  const known = guideFind.vocabulary(guideIndex, new Set(guideWords.words(guideIndex.ignored)));
  process.stdout.write(JSON.stringify({ answers, known, places: places.map(({ page, anchor }) => [guideIndex.pages[page].url, anchor]) }));
});
"""


class Row(NamedTuple):
    """A line of a table: what is typed, the pages that are right, and among how many first results one of them must be."""

    typed: str
    right: tuple[str, ...]
    rank: int


def rows(name: str) -> list[Row]:
    """The rows of a table; "./" is the first page. None where a guide on another subject has no such table."""
    cells = [line.split("\t") for line in (FOLDER / name).read_text().splitlines()] if (FOLDER / name).is_file() else []
    return [Row(typed, tuple(page.removeprefix("./") for page in right.split(" ")), int(rank)) for typed, right, rank in cells]


def searched(texts: list[str], site: Path = ROOT / paths.SITE) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """The search results of a built site for each text, and the address and anchor of every place that can be found."""
    made = _run(texts, site)
    return made["answers"], made["places"]


def known_words(site: Path = ROOT / paths.SITE) -> list[str]:
    """The words of an index as a page reads them, in their order."""
    return list(_run([], site)["known"])


def _run(texts: list[str], site: Path) -> dict[str, Any]:
    words = [NODE, "-e", PROGRAM, str(ASSETS), str(site.absolute() / paths.SEARCH_INDEX)]
    made: dict[str, Any] = json.loads(subprocess.run(words, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout)
    return made


def place_of(row: Row, pages: list[str]) -> int:
    """The rank of the first right page among the results, from 1; 0 where there is none."""
    return next((at for at, page in enumerate(pages, 1) if page in row.right), 0)
