// What every sheet to fill in shares: its answers, the switch that keeps them on this device, and the buttons below it.
// A classic script, as a browser loads no module into a page opened from disk. So it leaves one name to the scripts after it:
// `guideFillIn`. Every word that a reader sees is in the page; nothing here asks the network for anything.

/**
 * @typedef {{ v: 1, picks: Record<string, string[]>, words: Record<string, string> }} Answers
 * What is ticked and what is written, by the names of the fields.
 *
 * @typedef {object} Sheet
 * @property {HTMLFormElement} form
 * @property {HTMLFormElement} acts the buttons
 * @property {(what: string, more?: string) => void} say shows a message, in words of the page
 * @property {(name: string, text: string, type: string) => void} save gives the reader a file
 *
 * @typedef {object} Parts
 * @property {string} key the name under which the browser keeps the answers, if asked to
 * @property {() => void} prepare adds the fields that depend on others; called before the rest is restored, and at each change
 * @property {() => void} draw shows the answers on the sheet
 * @property {Record<string, (sheet: Sheet) => unknown>} doing what a button does, by its `data-do`
 */

(() => {
  "use strict";

  const FIELDS = "textarea, input[type=text]";
  const MOST = 100_000; // characters: far more than every field holds

  /** Stored text, if this browser stores any. */
  const store = {
    /** @param {string} key @returns {{ text: string | null, failed: boolean }} */
    read(key) {
      try {
        return { text: localStorage.getItem(key), failed: false };
      } catch {
        return { text: null, failed: true };
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
  /** `Object.hasOwn` is missing before Chrome 93 and Safari 15.4. @param {object} given @param {string} name */
  const has = (given, name) => Object.prototype.hasOwnProperty.call(given, name);
  /** @param {unknown} given */
  const isText = (given) => typeof given === "string";

  /**
   * Answers from what is stored; null for anything else, as another program may have written there.
   * @param {string | null} text @returns {Answers | null}
   */
  const parsed = (text) => {
    if (!text || text.length > MOST) return null;
    try {
      const { v, picks, words } = JSON.parse(text);
      const sound =
        v === 1 &&
        isObject(picks) &&
        isObject(words) &&
        Object.values(words).every(isText) &&
        Object.values(picks).every((each) => Array.isArray(each) && each.every(isText));
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
      found.picks[name] = [...(found.picks[name] || []), value];
    }
    for (const field of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll(FIELDS))) {
      if (field.value) found.words[field.name] = field.value;
    }
    return found;
  };

  /** Only fields that are on the page are filled, and only with answers that it offers. @param {HTMLFormElement} form @param {Answers} given */
  const restore = (form, { picks, words }) => {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=checkbox], input[type=radio]"))) {
      box.checked = (has(picks, box.name) ? picks[box.name] : []).includes(box.value);
    }
    for (const field of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll(FIELDS))) {
      field.value = (has(words, field.name) ? words[field.name] : "").slice(0, field.maxLength);
    }
  };

  /** @param {Parts} parts */
  const fillIn = ({ key, prepare, draw, doing }) => {
    const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
    const acts = /** @type {HTMLFormElement} */ (document.querySelector("form.acts"));
    const keep = /** @type {HTMLInputElement} */ (acts.querySelector("[name=keep]"));
    const undo = /** @type {HTMLButtonElement} */ (acts.querySelector("[data-do=undo]"));
    const status = /** @type {HTMLElement} */ (acts.querySelector("[role=status]"));
    const file = /** @type {HTMLInputElement | null} */ (acts.querySelector("input[type=file]"));
    /** @type {Answers | null} */
    let cleared = null;
    let able = true; // this browser can read back what it stores
    let unread = false; // it has stored something that this page cannot read

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
      if (!keep.checked || (able && store.write(key, JSON.stringify(answers(form))))) return true;
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

    /** Shows other answers, and offers the way back. @param {Answers} given @param {string} what */
    const replace = (given, what) => {
      cleared = answers(form);
      show(given);
      undo.hidden = false;
      say(what);
    };

    /** Answers from a file that this tool wrote, all of them or none. */
    const load = async () => {
      const chosen = file && file.files && file.files[0];
      if (!file || !chosen) return;
      const text = chosen.size <= MOST ? await chosen.text().catch(() => "") : "";
      const given = parsed(text);
      file.value = "";
      if (given && JSON.parse(text).key === key) replace(given, "loaded");
      else say("wrong");
    };

    /** @type {Sheet} */
    const sheet = { form, acts, say, save };
    /** @type {Record<string, (sheet: Sheet) => unknown>} */
    const all = {
      ...doing,
      print: () => print(),
      clear: () => replace({ v: 1, picks: {}, words: {} }, "cleared"),
      export: () => save(`${key.replace("guide.", "")}-copy.json`, JSON.stringify({ key, ...answers(form) }), "application/json"),
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
      if (unread && keep.checked) {
        unread = keep.checked = false; // a second tap replaces what is stored
        say("unread");
      } else if (!keep.checked) say(store.write(key, null) ? "forgotten" : "refused");
      else if (write()) say("kept");
    });
    file?.addEventListener("change", load);

    // The functions that a second visit needs are tried at the first one, before anything is stored. This writes nothing.
    const kept = store.read(key);
    const given = parsed(kept.text);
    try {
      show(given || /** @type {Answers} */ (parsed(JSON.stringify(answers(form)))));
      able = !kept.failed;
    } catch {
      able = false;
      prepare(); // for answers that were ticked before this script loaded
      draw();
    }
    unread = kept.text !== null && !given;
    keep.checked = able && Boolean(given);
    if (!able) say("refused");
    delete document.documentElement.dataset.without; // the tool loaded after all
    form.dataset.ready = "";
    return sheet;
  };

  Object.defineProperty(window, "guideFillIn", { value: fillIn });
})();
