"""How soon search answers a key press on a slow phone, and how well it ranks what the tables of the tests ask for."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from scripts.guide import chromium, content, paths, policy
from scripts.guide.bench.figures import Figure
from scripts.guide.bench.serving import zipped

OPEN = "[data-late=search]"
BOX = "#query"
RESULT = "#found a"
WORDS = 20
TABLES = Path("tests") / "search"
HISTORY = TABLES / "history.tsv"
"""The mean reciprocal rank of the tuned table by day, with what changed: whoever changes the ranking adds a line."""
TOLERANCE = 0.0007
"""Enough for rounding, and less than one lost row of the 1,239, which is 0.0008."""
SCRIPTS = ("assets/vendor/minisearch.js", "assets/js/search-words.js", "assets/js/search-find.js", "assets/js/search.js")
SHOWN = """texts => texts.map(text => {
  const box = document.querySelector("#query");
  box.value = text;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#found > li")].map(row => row.querySelector("a").getAttribute("href").split("#")[0]);
})"""
SENTENCES = (
    "why is it worse when I lie down",
    "i am so frihgtened that it is motor neurone diseese",
    "can i take pregablin with cymbalta and drive",
)
"""Typed key by key: plain words, misspelled words, each of which is compared with every word of the index, and names of medicines."""
KEYS = """sentences => sentences.flatMap(sentence => [...sentence].map((_, at) => {
  const box = document.querySelector("#query");
  const start = performance.now();
  box.value = sentence.slice(0, at + 1);
  box.dispatchEvent(new Event("input"));
  document.querySelector("#found").getBoundingClientRect();
  return performance.now() - start;
}))"""
WATCH = """(result) => {
  window.answered = new Promise((resolve, reject) => addEventListener("input", (key) => {
    setTimeout(reject, 10000, new Error("search gave no answer in ten seconds"));
    const watch = new MutationObserver(() => {
      if (document.querySelector(result)) {
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - key.timeStamp));
      }
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }, { once: true, capture: true }));
}"""


def sample_words() -> list[str]:
    """WORDS names of terms from the complete glossary, one word each."""
    single = [term.written[0].lower() for term in content.data_now().terms if term.written[0].isalpha()]
    return single[:: max(1, len(single) // WORDS)][:WORDS]


def answer(page: Page, word: str) -> float:
    """Milliseconds from the last key of a word to the frame with its first result."""
    page.fill(BOX, "")
    page.locator(RESULT).first.wait_for(state="detached")
    page.fill(BOX, word[:-1])
    page.evaluate(WATCH, RESULT)
    page.press(BOX, word[-1])
    return float(page.evaluate("window.answered"))


def reciprocal_rank(address: str, table: Path, page: Page) -> float:
    """The mean of 1 / the place of the first right page, over the rows of a table; 0 where none is among the first ten.

    E. M. Voorhees, "The TREC-8 Question Answering Track Report", 1999. `page` is open at `address` with the search box filled.
    """
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    found = page.evaluate(SHOWN, [row[0] for row in rows])
    right = [{address + url.removeprefix("./") for url in row[1].split(" ")} for row in rows]
    places = [next((at for at, url in enumerate(shown, 1) if url in urls), 0) for shown, urls in zip(found, right, strict=True)]
    return statistics.mean(1 / place if place else 0 for place in places)


def figures(address: str, site: Path, browser: str) -> Iterator[Figure]:
    """The ranking, the time of an answer, and the bytes of the index and of all that a first search loads."""
    with chromium.started(browser) as running:
        page = running.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.locator(OPEN).first.click()
        page.get_by_text(content.read().labels["search_type"]).first.wait_for()
        ranks = {table: reciprocal_rank(address, TABLES / table, page) for table in ("tuned.tsv", "held_out.tsv")}
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": policy.SLOW_PHONE_TIMES})
        keys = page.evaluate(KEYS, list(SENTENCES))
        times = [answer(page, word) for word in sample_words()]
    yield Figure("search, mean reciprocal rank, tuned", ranks["tuned.tsv"], limit=last_rank(), least=True)
    yield Figure("search, mean reciprocal rank, held out", ranks["held_out.tsv"])
    yield Figure(f"search, ms from key to result, {len(times)} words", statistics.median(times))
    yield Figure("search, slowest word, ms", max(times), limit=policy.SEARCH_KEY_MS)
    yield Figure(f"search, slowest of {len(keys)} keys of sentences, ms", max(keys), limit=policy.SEARCH_KEY_MS)
    index = len(zipped((site / paths.SEARCH_INDEX).read_bytes()))
    yield Figure("search index, bytes", index, limit=policy.SEARCH_INDEX_BYTES)
    scripts = sum(len(zipped((site / name).read_bytes())) for name in SCRIPTS)
    yield Figure("search index and scripts, bytes", index + scripts, limit=policy.SEARCH_BYTES)


def last_rank() -> float:
    """The last rank in HISTORY, less TOLERANCE: a change that makes the ranking worse misses this limit."""
    return float(HISTORY.read_text(encoding="utf-8").splitlines()[-1].split("\t")[1]) - TOLERANCE
