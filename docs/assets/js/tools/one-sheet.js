// The doctor's one-sheet: what is ticked above becomes one page, which is printed, saved or copied. Loaded on its page alone, by
// guide.js, after fill-in.js and one-sheet-signs.js; a classic script, as a browser loads no module into a page opened from disk.
// It scores nothing: answers that are danger signs show the card of the fastest level among them, with the lines that fit.
(() => {
  "use strict";

  const PAGE = { width: "186mm", height: 245 }; // within A4 and Letter, both with margins of 12 mm
  const LETTERS = { most: 12.5, least: 5, step: 0.5 }; // pt

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
  const blank = /** @type {HTMLElement} */ (document.querySelector("article > .sheet"));
  const card = /** @type {HTMLElement} */ (document.querySelector(".if-emergency"));
  const toCard = /** @type {HTMLElement} */ (form.querySelector("[data-to-card]"));
  const dependent = /** @type {HTMLElement} */ (form.querySelector("[data-of]"));
  const filled = document.createElement("div");
  filled.className = blank.className;
  filled.dataset.filled = "";
  dependent.remove();

  // The whole lists of the page; only the lines that fit are shown from them.
  const lists = [...card.children];
  const table = /** @type {HTMLElement} */ (card.querySelector("[data-rules]"));
  const data = { rules: JSON.parse(table.dataset.rules ?? ""), levels: JSON.parse(table.dataset.levels ?? ""), signs: JSON.parse(table.dataset.signs ?? "") };

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text */
  const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  /** One line of what somebody wrote. @param {string} text */
  const line = (text) => text.replace(/\s+/g, " ").trim();
  /** @param {Element} group @returns {HTMLInputElement[]} */
  const ticked = (group) => [...group.querySelectorAll(":scope > .picks > .pick > input")].map((each) => /** @type {HTMLInputElement} */ (each)).filter((each) => each.checked);
  /** @param {Element} group */
  const asks = (group) => line(group.querySelector("legend")?.textContent ?? "");

  // ---- What belongs to one answer: where, since when, how it began ----

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
    const more = [...(details.get(answer)?.querySelectorAll("fieldset") ?? [])].map((group) => ({ group, picked: ticked(group) })).filter(({ picked }) => picked.length)
      .map(({ group, picked }) => `${group.dataset.asks}: ${picked.map(({ value }) => value).join(", ")}`);
    if (more.length) row.append(`. ${more.join(". ")}.`);
    return row;
  };

  /** One part of the form as one part of the sheet; nothing where nothing is ticked or written. @param {Element} group @returns {Element[]} */
  const part = (group) => {
    const picked = ticked(group);
    const words = line(/** @type {HTMLTextAreaElement | null} */ (group.querySelector(":scope > textarea, :scope > p textarea, :scope > label textarea"))?.value ?? "");
    if (!picked.length && !words) return [];
    const list = document.createElement("ul");
    list.append(...picked.map(item));
    list.toggleAttribute("data-short", !picked.some((answer) => details.has(answer)));
    return [made("h3", asks(group)), ...(picked.length ? [list] : []), ...(words ? [made("p", `\u201c${words}\u201d`)] : [])];
  };

  /** @param {string} selector */
  const same = (selector) => [...blank.querySelectorAll(selector)].map((each) => each.cloneNode(true));

  const content = () => {
    const parts = [...form.querySelectorAll(":scope > fieldset")].flatMap(part);
    const all = document.createDocumentFragment();
    all.append(made("h2", line(blank.querySelector("h2")?.firstChild?.textContent ?? "")), ...same(".row, .call"), ...parts, ...same(".foot"));
    return parts.length ? all : null;
  };

  /** The largest letters with which it stands on one page. @param {DocumentFragment} all */
  const letters = (all) => {
    const room = document.createElement("div");
    const probe = /** @type {HTMLElement} */ (filled.cloneNode(false));
    probe.removeAttribute("style");
    probe.append(all.cloneNode(true));
    room.append(probe);
    room.ariaHidden = "true";
    Object.assign(room.style, { position: "absolute", width: "0", height: "0", overflow: "hidden", visibility: "hidden" });
    Object.assign(probe.style, { width: PAGE.width, margin: "0", border: "0", padding: "0 0.5mm", lineHeight: "1.25", display: "flow-root" });
    document.body.append(room);
    /** @param {number} steps below the largest */
    const size = (steps) => LETTERS.most - steps * LETTERS.step;
    let [fits, most] = [0, (LETTERS.most - LETTERS.least) / LETTERS.step]; // the fewest steps down that are enough lie between the two
    while (fits < most) {
      const steps = (fits + most) >> 1;
      probe.style.fontSize = `${size(steps)}pt`;
      if (probe.offsetHeight <= (PAGE.height * 96) / 25.4) most = steps;
      else fits = steps + 1;
    }
    room.remove();
    return size(fits);
  };

  const draw = () => {
    const all = content();
    const shown = all ? filled : blank;
    if (all) {
      filled.style.setProperty("--letters", `${letters(all)}pt`);
      filled.replaceChildren(all);
    }
    (all ? blank : filled).replaceWith(shown);
    warn(/** @type {any} */ (window).guideSigns.decide(data, asked()));
  };

  // ---- The card of the fastest level ----

  /** @param {string} name */
  const values = (name) => ticked(/** @type {HTMLElement} */ (form.querySelector(`fieldset[data-name="${name}"]`))).map(({ value }) => value);

  /** What is ticked, as one-sheet-signs.js reads it. */
  const asked = () => ({
    signs: [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:checked[data-sign]"))].map((each) => each.dataset.sign),
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
    const more = level.card === "urgent" ? [...whole.querySelectorAll(":scope > p")] : [...whole.querySelectorAll(":scope > .emergency-numbers")];
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

  // ---- What to do with it ----

  const sheet = () => (filled.isConnected ? filled : blank);
  const text = () =>
    [...sheet().querySelectorAll("h2, h3, p, li")].map((each) => ({ H2: "", H3: "\n", LI: "- " })[each.tagName]?.concat(line(each.textContent ?? "")) ?? line(each.textContent ?? "")).join("\n");

  const STYLE = `body{max-width:186mm;margin:1rem auto;padding:0 1rem;font:12pt/1.4 system-ui,sans-serif}h2,h3{margin:1em 0 .3em;line-height:1.2}
ul{margin:0;padding-left:1.2em}ul[data-short]{columns:13em}p{margin:.3em 0}.call{border:2px solid;padding:.5em;font-weight:700}.fill i{display:inline-block;width:60%;border-bottom:1px solid}
@page{margin:12mm}@media print{body{margin:0;padding:0;font-size:var(--letters,12pt);line-height:1.2}}`;

  /** @param {Sheet} its */
  const save = ({ save: give }) => {
    const page = document.implementation.createHTMLDocument(line(blank.querySelector("h2")?.firstChild?.textContent ?? ""));
    page.documentElement.lang = document.documentElement.lang;
    const meta = page.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "default-src 'none'; style-src 'unsafe-inline'"; // nothing that was written can run in the file either
    const set = page.createElement("meta");
    set.setAttribute("charset", "utf-8");
    page.head.prepend(set, meta);
    for (const each of sheet().children) page.body.append(page.importNode(each, true));
    // As text: as an element, the policy of this page would refuse it. No written word stands before the end of the head.
    const style = `<style>${STYLE.replace("var(--letters,12pt)", filled.style.getPropertyValue("--letters") || "12pt")}</style></head>`;
    give("for-my-visit.html", `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", style)}`, "text/html");
  };

  /** @param {Sheet} its */
  const copy = async ({ acts, say }) => {
    const place = /** @type {HTMLTextAreaElement} */ (acts.querySelector("[name=copied]"));
    try {
      await navigator.clipboard.writeText(text());
      say("copied");
    } catch {
      const label = /** @type {HTMLElement} */ (place.closest("[hidden], label"));
      label.hidden = false;
      place.value = text();
      place.focus();
      place.select();
      say("select");
    }
  };

  /** @type {any} */ (window).guideFillIn({ key: "guide.one-sheet", prepare, draw, doing: { save, copy } });
})();
