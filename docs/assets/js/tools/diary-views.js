/* What the diary shows of its days: the calendar, the chart with its table, and the summary to print. Words are set as text, never
   as markup. */

(() => {
  "use strict";

  const WEEKS = 28; // days
  const NOTES = 8; // of three lines each: what fits on one page with the rest
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {Intl.DateTimeFormatOptions} */
  const SHORT = { day: "numeric", month: "long" };
  /** @type {Intl.DateTimeFormatOptions} */
  const LONG = { ...SHORT, year: "numeric" };

  /** @param {Days} days @returns {Views} */
  function views({ TASKS, HELPED, LEVELS, plus, weekday, words }) {
    /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} content */
    function make(tag, attributes, ...content) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...content);
      return element;
    }

    /** @param {string} text @param {() => void} act @param {Record<string, string>} [attributes] */
    function button(text, act, attributes = {}) {
      const element = make("button", { type: "button", ...attributes }, text);
      element.addEventListener("click", act);
      return element;
    }

    /** The days of four weeks, the last one last. @param {string} last */
    const weeks = (last) => Array.from({ length: WEEKS }, (_, at) => plus(last, at - WEEKS + 1));

    /** @param {Kept} kept @param {string} last */
    const noted = (kept, last) => weeks(last).flatMap((day) => kept.get(day) ?? []);

    /** @param {string} last */
    const span = (last) => `${words(plus(last, 1 - WEEKS), LONG)} to ${words(last, LONG)}`;

    /* ---- Calendar ---- */

    /** Arrow keys move from day to day; only one day is a stop for the Tab key. @param {KeyboardEvent} event */
    function move(event) {
      const step = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 })[event.key];
      const from = /** @type {HTMLElement} */ (event.target).closest("button");
      const table = /** @type {HTMLElement} */ (event.currentTarget);
      const to =
        step && from && /** @type {HTMLElement | null} */ (table.querySelector(`[data-day="${plus(from.dataset.day ?? "", step)}"]`));
      if (!to) return;
      event.preventDefault();
      from.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    }

    /** @param {Kept} kept @param {string} month @param {string} open @param {string} today @param {(day: string) => void} choose */
    function calendar(kept, month, open, today, choose) {
      const first = `${month}-01`;
      const days = Array.from({ length: 31 }, (_, at) => plus(first, at)).filter((day) => day.startsWith(month));
      const stops = days.filter((day) => day <= today || kept.has(day));
      const stop = stops.includes(open) ? open : stops[stops.length - 1];

      /** @param {string} day */
      const cell = (day) => {
        const number = String(Number(day.slice(8)));
        if (!stops.includes(day)) return make("td", {}, make("span", {}, number));
        const name = `${number} ${words(day, { month: "long" })}${kept.has(day) ? ", saved" : ""}`;
        const pressed = { "aria-pressed": String(day === open), tabindex: day === stop ? "0" : "-1" };
        const attributes = { "data-day": day, "aria-label": name, ...pressed, ...(day === today && { "aria-current": "date" }) };
        return make(
          "td",
          kept.has(day) ? { class: "kept" } : {},
          button(number, () => choose(day), attributes),
        );
      };

      const cells = [...Array.from({ length: weekday(first) }, () => make("td", {})), ...days.map(cell)];
      const rows = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => make("tr", {}, ...cells.slice(at * 7, at * 7 + 7)));
      const heads = Array.from({ length: 7 }, (_, at) => plus("2024-01-01", at)).map((day) =>
        make("th", { scope: "col", abbr: words(day, { weekday: "long" }) }, words(day, { weekday: "short" })),
      );
      const name = words(first, { month: "long", year: "numeric" });
      const table = make("table", { role: "grid", class: "month", "aria-label": name }, make("thead", {}, make("tr", {}, ...heads)));
      table.append(make("tbody", {}, ...rows));
      table.addEventListener("keydown", move);
      return table;
    }

    /* ---- Chart ---- */

    /** @param {number[]} counts how many days were poor, fair, good */
    const summed = (counts) => LEVELS.map((level, at) => `${level.toLowerCase()} ${counts[at]}`).join(", ");

    /** @param {Day[]} days @param {"sleep" | "energy"} what */
    const counted = (days, what) => LEVELS.map((_, at) => days.filter((each) => each[what] === at + 1).length);

    /** Three heights of bars, and a gap where nothing was written. @param {Kept} kept @param {string} last @param {"sleep" | "energy"} what */
    function bars(kept, last, what) {
      const svg = document.createElementNS(SVG, "svg");
      for (const [name, value] of Object.entries({
        viewBox: `0 0 ${WEEKS * 10} 34`,
        role: "img",
        "aria-label": `${what}, days: ${summed(counted(noted(kept, last), what))}`,
      })) {
        svg.setAttribute(name, value);
      }
      /** @param {number} x @param {number} y @param {number} width @param {number} height */
      const block = (x, y, width, height) => {
        const rectangle = document.createElementNS(SVG, "rect");
        for (const [name, value] of Object.entries({ x, y, width, height })) rectangle.setAttribute(name, String(value));
        svg.append(rectangle);
      };
      block(0, 33, WEEKS * 10, 1);
      weeks(last).forEach((day, at) => {
        const level = kept.get(day)?.[what];
        if (level) block(at * 10 + 1.5, 33 - level * 10, 7, level * 10);
      });
      return svg;
    }

    /** @param {Kept} kept @param {string} last */
    const both = (kept, last) =>
      /** @type {("sleep" | "energy")[]} */ (["sleep", "energy"]).map((what) =>
        make("figure", {}, make("figcaption", {}, what === "sleep" ? "Sleep" : "Energy"), bars(kept, last, what)),
      );

    /** @param {Kept} kept @param {string} last */
    function chart(kept, last) {
      const days = noted(kept, last);
      const rows = days.map((each) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, words(each.day, SHORT)),
          ...[each.sleep, each.energy].map((level) => make("td", {}, level ? LEVELS[level - 1] : "No answer")),
        ),
      );
      const heads = ["Day", "Sleep", "Energy"].map((head) => make("th", { scope: "col" }, head));
      const table = make(
        "table",
        {},
        make("caption", {}, span(last)),
        make("thead", {}, make("tr", {}, ...heads)),
        make("tbody", {}, ...rows),
      );
      const help = "A tall bar is good, a middle bar is fair, a low bar is poor. A gap is a day with no answer.";
      const content = days.length
        ? [...both(kept, last), make("p", {}, help), make("details", {}, make("summary", {}, "The same as a table"), table)]
        : [];
      return make("div", { class: "chart" }, make("p", {}, span(last)), ...content);
    }

    /* ---- Summary: one page for the appointment ---- */

    /** On how many days each answer was ticked, most frequent first. @param {string} title @param {Day[]} days @param {"tasks" | "helped"} what @param {Record<string, string>} known */
    function tally(title, days, what, known) {
      const all = Object.entries(known).map(([key, name]) => ({ name, on: days.filter((each) => each[what].includes(key)).length }));
      const rows = all
        .filter((each) => each.on)
        .sort((a, b) => b.on - a.on)
        .map(({ name, on }) => make("li", {}, `${name}: ${on}`)); // prettier-ignore
      return make("div", {}, make("h3", {}, title), rows.length ? make("ul", {}, ...rows) : make("p", {}, "Nothing written."));
    }

    /** @param {Kept} kept @param {string} last @param {string} today @param {boolean} notes */
    function summary(kept, last, today, notes) {
      const days = noted(kept, last);
      const written = days.filter((each) => each.note).slice(-NOTES);
      const lines = written.map((each) => make("li", {}, make("b", {}, `${words(each.day, SHORT)}: `), make("bdi", {}, each.note)));
      const [sleep, energy] = both(kept, last);
      sleep.append(make("p", {}, `Days: ${summed(counted(days, "sleep"))}`));
      energy.append(make("p", {}, `Days: ${summed(counted(days, "energy"))}`));
      return make(
        "section",
        { class: "sheet summary", "aria-labelledby": "diary-summary" },
        make("h2", { id: "diary-summary", tabindex: "-1" }, "My four weeks in short"),
        make("p", {}, `${span(last)}. Days written: ${days.length}. Bars: low is poor, middle is fair, tall is good.`),
        make("div", { class: "two" }, sleep, energy),
        make(
          "div",
          { class: "two" },
          tally("Tasks done: on how many days", days, "tasks", TASKS),
          tally("What helped: on how many days", days, "helped", HELPED),
        ),
        ...(notes && lines.length
          ? [make("h3", {}, written.length === NOTES ? `My last ${NOTES} notes` : "My notes"), make("ul", { class: "notes" }, ...lines)]
          : []),
        make(
          "p",
          { class: "foot" },
          `${document.querySelector(".name__long")?.textContent ?? ""}. Written by the patient. Made on ${words(today, LONG)}. Twitches are not counted.`,
        ),
      );
    }

    return { make, button, calendar, chart, summary };
  }

  window.guideDiaryViews = views;
})();
