// Fills the search dialog: guide.js brings it with the first search. The theme's worker finds and puts in order (lunr); this asks it,
// and shows what it answers. The messages are those of Material 9.8.1 (decisions/0016).
(() => {
  "use strict";

  /**
   * @typedef {{ location: string, title: string, text: string, score: number }} Doc a page or one of its sections, with <mark> around
   *   the words found; `text` holds the paragraphs that have them, or all
   */

  const [SETUP, READY, QUERY] = [0, 1, 2];
  const AT_ONCE = 10; // pages shown before the end of the list comes near: more than fit a screen, and drawn in one frame

  const base = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
  const [field, told, list] = /** @type {[HTMLInputElement, HTMLElement, HTMLElement]} */ (
    ["input", "[role=status]", "ol"].map((part) => dialog.querySelector(part))
  );
  const words = dialog.dataset;
  list.setAttribute("role", "list"); // Safari takes a list without signs for none

  /** @param {number} count @param {string | undefined} one @param {string | undefined} many with # for the count */
  const counted = (count, one, many) => (count === 1 ? one : many?.replace("#", String(count))) ?? "";

  /**
   * @param {string} tag
   * @param {...(Node | string)} content text stays text
   */
  const make = (tag, ...content) => {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  };

  /**
   * The first paragraph of an entry of the index, as text and marks. Nothing is read as HTML: the index has no other signs than these.
   * @param {string} entry
   */
  const plain = (entry) =>
    entry
      .replace(/^<p>|<\/p>.*/gs, "")
      .split(/<\/?mark>/)
      .map((part) => part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"))
      .map((part, at) => (at % 2 ? make("mark", part) : part));

  /** @param {Doc} doc @param {string} heading its tag @param {boolean} [bare] without its words */
  const link = (doc, heading, bare) => {
    const made = /** @type {HTMLAnchorElement} */ (make("a", make(heading, ...plain(doc.title))));
    if (doc.text && !bare) made.append(make("p", ...plain(doc.text)));
    made.href = new URL(doc.location, base).href;
    return made;
  };

  /** @param {Doc[]} docs what was found of one page, the best first @returns its page, its best section, and a fold with the others */
  const result = (docs) => {
    const [best] = docs;
    const page = docs.find(({ location }) => !location.includes("#")) ?? best;
    const others = docs.filter((doc) => doc !== page && doc !== best);
    const item = make("li", link(page, "h2", page !== best));
    if (page !== best) item.append(link(best, "h3"));
    if (others.length) {
      const fold = make("details", make("summary", counted(others.length, words.moreOne, words.more)));
      fold.addEventListener("toggle", () => fold.append(...others.map((doc) => link(doc, "h3"))), { once: true });
      item.append(fold);
    }
    return item;
  };

  /** @type {Doc[][]} */
  let rest = [];
  const more = () => {
    list.append(...rest.splice(0, AT_ONCE).map(result));
    end.disconnect();
    if (rest.length && list.lastElementChild) end.observe(list.lastElementChild);
  };
  const end = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && more(), { root: list.parentElement });

  /** @type {string | undefined} */
  let asked; // what the list shows, or will
  let busy = true; // the worker gets one question at a time: so keys never wait for answers that nobody wants any more
  let chosen = false; // Enter came before its answer

  /** Opens the best result, once it is there. */
  const choose = () => {
    chosen = busy;
    if (!busy)
      [...list.querySelectorAll(":scope > :first-child > a")]
        .map((each) => /** @type {HTMLElement} */ (each))
        .at(-1)
        ?.click();
  };

  /** @param {Doc[][]} found */
  const show = (found) => {
    const count = found.length ? counted(found.length, words.one, words.many) : words.none;
    told.textContent = (asked ? count : words.type) ?? "";
    rest = found;
    list.replaceChildren();
    list.parentElement?.scrollTo(0, 0);
    more();
    if (chosen) choose();
  };

  const ask = () => {
    const typed = field.value.trim();
    if (busy || typed === asked) return;
    asked = typed;
    busy = typed !== "";
    if (busy)
      worker.postMessage({ type: QUERY, data: typed.replace(/\b(\w\w+)-(\w)$/, "$1$2") }); // CBT-I is CBTI, not any word with I
    else show([]);
  };

  field.addEventListener("input", () => {
    chosen = false;
    ask();
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = /** @type {HTMLElement[]} */ ([field, ...list.querySelectorAll("li > a, summary, [open] a")]);
      const at = Math.max(0, stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)));
      stops.at((at + step) % stops.length)?.focus();
      event.preventDefault();
    } else if (event.key === "Enter" && event.target === field) choose();
  });

  list.addEventListener("click", (event) => {
    const apart = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!apart && /** @type {Element} */ (event.target).closest("a")) dialog.close(); // the result may be on this page
  });

  // ---- The worker and its index: from disk a script, as no page may fetch there ----

  const without = () => {
    if (dialog.open) location.href = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-late=search]")).href;
  };
  const worker = new Worker(new URL("assets/javascripts/workers/search.min.js", base));
  worker.addEventListener("error", without);
  worker.addEventListener("message", ({ data: { type, data } }) => {
    busy = false;
    if (type === READY || field.value.trim() !== asked) ask();
    else show(data.items);
  });
  const kept = /** @type {any} */ (window).__index;
  (kept ? Promise.resolve(kept) : fetch(new URL("search/search_index.json", base)).then((got) => got.json()))
    .then(({ config, docs }) => worker.postMessage({ type: SETUP, data: { config, docs, options: {} } }))
    .catch(without);
})();
