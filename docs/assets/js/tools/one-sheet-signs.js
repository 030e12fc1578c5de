// What answers of the one-sheet mean: the signs that they mean, and the fastest level among these. It only computes, so that tests
// run every combination in Node. The rules are data/sheet-rules.yml, the levels data/levels.yml; a classic script, like the others.

/**
 * @typedef {{ answer: string, where: string[], since: string[], began: string[], now: string[] }} NewThing
 * @typedef {{ signs: string[], new: NewThing[], cannot: string[], medicines: string[], changes: string[] }} Ticked
 * `signs` are the ids of the ticks that are signs themselves.
 *
 * @typedef {{ sign: string, new?: string[], also?: string[], where?: string[], since?: string[], began?: string[], now?: string[],
 *   cannot?: string[], medicines?: string[], changes?: string[] }} Rule
 * @typedef {{ id: string, heading: string, card: string }} Level
 * @typedef {{ level: Level, signs: string[] } | null} Found
 */

(() => {
  "use strict";

  /**
   * Whether one of the answers that a rule names is ticked; "a + b" needs both, and "blank" that nothing is.
   * @param {string[] | undefined} asked @param {string[]} ticked
   */
  const fits = (asked, ticked) =>
    !asked ||
    asked.some((each) => (each === "blank" ? ticked.length === 0 : each.split(" + ").every((answer) => ticked.indexOf(answer) >= 0)));

  /** @param {Rule} rule @param {Ticked} ticked */
  const holds = (rule, ticked) =>
    fits(rule.cannot, ticked.cannot) &&
    fits(rule.medicines, ticked.medicines) &&
    fits(rule.changes, ticked.changes) &&
    fits(
      rule.also,
      ticked.new.map(({ answer }) => answer),
    ) &&
    (!rule.new || isNew(rule, ticked));

  /**
   * Whether things that are new fit a rule. Their places count together: one leg is weak and the other is numb, so both legs are ill.
   * @param {Rule} rule @param {Ticked} ticked
   */
  const isNew = (rule, ticked) => {
    const things = ticked.new.filter(
      (thing) =>
        fits(rule.new, [thing.answer]) && fits(rule.since, thing.since) && fits(rule.began, thing.began) && fits(rule.now, thing.now),
    );
    return (
      things.length > 0 &&
      fits(
        rule.where,
        things.reduce((places, { where }) => places.concat(where), /** @type {string[]} */ ([])),
      )
    );
  };

  /**
   * The fastest level that the answers mean, and the signs of that level, each once; null where they mean none.
   * @param {{ rules: Rule[], levels: Level[], signs: Record<string, string> }} data levels fastest first; the level of each sign
   * @param {Ticked} ticked @returns {Found}
   */
  const decide = (data, ticked) => {
    const found = ticked.signs.concat(data.rules.filter((rule) => holds(rule, ticked)).map(({ sign }) => sign));
    const level = data.levels.filter(({ id }) => found.some((sign) => data.signs[sign] === id))[0];
    return level
      ? { level, signs: Object.keys(data.signs).filter((sign) => data.signs[sign] === level.id && found.indexOf(sign) >= 0) }
      : null;
  };

  window.guideSigns = { decide };
})();
