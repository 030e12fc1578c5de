// Limits each script to what its browsers support, which scripts/lint.py passes on from policy.BROWSERS.
import compat from "eslint-plugin-compat";

const EVERYTHING = process.env.BROWSERS_FOR_EVERYTHING.split(",");
const WORDS = process.env.BROWSERS_FOR_WORDS.split(",");
/** Features that scripts test for before use; without them a tool does less. */
const optional = ["navigator.wakeLock", "navigator.storage", "ServiceWorker", "navigator.serviceWorker", "BroadcastChannel", "caches", "Intl.Segmenter"];

/** Methods that MDN's data cannot recognize without types. @param {string} names @param {string} since */
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
