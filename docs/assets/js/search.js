// Fills the search dialog. guide.js opens it and loads this at the first search; this loads the index and the scripts that read it
// (search-words.js, search-find.js, MiniSearch), and shows what is found (decisions/0029). No word leaves the page.
(() => {
  "use strict";

  /**
   * @typedef {import("../../../types/search").Answer} Answer
   * @typedef {import("../../../types/search").Index} Index
   * @typedef {import("../../../types/search").Place} Place
   */

  const AT_ONCE = 10; // rows that are shown at first: more than fit a screen, and drawn in one frame
  const MORE = 6; // other sections of a page that a row offers

  const base = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
  const [field, status, list, further] = /** @type {[HTMLInputElement, HTMLElement, HTMLElement, HTMLElement]} */ (
    ["input", "[role=status]", "ol", "nav"].map((part) => dialog.querySelector(part))
  );
  list.setAttribute("role", "list"); // Safari does not announce a list without bullets as a list

  // ---- Parts of a row: text is always text, and never read as HTML ----

  /** @param {string} tag @param {...(Node | string)} content */
  const make = (tag, ...content) => {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  };

  /** @param {string} url below the site's root. On a disk, no server adds the file of a folder */
  const address = (url) => new URL(base.protocol === "file:" ? url.replace(/(^|\/)(#|$)/, "$1index.html$2") : url, base).href;

  /** @param {string} url @param {...(Node | string)} content */
  const link = (url, ...content) => {
    const made = /** @type {HTMLAnchorElement} */ (make("a", ...content));
    made.href = /^(tel|sms):/.test(url) ? url : address(url);
    return made;
  };

  /** A text with the found words highlighted. @param {string} text @param {Set<string>} found */
  const marked = (text, found) =>
    text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part, at) => (at % 2 && found.has(words(part)[0]) ? make("mark", part) : part));

  /** @param {number} count @param {string} one @param {string} many with # for the count */
  const counted = (count, one, many) => (count === 1 ? one : many.replace("#", String(count)));

  // ---- Rows ----

  /** @param {Place} place */
  const urlOf = ({ page, anchor }) => index.pages[page].url + (anchor && `#${anchor}`);

  /** The help for a reader in danger, with its numbers. @param {string} kind */
  const helpRow = (kind) => {
    const { title, text, url, lists } = index.helps[kind];
    const row = make("li", link(url, make("h2", title), make("p", text)));
    row.className = "help";
    for (const { label, lines } of lists) {
      const numbers = lines.map(([country, name, number, call]) => make("li", `${country}${name && `, ${name}`}: `, link(call, number)));
      row.append(make("p", label), make("ul", ...numbers));
    }
    return row;
  };

  /** The other sections of a page that have the words, in a fold. @param {number[]} others @param {Set<string>} found */
  const fold = (others, found) => {
    const few = others.slice(0, MORE);
    const made = make("details", make("summary", counted(few.length, index.labels.more_one, index.labels.more)));
    const links = () => few.map((at) => link(urlOf(places[at]), make("h3", ...marked(places[at].title, found))));
    made.addEventListener("toggle", () => made.append(...links()), { once: true });
    return made;
  };

  /** A question with the start of its answer. @param {Answer["questions"][0]} question @param {number[]} others @param {Set<string>} found */
  const questionRow = ({ ask, answer, place, anchor }, others, found) => {
    const at = places[place];
    const row = make("li", link(urlOf(anchor ? { ...at, anchor } : at), make("h2", ...marked(ask, found)), make("p", answer)));
    if (others.length) row.append(fold(others, found));
    return row;
  };

  /** A page, its best section, and a fold with its other sections. @param {Answer["pages"][0]} found_ @param {Set<string>} found */
  const pageRow = ({ page, places: [best, ...others] }, found) => {
    const { url, title, summary } = index.pages[page];
    const whole = !places[best].anchor;
    const row = make("li", link(url, make("h2", ...marked(title, found)), ...(whole ? [make("p", summary)] : [])));
    if (!whole) row.append(link(urlOf(places[best]), make("h3", ...marked(places[best].title, found))));
    const rest = others.filter((at) => places[at].anchor);
    if (rest.length) row.append(fold(rest, found));
    return row;
  };

  /** All rows, in their order; each is made when it is shown. @param {Answer} answer @returns {(() => HTMLElement)[]} */
  const rowsOf = ({ help, questions, pages, found }) => {
    const shown = new Set(questions.map(({ place }) => places[place].page));
    const others = (/** @type {number} */ place) =>
      (pages.find(({ page }) => page === places[place].page)?.places ?? []).filter((at) => at !== place && places[at].anchor);
    return [
      ...(help in index.helps ? [() => helpRow(help)] : []),
      ...questions.map((question) => () => questionRow(question, others(question.place), found)),
      ...pages.filter(({ page }) => !shown.has(page)).map((page) => () => pageRow(page, found)),
    ];
  };

  // ---- The list ----

  /** @type {(() => HTMLElement)[]} */
  let rest = [];
  const more = () => {
    list.append(...rest.splice(0, AT_ONCE).map((row) => row()));
    end.disconnect();
    if (rest.length && list.lastElementChild) end.observe(list.lastElementChild);
  };
  const end = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && more(), { root: list.parentElement });

  /** What the dialog says of an answer. @param {Answer} answer @param {number} count of rows without help */
  const summary = ({ help, corrected, partly }, count) => {
    const { labels, helps } = index;
    const said = [help in helps && helps[help].title, corrected.length && labels.instead.replace("#", corrected.join(", "))];
    return [...said, count ? counted(count, labels.one, labels.many) : labels.none, count && partly && labels.few]
      .filter(Boolean)
      .join(". ");
  };

  /** @type {string | undefined} */
  let asked; // the text whose results the list shows
  let chosen = false; // Enter was pressed before the index had loaded

  const show = () => {
    const text = field.value.trim();
    if (!find || text === asked) return;
    asked = text;
    const answer = find(text);
    rest = text ? rowsOf(answer) : [];
    const count = rest.length - (answer.help in index.helps ? 1 : 0);
    status.textContent = text ? summary(answer, count) : index.labels.type;
    further.hidden = !text || (count > 2 && !answer.partly);
    list.replaceChildren();
    list.parentElement?.scrollTo(0, 0);
    more();
  };

  /** Opens the first result; does nothing where there is none. */
  const choose = () => {
    chosen = !find;
    /** @type {HTMLElement | null} */ (list.querySelector(":scope > :first-child > a:last-of-type"))?.click();
  };

  field.addEventListener("input", () => {
    chosen = false;
    show();
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = /** @type {HTMLElement[]} */ ([
        field,
        ...dialog.querySelectorAll("#found > li > a, ul a, summary, [open] > a, nav:not([hidden]) a"),
      ]);
      const at = Math.max(0, stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)));
      stops.at((at + step) % stops.length)?.focus();
      event.preventDefault();
    } else if (event.key === "Enter" && event.target === field) choose();
  });

  dialog.addEventListener("click", (event) => {
    const apart = event.ctrlKey || event.metaKey || event.shiftKey;
    const to = /** @type {Element} */ (event.target).closest("a");
    if (to && !apart && !/^(tel|sms):/.test(to.href)) dialog.close(); // the result may be on this page
  });

  // ---- The index and the scripts that read it ----

  /** @param {string} path @returns {Promise<unknown>} */
  const load = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, base).href;
      script.async = false;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  /** @type {any} */
  const page = window;
  /** @type {Index} */
  let index;
  /** @type {Place[]} */
  let places;
  /** @type {((text: string) => Answer) | undefined} */
  let find;
  /** @type {(text: string) => string[]} */
  let words;

  /** Rejects if a part does not load; guide.js then follows the link to the list of questions. */
  page.guideSearch = Promise.all(
    ["assets/vendor/minisearch.js", "assets/js/search-words.js", "assets/js/search-find.js", "search/index.js"].map(load),
  ).then(async () => {
    index = page.guideIndex;
    words = page.guideWords.words;
    ({ find, places } = await page.guideFind.finder(index, page.MiniSearch));
    further.append(...index.further.map(([label, url]) => link(url, label)));
    show();
    if (chosen) choose();
  });
})();
