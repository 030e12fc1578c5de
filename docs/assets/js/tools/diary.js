/* The diary: one form a day, kept only in this browser. guide.js loads it where a page has <div data-tool="diary" hidden></div>;
   it shows itself when all its parts are there. */

(() => {
  "use strict";

  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool=diary]"));
  if (!found || found.hasChildNodes()) return;
  const holder = found;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const NAME = "guide-diary";
  const UNDO = 10_000; // ms
  const CLOCK = "Nothing can be saved now: the date of this device is not between 2000 and 2099. Set the date, then press Save again.";
  /** @type {Intl.DateTimeFormatOptions} */
  const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

  /** @param {HTMLElement} element @returns {Promise<unknown>} when it is loaded */
  const loaded = (element) =>
    new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });

  /** Load another file of this tool. @param {string} name */
  const part = (name) => loaded(Object.assign(document.createElement("script"), { src: new URL(name, here).href }));

  const sheet = () =>
    loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("../../css/diary.css", here).href }));

  /** @param {Store<Day>} store @param {Days} days @param {Views} views */
  function diary(store, days, { make, button, calendar, chart, summary }) {
    /** @type {Kept} */
    let kept = new Map();
    let today = days.today();
    let open = today;
    let month = open.slice(0, 7);
    let last = today;
    /** The day that the form was filled from. A difference is not saved yet. */
    let base = "";
    /** @type {number | undefined} */
    let undoing;

    /** @param {string} day */
    const blank = (day) => ({ day, tasks: [], sleep: null, energy: null, helped: [], note: "" });
    /** @param {string} day */
    const named = (day) => days.words(day, LONG);
    /** @param {number} number */
    const several = (number) => (number === 1 ? "1 day" : `${number} days`);

    /* ---- The form ---- */

    /** @param {string} title @param {string} type @param {string} name @param {[string, string][]} choices */
    const choices = (title, type, name, choices) =>
      make(
        "fieldset",
        { class: type },
        make("legend", {}, title),
        ...choices.map(([value, text]) => make("label", {}, make("input", { type, name, value }), text)),
      );

    const LEVELS = /** @type {[string, string][]} */ ([...days.LEVELS.map((level, at) => [String(at + 1), level]), ["", "Skip"]]);
    const note = /** @type {HTMLInputElement} */ (make("input", { id: "diary-note", maxlength: String(days.NOTE), autocomplete: "off" }));
    const which = make("h2", { id: "diary-day", tabindex: "-1" });
    const status = make("p", { role: "status" });
    const kind = make("p", { role: "status" });
    const keep = make("button", { class: "main" }, "Save this day");
    const steps = make(
      "div",
      { class: "steps" },
      button("Day before", () => go(days.plus(open, -1))),
      button("Day after", () => go(days.plus(open, 1))),
    );
    const form = /** @type {HTMLFormElement} */ (
      make(
        "form",
        { "aria-labelledby": which.id },
        steps,
        choices("Tasks done", "checkbox", "tasks", Object.entries(days.TASKS)),
        choices("Sleep", "radio", "sleep", LEVELS),
        choices("Energy", "radio", "energy", LEVELS),
        choices("What helped", "checkbox", "helped", Object.entries(days.HELPED)),
        make("label", { for: note.id, class: "note" }, "Note, one line, if you like"),
        note,
        make(
          "div",
          { class: "steps" },
          keep,
          button("Clear my changes", () => leave()),
        ),
        status,
      )
    );

    /** @param {string} name @returns {HTMLInputElement[]} */
    const inputs = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))];
    /** @param {string} name */
    const ticked = (name) =>
      inputs(name)
        .filter((each) => each.checked)
        .map((each) => each.value); // prettier-ignore

    /** @returns {Day} what the form says now */
    const written = () => ({
      day: open,
      tasks: ticked("tasks"),
      sleep: Number(ticked("sleep")[0]) || null,
      energy: Number(ticked("energy")[0]) || null,
      helped: ticked("helped"),
      note: note.value.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]/gu, " ").trim(),
    });
    const changed = () => JSON.stringify(written()) !== base;

    /** Shows one day in the form. @param {Day} day */
    function fill(day) {
      for (const name of /** @type {const} */ (["tasks", "helped"]))
        for (const each of inputs(name)) each.checked = day[name].includes(each.value);
      for (const name of /** @type {const} */ (["sleep", "energy"]))
        for (const each of inputs(name)) each.checked = each.value === String(day[name] ?? "");
      note.value = day.note;
      base = JSON.stringify(written());
    }

    /* ---- Display ---- */

    const title = make("p", { class: "title" });
    const months = make(
      "div",
      { class: "steps" },
      button("Month before", () => turn(-1)),
      button("Month after", () => turn(1)),
    );
    const where = make("div", {});
    const weeks = make("div", {});
    const notes = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", checked: "" }));
    const undo = make("div", { class: "undo" });
    const file = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".json,application/json", id: "diary-file" }));

    /** @param {string} text @param {HTMLElement} [place] */
    const say = (text, place = status) => {
      place.textContent = text;
    };

    function draw() {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-day]"))?.dataset.day;
      which.textContent = open === today ? `Today, ${named(open)}` : named(open);
      steps.lastElementChild?.toggleAttribute("disabled", open >= today && !kept.has(days.plus(open, 1)));
      title.textContent = days.words(`${month}-01`, { month: "long", year: "numeric" });
      where.replaceChildren(calendar(kept, month, open, today, go));
      weeks.replaceChildren(chart(kept, last));
      if (focused) /** @type {HTMLElement | null} */ (where.querySelector(`[data-day="${focused}"]`))?.focus();
    }

    /** Opens a day. What was written on the last one and not saved stays there: it is asked for first. @param {string} day */
    function go(day) {
      if (day === open) return which.focus();
      if (changed()) {
        say("Not saved yet. Press Save this day or Clear my changes first.");
        return keep.focus();
      }
      open = day;
      month = day.slice(0, 7);
      fill(kept.get(day) ?? blank(day));
      say("");
      draw();
      which.focus();
    }

    function leave() {
      fill(kept.get(open) ?? blank(open));
      say("Cleared. What you saved before is still there.");
    }

    /** @param {number} by months */
    function turn(by) {
      month = days.plus(`${month}-15`, by * 30).slice(0, 7);
      draw();
      say("");
    }

    /** @param {number} by days */
    function slide(by) {
      last = days.plus(last, by);
      draw();
      if (document.querySelector(".sheet.summary")) show();
    }

    /* ---- Storage ---- */

    /** @param {unknown} error */
    function failed(error) {
      const name = error instanceof DOMException ? error.name : "";
      if (name === "QuotaExceededError") return "Not saved: this device has no room left. What you saved before is still there.";
      if (name === "VersionError") return "Not saved: a newer guide is open in another window. Reload this page.";
      return "Not saved: this browser did not let the diary keep it. What you saved before is still there.";
    }

    /** Days that are stored here and that this page cannot read: they are never replaced. @type {Day[]} */
    let unread = [];
    const lost = make("div", {});

    /** Says which stored days cannot be read, and offers them as a file. */
    function report() {
      const text = `${several(unread.length)} stored on this device cannot be read by this page. Nothing here changes what is stored. Save it as a file, and ask for help on the page Report a mistake.`;
      const copy = button("Save what cannot be read", () => give(JSON.stringify(unread, null, 1), "unread.json", "application/json"));
      lost.replaceChildren(...(unread.length ? [make("p", { class: "box" }, text), copy] : []));
    }

    /** Gives the reader a file. @param {string} text @param {string} end of its name @param {string} type */
    function give(text, end, type) {
      const address = URL.createObjectURL(new Blob([text], { type }));
      Object.assign(document.createElement("a"), { href: address, download: `diary-${days.today()}.${end}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }

    /** Reads every day again. A form with words of its own keeps them. */
    async function reread() {
      const now = days.today();
      const stored = await store.all();
      const all = stored.filter((each) => !days.wrong(each));
      unread = stored.filter((each) => days.wrong(each));
      report();
      const dirty = changed();
      const before = JSON.stringify(kept.get(open));
      kept = new Map(all.map((each) => [each.day, each]));
      if (!dirty && open === today) open = now;
      if (month === today.slice(0, 7)) month = now.slice(0, 7);
      if (last === today) last = now;
      today = now;
      if (!dirty) fill(kept.get(open) ?? blank(open));
      if (days.wrong(blank(today))) say(CLOCK);
      else if (dirty && before !== JSON.stringify(kept.get(open)))
        say("Another window saved this day too. If you save here, you replace it.");
      draw();
    }

    /** @param {Event} event */
    async function save(event) {
      event.preventDefault();
      if (days.wrong(blank(open))) today = open = days.today(); // the clock may have been corrected
      const day = written();
      const first = !kept.size;
      if (days.wrong(blank(open))) return say(CLOCK);
      if (days.empty(day) && !kept.has(day.day)) return say("Nothing to save yet. One tap is enough.");
      if (unread.some((each) => each.day === day.day))
        return say("Not saved: what is stored for this day cannot be read here, so it is not replaced. Save it as a file first.");
      say("");
      try {
        await (days.empty(day) ? store.remove(day.day) : store.put([day]));
      } catch (error) {
        return say(failed(error));
      }
      kept.set(day.day, day);
      if (open === day.day) base = JSON.stringify(day);
      say(days.empty(day) ? `Removed: ${named(day.day)}.` : `Saved: ${named(day.day)}.`);
      await reread().catch(() => {});
      if (first) navigator.storage?.persist?.().catch(() => {});
    }

    /** Shows what was done, and an undo button for ten seconds. @param {string} text @param {Day[]} now @param {Day[]} before */
    function offer(text, now, before) {
      const back = button("Undo", async () => {
        clear();
        try {
          await store.undo(now, before);
          say("Undone. The days are unchanged.", kind);
        } catch (error) {
          say(failed(error), kind);
        }
        await reread().catch(() => {});
      });
      const clear = () => {
        clearTimeout(undoing);
        const focused = undo.contains(document.activeElement);
        undo.replaceChildren();
        if (focused) copies.focus();
      };
      clear();
      say(`${text} You can undo this for ten seconds.`, kind);
      undo.append(back);
      back.focus();
      undoing = setTimeout(() => {
        clear();
        say(text, kind);
      }, UNDO);
    }

    async function remove() {
      try {
        const before = await store.clear();
        if (!changed()) fill(blank(open));
        await reread();
        offer(`Deleted: ${several(before.length)}.`, [], before);
      } catch (error) {
        say(failed(error).replace("Not saved", "Not deleted"), kind);
      }
    }

    /** Imports a complete copy, or changes nothing. */
    async function load() {
      const given = file.files?.[0];
      if (!given) return;
      say("", kind);
      try {
        if (given.size > days.BYTES) throw new days.Refused("This file is too large for a diary copy.");
        const read = days.readBytes(await given.arrayBuffer());
        const before = await store.put(read);
        await reread();
        offer(`Loaded: ${several(read.length)}.`, read, before);
      } catch (error) {
        say(`Nothing was changed. ${error instanceof days.Refused ? error.message : "This file could not be read or kept."}`, kind);
      }
      file.value = "";
    }

    /** @param {(all: Day[]) => string} written @param {string} end @param {string} type */
    async function out(written, end, type) {
      try {
        const all = (await store.all()).filter((each) => !days.wrong(each));
        give(written(all), end, type);
        say(`Made a file with ${several(all.length)}. Look in your downloads.`, kind);
      } catch {
        say("This browser did not let the diary read its days.", kind);
      }
    }

    /* ---- The summary replaces the paper diary for a while ---- */

    const paper = make("div", { class: "steps" });

    function show() {
      hide();
      const page = summary(kept, last, today, notes.checked);
      holder.after(page);
      paper.replaceChildren(
        button("Print this page", () => print(), { class: "main" }),
        button("Close the summary", () => {
          hide();
          start.focus();
        }),
      );
      page.prepend(paper);
    }

    const hide = () => document.querySelector(".sheet.summary")?.remove();
    const start = button("Show the summary", () => {
      show();
      document.getElementById("diary-summary")?.focus();
    });
    notes.addEventListener("change", () => document.querySelector(".sheet.summary") && show());

    /* ---- The page ---- */

    const help = make(
      "a",
      { href: /** @type {HTMLAnchorElement} */ (document.querySelector("article a[href*='get-help']")).href },
      "When to get help",
    );
    const copies = make("h2", { tabindex: "-1" }, "Kept on this device");
    const parts = [
      make(
        "p",
        { class: "box" },
        `${document.querySelector(".sheet .box")?.textContent ?? ""} `, // the level of a sign is in the page, which got it from the data
        help,
        ".",
      ),
      lost,
      which,
      make("p", {}, "One minute, once a day. Tap what is true, and leave the rest. Twitches are not counted. A missed day is fine: go on."),
      form,
      make("h2", {}, "Your days"),
      title,
      months,
      where,
      make("p", { class: "small" }, "A dot is a day that you saved. Tap a day to open it. On a keyboard, arrow keys move between days."),
      make("h2", {}, "Four weeks"),
      weeks,
      make(
        "div",
        { class: "steps" },
        button("Four weeks before", () => slide(-28)),
        button("Four weeks after", () => slide(28)),
      ),
      make("p", {}, "For your appointment: these four weeks on one page."),
      make("label", { class: "one" }, notes, "With my notes"),
      start,
      copies,
      make("p", {}, "Your diary stays in this browser, on this device. Nothing is sent. Anyone who uses this browser can read it."),
      make(
        "p",
        {},
        "It is lost if you clear this site's data, or use a private window. Some browsers clear it when you stay away for weeks. So save a copy now and then.",
      ),
      make(
        "div",
        { class: "steps" },
        button("Save a copy", () => out(days.copy, "json", "application/json")),
        button("Save a table", () => out(days.table, "csv", "text/csv")),
      ),
      make("p", { class: "small" }, "A copy can be loaded here again. A table opens in a spreadsheet."),
      make("label", { for: file.id, class: "note" }, "Load a copy"),
      file,
      make("p", { class: "small" }, "Days in the copy take the place of the same days here. All other days stay."),
      make(
        "details",
        {},
        make("summary", {}, "Delete the diary"),
        make("p", {}, "This removes every day from this browser."),
        button("Delete all days", remove),
      ),
      kind,
      undo,
    ];

    form.addEventListener("submit", save);
    file.addEventListener("change", load);
    fill(blank(open));

    return {
      parts,
      start: async () => {
        days.wrong({ ...blank(open), tasks: ["wash"] }); // throws in a browser that cannot read a saved day
        await reread();
        store.heard(() => void reread().catch(() => {}));
      },
    };
  }

  const REFUSED = ["", "SecurityError", "InvalidStateError", "NotAllowedError", "NotFoundError", "ReferenceError", "TypeError"];

  /** Where nothing can be read, the page says why, changes nothing, and the paper diary below works. @param {unknown} error */
  const refused = (error) => {
    const name = error instanceof Error || error instanceof DOMException ? error.name : "";
    const why = REFUSED.includes(name)
      ? "This browser does not let this page keep a diary. Private windows often do so."
      : name === "VersionError"
        ? "A newer guide keeps the diary in this browser. Open the newest guide. Your days are still there."
        : `The diary on this device could not be read${name ? ` (${name})` : ""}. Nothing was changed. Reload the page to try again.`;
    const text = `${why} The paper diary below works everywhere.`;
    holder.replaceChildren(Object.assign(document.createElement("p"), { className: "box", textContent: text }));
  };

  Promise.all([part("store.js"), part("diary-days.js"), part("diary-views.js"), sheet()]).then(
    async () => {
      const made = diary(window.guideStore(NAME, "day"), window.guideDays, window.guideDiaryViews(window.guideDays));
      await made.start().then(() => holder.replaceChildren(...made.parts), refused);
      holder.hidden = false;
      holder.dataset.ready = "";
      delete document.documentElement.dataset.without; // the tool loaded after all
    },
    () => (document.documentElement.dataset.without = "tool"),
  );
})();
