// The arithmetic of the exercise plan. It only computes, so that tests run it alone: no page is touched here.
// A fifth less than the middle of three days: claims MG40 and MG41. 5 minutes where nothing is known: MG36. A minute more each week, up to
// 30 minutes: MG39 and MG36. Chair work 5 times from week 4, and up to 10: MG44 and MG51. When to stay or go back is this guide's own choice.
(() => {
  "use strict";

  const WEEKS = 12; // the number after which to judge the plan (MG45)
  const FROM = { minutes: 5, chairWeek: 4, times: 5 };
  const MOST = { minutes: 30, times: 10, day: 180 };
  /** @type {PlanAnswer[]} */
  const ANSWERS = ["up", "stay", "back", "stop"];

  /** Whole minutes from 1 to 180, or NaN. @param {string} text */
  const minutes = (text) => {
    const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : NaN;
    return number >= 1 && number <= MOST.day ? number : NaN;
  };

  /**
   * The first step, in whole minutes: the middle of three days less a fifth. With no days at all it is 5.
   * @param {string[]} days what was written for each of three days
   * @returns {number | null} null while a day is missing, or is no whole number of minutes from 1 to 180
   */
  const start = (days) => {
    if (!days.length) return FROM.minutes;
    const three = days.map(minutes).sort((a, b) => a - b);
    if (three.length !== 3 || three.some(Number.isNaN)) return null;
    return Math.max(1, Math.round(three[1] * 0.8));
  };

  /** The strength of the next week. @param {PlanWeek} now @param {PlanAnswer} answer */
  const chair = ({ week, times }, answer) => {
    if (week + 1 < FROM.chairWeek || answer === "stay") return times;
    if (answer === "back") return times > FROM.times ? times - 1 : 0;
    return times ? Math.min(MOST.times, times + 1) : FROM.times;
  };

  /**
   * The week after, by how the days after the walks were: up, the same, a step back, or none at all.
   * @param {PlanWeek} now @param {PlanAnswer} answer @returns {PlanWeek | null} null for "stop"
   */
  const next = (now, answer) => {
    if (answer === "stop") return null;
    const most = Math.max(now.minutes, MOST.minutes); // a reader who starts above 30 minutes keeps that time
    const changed = { up: Math.min(most, now.minutes + 1), stay: now.minutes, back: Math.max(1, now.minutes - 1) };
    return { week: now.week + 1, minutes: changed[answer], times: chair(now, answer) };
  };

  /**
   * The weeks of the plan: those with an answer, the one that is reached, and the next ones as they will be if all goes well.
   * @param {number} first minutes of the first walk @param {(PlanAnswer | "")[]} answers by week; an answer after a gap does not count
   */
  const weeks = (first, answers) => {
    const gap = answers.indexOf("");
    const given = /** @type {PlanAnswer[]} */ (gap < 0 ? answers : answers.slice(0, gap));
    /** @type {PlanWeek[]} */
    const all = [{ week: 1, minutes: first, times: 0 }];
    const stopped = given.indexOf("stop") >= 0;
    const reached = Math.min(WEEKS, stopped ? given.indexOf("stop") + 1 : given.length + 1);
    const last = stopped ? reached : Math.min(WEEKS, Math.max(4, reached + 3));
    while (all.length < last) {
      const now = all[all.length - 1];
      const then = next(now, given[now.week - 1] || "up");
      if (!then) break;
      all.push(then);
    }
    return { weeks: all, reached, stopped };
  };

  Object.defineProperty(window, "guidePlan", { value: { WEEKS, ANSWERS, start, next, weeks } });
})();
