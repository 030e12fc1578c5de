"""How soon search answers a key press once its index is loaded, in a browser slowed down to a phone's speed."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from scripts.guide import chromium, content, paths, policy
from scripts.guide.bench.figures import Figure
from scripts.guide.bench.serving import zipped

OPEN = "[data-open=search], [data-late=search], a.search, #query"  # the first visible one opens search
BOX = "#query"
READY = "Type to start searching"  # shown when the index is loaded
RESULT = "#found a"
WORDS = 20
WATCH = """([box, result]) => {
  window.answered = new Promise((resolve, reject) => document.querySelector(box).addEventListener("input", (key) => {
    setTimeout(reject, 10000, new Error("search gave no answer in ten seconds"));
    const watch = new MutationObserver(() => {
      if (document.querySelector(result)) {
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - key.timeStamp));
      }
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }, { once: true }));
}"""


def words() -> list[str]:
    """WORDS names of terms from the complete glossary, one word each."""
    single = [term.written[0].lower() for term in content.data_now().terms if term.written[0].isalpha()]
    return single[:: max(1, len(single) // WORDS)][:WORDS]


def answer(page: Page, word: str) -> float:
    """Milliseconds from the last key of a word to the frame with its first result."""
    page.fill(BOX, "")
    page.locator(RESULT).first.wait_for(state="detached")
    page.fill(BOX, word[:-1])
    page.evaluate(WATCH, [BOX, RESULT])
    page.press(BOX, word[-1])
    return float(page.evaluate("window.answered"))


def figures(address: str, site: Path, browser: str) -> Iterator[Figure]:
    """The median time of an answer, and the size of the index."""
    with chromium.started(browser) as running:
        page = running.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.locator(OPEN).locator("visible=true").first.click()
        page.get_by_text(READY).first.wait_for()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": policy.SLOW_PHONE_TIMES})
        times = [answer(page, word) for word in words()]
    yield Figure(f"search, ms from key to result, {len(times)} words", statistics.median(times))
    yield Figure("search, slowest word, ms", max(times))
    index = zipped((site / paths.SEARCH_INDEX).read_bytes())
    yield Figure("search index, bytes", len(index), limit=policy.SEARCH_INDEX_BYTES)
