// What every sheet to fill in shares: its answers, the switch that keeps them on this device, and the buttons below it.
// A classic script, as a browser loads no module into a page opened from disk. So it leaves one name to the scripts after it:
// `guideFillIn`. Every word that a reader sees stands in the page; nothing here asks the network for anything.

/**
 * @typedef {{ v: 1, picks: Record<string, string[]>, words: Record<string, string> }} Answers
 * What is ticked and what is written, by the names of the fields.
 *
 * @typedef {object} Sheet
 * @property {HTMLFormElement} form
 * @property {HTMLFormElement} acts the buttons
 * @property {(what: string, more?: string) => void} say tells the reader, in words of the page
 * @property {(name: string, text: string, type: string) => void} save gives the reader a file
 *
 * @typedef {object} Parts
 * @property {string} key the name under which the browser keeps the answers, if asked to
 * @property {() => void} prepare brings the fields that depend on others; called before the rest is restored, and at each change
 * @property {() => void} draw shows the answers on the sheet
 * @property {Record<string, (sheet: Sheet) => unknown>} doing what a button does, by its `data-do`
 */

(() => {
  "use strict";

  const FIELDS = "textarea, input[type=text]";
  const MOST = 100_000; // characters: far more than every field holds

  /** Kept text, where this browser keeps any. */
  const store = {
    /** @param {string} key */
    read(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    /** @param {string} key @param {string | null} text null removes it @returns {boolean} whether it worked */
    write(key, text) {
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };

  /** @param {unknown} given @returns {given is Record<string, unknown>} */
  const isObject = (given) => typeof given === "object" && given !== null && !Array.isArray(given);
  /** @param {unknown} given */
  const isText = (given) => typeof given === "string";

  /**
   * Answers as they were kept; null for anything else, as another program may have written there.
   * @param {string | null} text @returns {Answers | null}
   */
  const parsed = (text) => {
    if (!text || text.length > MOST) return null;
    try {
      const { v, picks, words } = JSON.parse(text);
      const sound = v === 1 && isObject(picks) && isObject(words) && Object.values(words).every(isText)
        && Object.values(picks).every((each) => Array.isArray(each) && each.every(isText));
      return sound ? /** @type {Answers} */ ({ v, picks, words }) : null;
    } catch {
      return null;
    }
  };

  /** @param {HTMLFormElement} form @returns {Answers} */
  const answers = (form) => {
    /** @type {Answers} */
    const found = { v: 1, picks: {}, words: {} };
    for (const box of form.querySelectorAll("input:checked")) {
      const { name, value } = /** @type {HTMLInputElement} */ (box);
      (found.picks[name] ??= []).push(value);
    }
    for (const field of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll(FIELDS))) {
      if (field.value) found.words[field.name] = field.value;
    }
    return found;
  };

  /** Only fields that are on the page are filled, and only with answers that it offers. @param {HTMLFormElement} form @param {Answers} given */
  const restore = (form, { picks, words }) => {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=checkbox], input[type=radio]"))) {
      box.checked = Object.hasOwn(picks, box.name) && picks[box.name].includes(box.value);
    }
    for (const field of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll(FIELDS))) {
      field.value = Object.hasOwn(words, field.name) ? words[field.name].slice(0, field.maxLength) : "";
    }
  };

  /** @param {Parts} parts */
  const fillIn = ({ key, prepare, draw, doing }) => {
    const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
    const acts = /** @type {HTMLFormElement} */ (document.querySelector("form.acts"));
    const keep = /** @type {HTMLInputElement} */ (acts.querySelector("[name=keep]"));
    const undo = /** @type {HTMLButtonElement} */ (acts.querySelector("[data-do=undo]"));
    const status = /** @type {HTMLElement} */ (acts.querySelector("[role=status]"));
    /** @type {Answers | null} */
    let cleared = null;

    /** @param {string} what @param {string} [more] */
    const say = (what, more = "") => (status.textContent = (status.dataset[what] ?? "") + more);

    /** @param {string} name @param {string} text @param {string} type */
    const save = (name, text, type) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say("saved");
    };

    const write = () => {
      if (!keep.checked || store.write(key, JSON.stringify(answers(form)))) return true;
      keep.checked = false;
      say("refused");
      return false;
    };

    /** @param {Answers} given */
    const show = (given) => {
      restore(form, given);
      prepare();
      restore(form, given); // the fields that depend on others are there now
      draw();
      write();
    };

    /** @type {Sheet} */
    const sheet = { form, acts, say, save };
    /** @type {Record<string, (sheet: Sheet) => unknown>} */
    const all = {
      ...doing,
      print: () => print(),
      clear: () => {
        cleared = answers(form);
        show({ v: 1, picks: {}, words: {} });
        undo.hidden = false;
        say("cleared");
      },
      undo: () => {
        if (cleared) show(cleared);
        undo.hidden = true;
        acts.querySelector("button")?.focus();
        say("back");
      },
    };

    for (const each of [form, acts]) {
      each.addEventListener("submit", (event) => event.preventDefault());
      each.addEventListener("click", ({ target }) => {
        const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-do]")) : null;
        if (button) all[button.dataset.do ?? ""]?.(sheet);
      });
    }
    form.addEventListener("input", () => {
      undo.hidden = true;
      say("");
      prepare();
      draw();
      write();
    });
    keep.addEventListener("change", () => {
      if (!keep.checked) say(store.write(key, null) ? "forgotten" : "refused");
      else if (write()) say("kept");
    });

    const kept = store.read(key);
    keep.checked = kept !== null;
    const given = parsed(kept);
    if (given) show(given);
    else if (kept !== null) keep.checked = !store.write(key, null); // nothing that this page could read
    if (!given) {
      prepare(); // what was ticked before this script came
      draw();
    }
    delete document.documentElement.dataset.without; // it came late, and it came
    form.dataset.ready = "";
    return sheet;
  };

  Object.defineProperty(window, "guideFillIn", { value: fillIn });
})();
