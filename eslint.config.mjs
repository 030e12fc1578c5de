// Holds each script to the browsers that it must run in, which scripts/lint.py passes on from policy.BROWSERS.
import compat from "eslint-plugin-compat";

const EVERYTHING = process.env.BROWSERS_FOR_EVERYTHING.split(",");
const WORDS = process.env.BROWSERS_FOR_WORDS.split(",");
/** Asked for by name before they are used; without them a tool keeps a smaller part of its work. */
const optional = ["navigator.wakeLock", "navigator.storage", "ServiceWorker", "navigator.serviceWorker", "BroadcastChannel", "caches", "Intl.Segmenter"];

/** What the data of MDN cannot see without types. @param {string} names @param {string} since */
const newer = (names, since) => ({ selector: `MemberExpression[property.name=/^(${names})$/]`, message: `Needs ${since}.` });
const everywhere = [
  { selector: "Literal[regex.pattern=/[(][?]<[=!]/]", message: "Lookbehind needs Safari 16.4." },
  newer("findLast|findLastIndex|checkVisibility|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed", "Safari 16.4 or later"),
];
const inWords = newer("at|hasOwn|replaceAll|replaceChildren|matchAll|allSettled|flat|fromEntries", "a browser newer than Chrome 79 and Safari 12");

/** @param {number} ecmaVersion the newest syntax that the browsers read @param {string[]} targets @param {object[]} restricted */
const rules = (ecmaVersion, targets, restricted) => ({
  plugins: { compat },
  languageOptions: { ecmaVersion, sourceType: "script" },
  settings: { targets, polyfills: optional },
  rules: { "compat/compat": "error", "no-restricted-syntax": ["error", ...restricted] },
});

export default [
  { files: ["docs/assets/js/**/*.js"], ...rules(2021, EVERYTHING, everywhere) },
  { files: ["docs/assets/js/guide.js", "overrides/partials/inline.js", "scripts/guide/offline/overdue.js"], ...rules(2018, WORDS, [...everywhere, inWords]) },
];
