// The sentences of the letter to an employer. It only joins words that the page gives, so that tests run it alone.
(() => {
  "use strict";

  const FEW = 3; // more answers than this make a list instead of a sentence

  /** "a", "a and b", "a, b, and c". @param {string[]} all */
  const joined = (all) => (all.length < 3 ? all.join(" and ") : `${all.slice(0, -1).join(", ")}, and ${all[all.length - 1]}`);

  /** What somebody wrote as a sentence: a capital first, and a stop at its end. @param {string} words */
  const sentence = (words) =>
    words ? words[0].toUpperCase() + words.slice(1) + (/[.!?\u2026]["'\u201d\u2019)]*$/.test(words) ? "" : ".") : "";

  /** What was ticked, and the reader's own words after it. @param {string} lead @param {string} leadOfMany @param {string[]} all @param {string} own @returns {LetterPart[]} */
  const part = (lead, leadOfMany, all, own) => {
    const words = sentence(own);
    if (all.length > FEW) return [{ paragraph: leadOfMany }, { list: all }, ...(words ? [{ paragraph: words }] : [])];
    const text = [...(all.length ? [`${lead} ${joined(all)}.`] : []), ...(words ? [words] : [])].join(" ");
    return text ? [{ paragraph: text }] : [];
  };

  /** @param {LetterGiven} given @returns {LetterPart[]} */
  const letter = ({ to, from, reason, hard, hardWords, help, helpWords, asks }) => [
    { paragraph: to ? `Dear ${to},` : "Hello," },
    { paragraph: `I want to go on doing my work well. ${reason}` },
    ...part("What is hard for me now is", "These things are hard for me now:", hard, hardWords),
    ...part("It would help me if I could", "It would help me if I could:", help, helpWords),
    ...(asks.length ? [{ paragraph: asks.join(" ") }] : []),
    { paragraph: "Thank you for reading this." },
    { paragraph: "Sincerely," },
    { paragraph: from || "________________________" },
  ];

  Object.defineProperty(window, "guideLetter", { value: { letter } });
})();
