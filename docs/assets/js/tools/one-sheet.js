// The doctor's one-sheet: what is ticked above becomes one page, which is printed, saved or copied. Loaded on its page alone, by
// guide.js, after fill-in.js, paper.js and one-sheet-signs.js; a classic script, as a browser loads no module into a page opened from disk.
// It scores nothing: answers that are danger signs show the card of the fastest level among them, with the lines that fit.
(() => {
  "use strict";

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
  const { made, line, ticked, asks } = window.guidePaper;
  const paper = window.guidePaper();
  const { blank, same } = paper;
  const card = /** @type {HTMLElement} */ (document.querySelector(".if-emergency"));
  const toCard = /** @type {HTMLElement} */ (form.querySelector("[data-to-card]"));
  const dependent = /** @type {HTMLElement} */ (form.querySelector("[data-of]"));
  dependent.remove();

  // The complete lists of the page, of which only the matching lines are shown.
  const lists = [...card.children];
  const table = /** @type {HTMLElement} */ (card.querySelector("[data-rules]"));
  const data = {
    rules: JSON.parse(table.dataset.rules ?? ""),
    levels: JSON.parse(table.dataset.levels ?? ""),
    signs: JSON.parse(table.dataset.signs ?? ""),
  };

  // ---- Details of one answer: where, since when, how it began ----

  /** @type {Map<HTMLInputElement, HTMLElement>} */
  const details = new Map();

  /** @param {HTMLInputElement} answer */
  const detail = (answer) => {
    const box = /** @type {HTMLElement} */ (dependent.cloneNode(true));
    box.hidden = false;
    for (const group of box.querySelectorAll("fieldset")) {
      const legend = /** @type {HTMLElement} */ (group.querySelector("legend"));
      group.dataset.asks = line(legend.textContent ?? "").replace("?", "");
      legend.textContent = `${answer.value}: ${line(legend.textContent ?? "")}`;
      for (const input of group.querySelectorAll("input")) input.name = `${answer.value}: ${input.name}`;
    }
    details.set(answer, box);
    return box;
  };

  const prepare = () => {
    for (const answer of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`input[name="${dependent.dataset.of}"]`))) {
      const box = details.get(answer) ?? (answer.checked ? detail(answer) : null);
      if (!answer.checked) box?.remove();
      else if (box && !box.isConnected) answer.closest("label")?.after(box);
    }
  };

  // ---- The sheet ----

  /** @param {HTMLInputElement} answer */
  const item = (answer) => {
    const row = document.createElement("li");
    row.append(details.has(answer) ? made("strong", answer.value) : answer.value);
    const more = [...(details.get(answer)?.querySelectorAll("fieldset") ?? [])]
      .map((group) => ({ group, picked: ticked(group) }))
      .filter(({ picked }) => picked.length)
      .map(({ group, picked }) => `${group.dataset.asks}: ${picked.map(({ value }) => value).join(", ")}`);
    if (more.length) row.append(`. ${more.join(". ")}.`);
    return row;
  };

  /** The part of the sheet for one part of the form; empty if nothing is ticked or written. @param {Element} group @returns {Element[]} */
  const part = (group) => {
    const picked = ticked(group);
    const words = line(
      /** @type {HTMLTextAreaElement | null} */ (group.querySelector(":scope > textarea, :scope > p textarea, :scope > label textarea"))
        ?.value ?? "",
    );
    if (!picked.length && !words) return [];
    const list = document.createElement("ul");
    list.append(...picked.map(item));
    list.toggleAttribute("data-short", !picked.some((answer) => details.has(answer)));
    return [made("h3", asks(group)), ...(picked.length ? [list] : []), ...(words ? [made("p", `\u201c${words}\u201d`)] : [])];
  };

  const content = () => {
    const parts = [...form.querySelectorAll(":scope > fieldset")].flatMap(part);
    const all = document.createDocumentFragment();
    all.append(
      made("h2", line(blank.querySelector("h2")?.firstChild?.textContent ?? "")),
      ...same(".row, .call"),
      ...parts,
      ...same(".foot"),
    );
    return parts.length ? all : null;
  };

  const draw = () => {
    paper.show(content());
    warn(window.guideSigns.decide(data, asked()));
  };

  // ---- The card of the fastest level ----

  /** @param {string} name */
  const values = (name) =>
    ticked(/** @type {HTMLElement} */ (form.querySelector(`fieldset[data-name="${name}"]`))).map(({ value }) => value);

  /** The ticked answers in the form that one-sheet-signs.js reads. */
  const asked = () => ({
    signs: [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:checked[data-sign]"))].map(
      (each) => each.dataset.sign,
    ),
    new: ticked(/** @type {HTMLElement} */ (form.querySelector('fieldset[data-name="new"]'))).map((answer) => {
      /** @type {Record<string, any>} */
      const thing = { answer: answer.value, where: [], since: [], began: [], now: [] };
      for (const group of /** @type {NodeListOf<HTMLElement>} */ (details.get(answer)?.querySelectorAll("fieldset") ?? [])) {
        thing[group.dataset.name ?? ""] = ticked(group).map(({ value }) => value);
      }
      return thing;
    }),
    cannot: values("cannot"),
    medicines: values("medicines"),
    changes: values("changes"),
  });

  /** @param {{ level: { id: string, heading: string, card: string }, signs: string[] }} found @returns {HTMLElement} */
  const warning = ({ level, signs }) => {
    const list = /** @type {HTMLElement} */ (lists.map((each) => each.querySelector(`[data-level="${level.id}"]`)).filter(Boolean)[0]);
    const whole = /** @type {HTMLElement} */ (list.closest(".admonition"));
    const box = /** @type {HTMLElement} */ (whole.cloneNode(false));
    const title = /** @type {HTMLElement} */ (whole.querySelector(".admonition-title")?.cloneNode(true));
    title.replaceChildren(/** @type {Node} */ (title.querySelector(".level")), level.heading);
    const rows = document.createElement("ul");
    for (const row of list.querySelectorAll("li")) {
      if (signs.indexOf(row.dataset.sign ?? "") >= 0) rows.append(row.cloneNode(true));
    }
    const made = document.createElement("div");
    made.className = "made signs";
    made.append(rows);
    const more =
      level.card === "urgent" ? [...whole.querySelectorAll(":scope > p")] : [...whole.querySelectorAll(":scope > .emergency-numbers")];
    const copies = more.map((each) => each.cloneNode(true));
    box.append(title, ...(level.card === "emergency" ? [...copies, made] : [made, ...copies]));
    return box;
  };

  /** @param {{ level: { id: string, heading: string, card: string }, signs: string[] } | null} found */
  const warn = (found) => {
    card.toggleAttribute("data-needed", Boolean(found));
    toCard.hidden = !found || found.level.card === "routine";
    if (!found) return;
    card.replaceChildren(warning(found), ...lists.filter((each) => each.tagName === "P"));
    toCard.dataset.card = found.level.card;
    const link = /** @type {HTMLElement} */ (toCard.querySelector("a"));
    const said = found.level.heading.replace(/ if:$/, "");
    if (link.textContent !== said) link.textContent = said;
  };

  // ---- Buttons ----

  const STYLE = `body{max-width:186mm;margin:1rem auto;padding:0 1rem;font:12pt/1.4 system-ui,sans-serif}h2,h3{margin:1em 0 .3em;line-height:1.2}
ul{margin:0;padding-left:1.2em}ul[data-short]{columns:13em}p{margin:.3em 0}.call{border:2px solid;padding:.5em;font-weight:700}.fill i{display:inline-block;width:60%;border-bottom:1px solid}
@page{margin:12mm}@media print{body{margin:0;padding:0;font-size:var(--letters,12pt);line-height:1.2}}`;

  /** @param {Sheet} its */
  const save = ({ save: give }) => {
    const page = document.implementation.createHTMLDocument(line(blank.querySelector("h2")?.firstChild?.textContent ?? ""));
    page.documentElement.lang = document.documentElement.lang;
    const meta = page.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "default-src 'none'; style-src 'unsafe-inline'"; // typed text cannot run in the file either
    const set = page.createElement("meta");
    set.setAttribute("charset", "utf-8");
    page.head.prepend(set, meta);
    for (const each of paper.sheet().children) page.body.append(page.importNode(each, true));
    // As text, because the policy of this page would refuse an element. Typed text comes only after the end of the head.
    const style = `<style>${STYLE.replace("var(--letters,12pt)", paper.letters() || "12pt")}</style></head>`;
    give("for-my-visit.html", `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", style)}`, "text/html");
  };

  window.guideFillIn({ key: "guide.one-sheet", prepare, draw, doing: { save, copy: paper.copy } });
})();
