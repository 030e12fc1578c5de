// The exercise plan: three usual days give the start, and after each week one answer gives the next step. Loaded on its page alone, by
// guide.js, after fill-in.js, paper.js and plan-steps.js. Every word that a reader sees is in the page.
(() => {
  "use strict";

  const { made, line, ticked } = window.guidePaper;
  const { WEEKS, start, weeks } = window.guidePlan;
  const paper = window.guidePaper();
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
  const days = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-day]")]);
  const template = /** @type {HTMLElement} */ (form.querySelector("[data-week]"));
  const unsure = /** @type {HTMLInputElement} */ (form.querySelector("[name=unsure]"));
  const from = /** @type {HTMLElement} */ (form.querySelector("[data-from]"));
  const step = /** @type {HTMLElement} */ (form.querySelector("[data-step]"));
  let opened = 0;

  /** A sentence of the page with its placeholders filled. @param {string} name @param {Record<string, string | number>} [gaps] */
  const said = (name, gaps = {}) => (template.dataset[name] || "").replace(/\{(\w+)\}/g, (_, gap) => String(gaps[gap]));

  /** One week as a fold. Its fields are named by its number, as those of every week are on the page. @param {number} week */
  const fold = (week) => {
    const box = document.createElement("details");
    box.append(made("summary", ""), ...[...template.children].map((each) => each.cloneNode(true)));
    for (const group of box.querySelectorAll("fieldset")) {
      for (const input of group.querySelectorAll("input")) input.name = `${week}: ${input.name}`;
    }
    return box;
  };

  const folds = Array.from({ length: WEEKS }, (_, at) => fold(at + 1));
  template.before(...folds);
  template.remove();

  /** @param {Element} box @param {string} name */
  const group = (box, name) => /** @type {HTMLElement} */ (box.querySelector(`fieldset[data-name="${name}"]`));

  const timed = () => days.some(({ value }) => value.trim());

  const plan = () => {
    const first = unsure.checked ? start([]) : timed() ? start(days.map(({ value }) => value)) : null;
    const answers = folds.map(
      (box) => /** @type {PlanAnswer | ""} */ ((ticked(group(box, "after"))[0] || { dataset: {} }).dataset.answer || ""),
    );
    return { first, ...weeks(first || 1, answers) };
  };

  /** @param {PlanWeek} week */
  const walk = ({ minutes }) => said(minutes === 1 ? "walkOne" : "walk", { minutes });
  /** @param {PlanWeek} week */
  const chair = ({ times }) => said(times ? "chair" : "rest", { times });

  /** The words for a week with strength, or without. @param {string} name @param {PlanWeek} week */
  const kind = (name, { times }) => (times ? `${name}Chair` : name);

  /** Folds for the weeks up to the current one. */
  const prepare = () => {
    const now = plan();
    folds.forEach((box, at) => {
      const week = now.weeks[at];
      box.hidden = !now.first || at >= now.reached;
      if (box.hidden || !week) return;
      const name = said(kind("title", week), { week: at + 1, walk: walk(week), chair: chair(week) });
      if (box.firstElementChild) box.firstElementChild.textContent = name;
      for (const each of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-strength]"))) {
        const label = /** @type {HTMLElement} */ (each.closest("label"));
        label.hidden = !week.times;
      }
    });
    if (opened !== now.reached) folds[now.reached - 1].open = true;
    opened = now.reached;
  };

  // ---- The sheet ----

  /** The line for a past week, and how the days after were. @param {PlanWeek} week @param {number} at */
  const summary = (week, at) => {
    const done = ticked(group(folds[at], "done"));
    const walks = done.filter(({ dataset }) => !("strength" in dataset)).length;
    const after = ticked(group(folds[at], "after"))[0];
    const parts = [done.length ? said(kind("done", week), { walks, strength: done.length - walks }) : "", after ? `${after.value}.` : ""];
    return parts.filter(Boolean).join(" ");
  };

  /** @param {ReturnType<typeof plan>} now */
  const table = (now) => {
    const all = document.createElement("table");
    const body = document.createElement("tbody");
    const heads = [...paper.blank.querySelectorAll(".form > thead th")].map((head) => line(head.textContent || ""));
    all.append(...paper.same(".form > thead"), body);
    now.weeks.forEach((week, at) => {
      const row = document.createElement("tr");
      const head = Object.assign(made("th", String(week.week)), { scope: "row" });
      const cells = [walk(week), chair(week), at < now.reached ? summary(week, at) : ""].map((text) => made("td", text));
      [head, ...cells].forEach((cell, column) => (cell.dataset.label = heads[column]));
      row.append(head, ...cells);
      body.append(row);
    });
    return all;
  };

  /** @param {ReturnType<typeof plan>} now */
  const nextStep = (now) => {
    const reached = now.weeks[now.reached - 1];
    if (now.stopped) return said("stop");
    if (ticked(group(folds[WEEKS - 1], "after")).length && now.reached === WEEKS) return said("judge");
    return said(kind("next", reached), { week: reached.week, walk: walk(reached), chair: chair(reached) });
  };

  const draw = () => {
    const now = plan();
    const first = now.first ? said(unsure.checked ? "unsure" : "start", { minutes: now.first }) : timed() ? said("three") : "";
    if (from.textContent !== first) from.textContent = first;
    const next = now.first ? nextStep(now) : "";
    if (step.textContent !== next) step.textContent = next;
    const all = document.createDocumentFragment();
    const title = line(paper.blank.querySelector("h2")?.firstChild?.textContent || "");
    all.append(
      made("h2", title),
      ...paper.same(".call, .doctor"),
      made("p", first),
      table(now),
      made("p", next),
      made("p", said("ahead")),
      ...paper.same(".rules, .foot"),
    );
    paper.show(now.first ? all : null);
  };

  window.guideFillIn({
    key: "guide.plan",
    prepare,
    draw,
    doing: { save: ({ save }) => save("exercise-plan.txt", `${paper.text()}\n`, "text/plain"), copy: paper.copy },
  });
})();
