// Shared by tools that turn a form into one page of paper: the filled sheet in place of the empty one, text that fits the page,
// and the sheet as text. A classic script, as a browser loads no module into a page opened from disk. It defines one global name: `guidePaper`.

/**
 * @typedef {object} Paper
 * @property {HTMLElement} blank the sheet to fill in by hand
 * @property {() => HTMLElement} sheet the sheet that is on the page now
 * @property {(selector: string) => Node[]} same copies of parts of the empty sheet
 * @property {(all: DocumentFragment | null) => void} show the filled sheet; null shows the empty one
 * @property {() => string} letters the size of the letters of the filled sheet, in pt; "" before there is one
 * @property {() => string} text the words of the sheet
 * @property {(its: Sheet) => Promise<void>} copy the words onto the clipboard, or into a field where that is refused
 */

(() => {
  "use strict";

  const PAGE = { width: "186mm", height: 245 }; // within A4 and Letter, both with margins of 12 mm
  const LETTERS = { most: 12.5, least: 5, step: 0.5 }; // pt

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text */
  const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  /** Typed text on one line. @param {string} text */
  const line = (text) => text.replace(/\s+/g, " ").trim();
  /** @param {Element} group @returns {HTMLInputElement[]} */
  const ticked = (group) =>
    [...group.querySelectorAll(":scope > .picks > .pick > input")]
      .map((each) => /** @type {HTMLInputElement} */ (each))
      .filter((each) => each.checked);
  /** @param {Element} group */
  const asks = (group) => line(group.querySelector("legend")?.textContent ?? "");

  /** The largest text size with which the sheet fits one page. @param {HTMLElement} filled @param {DocumentFragment} all */
  const fitting = (filled, all) => {
    const room = document.createElement("div");
    const probe = /** @type {HTMLElement} */ (filled.cloneNode(false));
    probe.removeAttribute("style");
    probe.dataset.probe = "";
    probe.append(all.cloneNode(true));
    room.append(probe);
    room.ariaHidden = "true";
    Object.assign(room.style, { position: "absolute", width: "0", height: "0", overflow: "hidden", visibility: "hidden" });
    Object.assign(probe.style, {
      width: PAGE.width,
      margin: "0",
      border: "0",
      padding: "0 0.5mm",
      lineHeight: "1.25",
      display: "flow-root",
    });
    document.body.append(room);
    /** @param {number} steps below the largest */
    const size = (steps) => LETTERS.most - steps * LETTERS.step;
    let [fits, most] = [0, (LETTERS.most - LETTERS.least) / LETTERS.step]; // the smallest sufficient number of steps lies between the two
    while (fits < most) {
      const steps = (fits + most) >> 1;
      probe.style.fontSize = `${size(steps)}pt`;
      if (probe.offsetHeight <= (PAGE.height * 96) / 25.4) most = steps;
      else fits = steps + 1;
    }
    room.remove();
    return size(fits);
  };

  /** One line of text for each element of a sheet; a row of a table is one line. @param {Element} part @param {Record<string, string>} marks */
  const spoken = (part, marks) => {
    const words = line(
      part.tagName === "TR"
        ? [...part.children]
            .map((cell) => line(cell.textContent ?? ""))
            .filter(Boolean)
            .join(" | ")
        : (part.textContent ?? ""),
    );
    return (marks[part.tagName] || "") + words;
  };

  /** @param {Record<string, string>} [marks] what to write before each kind of element, as text @returns {Paper} */
  const paper = (marks = { H3: "\n", LI: "- " }) => {
    const blank = /** @type {HTMLElement} */ (document.querySelector("article > .sheet"));
    const filled = document.createElement("div");
    filled.className = blank.className;
    filled.dataset.filled = "";

    const sheet = () => (filled.isConnected ? filled : blank);
    const text = () =>
      [...sheet().querySelectorAll("h2, h3, p, li, tr")]
        .map((each) => spoken(each, marks))
        .join("\n")
        .trim();

    return {
      blank,
      sheet,
      text,
      same: (selector) => [...blank.querySelectorAll(selector)].map((each) => each.cloneNode(true)),
      letters: () => filled.style.getPropertyValue("--letters"),
      show: (all) => {
        if (all) {
          filled.style.setProperty("--letters", `${fitting(filled, all)}pt`);
          filled.replaceChildren(all);
        }
        (all ? blank : filled).replaceWith(all ? filled : blank);
      },
      copy: async ({ acts, say }) => {
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
      },
    };
  };

  Object.defineProperty(window, "guidePaper", { value: Object.assign(paper, { made, line, ticked, asks }) });
})();
