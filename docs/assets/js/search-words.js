// How search reads words. The same functions read the index and what is typed, so both have the same words. They touch no page: tests run
// them in Node. scripts/guide/search_words.py shortens words in the same way.
(() => {
  "use strict";

  const APOSTROPHES = /['`\u00b4\u2018\u2019\u201b\u02bc\u2032]/g;
  const SHORT = /\b(are|could|did|do|does|had|has|have|is|need|should|was|were|would)nt\b/g; // can't, won't, don't without their apostrophes
  const ACCENTS = /[\u0300-\u036f]/g;

  const MUTE = /^[^aeiou][aeiou][^aeiouwxy]$/; // the rest of "pacing" and "moved"

  /** @type {Map<string, string>} */
  const roots = new Map();
  /** @type {Map<string, string>} */
  const forms = new Map(); // for each root, the first word with it, which is one of the index

  /** @param {string} word in small letters */
  const shortened = (word) =>
    word
      .replace(/z/g, "s") // realize, realise
      .replace(/(..)our/, "$1or") // tumor, tumour
      .replace(/ae/g, "e") // anemia, anaemia
      .replace(/^oe|oe(?=[dm]|a$)/, "e") // edema, oedema
      .replace(/([bt])re$/, "$1er") // fiber, fibre
      .replace(/ies$/, "y")
      .replace(/(ch|sh|ss|x)es$/, "$1")
      .replace(/([^sui])s$/, "$1")
      .replace(/(ness|ly)$/, "")
      .replace(/ied$/, "y")
      .replace(/^(.*[aeiouy].*)(ing|ed)$/, (all, rest) => (rest.length < 3 ? all : MUTE.test(rest) ? `${rest}e` : rest))
      .replace(/([bdfglmnprt])\1$/, "$1") // counseling, counselling
      .replace(/(....)e$/, "$1");

  /**
   * The root that all forms of a word share: British and American spelling, plural, -ing, -ed, -ly, -ness. It is not always a word.
   * @param {string} word in small letters, without accents
   */
  const root = (word) => {
    let found = roots.get(word);
    if (found === undefined) {
      found = word.length < 4 || /\d/.test(word) ? word : shortened(word);
      roots.set(word, found);
      if (!forms.has(found)) forms.set(found, word);
    }
    return found;
  };

  /**
   * The roots of the words of a text. Case, accents and apostrophes do not count; every other mark only separates words.
   * @param {string} text
   */
  const words = (text) => {
    const plain = text.replace(APOSTROPHES, "").toLowerCase().normalize("NFKD").replace(ACCENTS, "");
    const joined = plain
      .replace(/(\d)[.,](?=\d)/g, "$1")
      .replace(/\b[a-z](\.[a-z]){2,}\b/g, (letters) => letters.replaceAll(".", ""))
      .replace(/\b([a-z]+)-(?=\d|[a-z]\b)/g, "$1"); // M79.7, R.L.S., B-12
    const full = joined
      .replace(/\bca(nt|n not)\b/g, "cannot")
      .replace(/\bwont\b/g, "will not")
      .replace(SHORT, "$1 not");
    return full
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map(root);
  };

  /**
   * How many letters must be added, removed, changed, or swapped with their neighbor to turn one word into another.
   * @param {string} one
   * @param {string} other
   * @param {number} most where they are more, any number above it is returned, sooner
   */
  const distance = (one, other, most) => {
    let [older, old, row] = [
      /** @type {number[]} */ ([]),
      /** @type {number[]} */ ([]),
      Array.from({ length: other.length + 1 }, (_, at) => at),
    ];
    for (let i = 1; i <= one.length; i++) {
      [older, old, row] = [old, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
    }
    return row[other.length];
  };

  const GAP = 4; // from one word of a phrase to the next, so that three others may be in between

  /**
   * A phrase as the lists of words that fit at each of its positions: "want/wish die" is [["want", "wish"], ["di"]].
   * @param {string} text
   * @param {Map<string, string[]>} others other ways to type a word, which fit too where the phrase has "~" before it
   */
  const phrase = (text, others) =>
    text.split(/\s+/).map((part) =>
      part.split("/").flatMap((each) => {
        const word = words(each).join(" ");
        return [word, ...((each[0] === "~" && others.get(word)) || [])];
      }),
    );

  /**
   * Where some words contain a phrase, in its order and with at most three other words between two of its words.
   * @param {string[]} list
   * @param {string[][]} parts
   * @returns {number[] | undefined}
   */
  const places = (list, parts) => {
    for (let start = 0; start < list.length; start++) {
      const found = [start];
      for (let step = 0; found.length === step + 1 && step < parts.length; step++) {
        const end = step ? found[step] + GAP : start;
        for (let at = step ? found[step] + 1 : start; at <= end && found.length === step + 1; at++) {
          if (parts[step].includes(list[at])) found.push(at);
        }
      }
      if (found.length > parts.length) return found.slice(1);
    }
    return undefined;
  };

  /**
   * Whether some words contain a phrase. Parts with "&" between them may be anywhere and in any order.
   * @param {string[]} list
   * @param {string[][]} parts
   */
  const has = (list, parts) =>
    parts[1]?.[0] === "" ? parts.every((options) => !options[0] || list.some((word) => options.includes(word))) : places(list, parts);

  /** Phrases by each word that they may begin with. @param {string[][][]} phrases */
  const begun = (phrases) => {
    /** @type {Map<string, string[][][]>} */
    const map = new Map();
    for (const parts of phrases) for (const word of parts[0]) map.set(word, [...(map.get(word) ?? []), parts]);
    return map;
  };

  /** Whether a phrase is all of some words. @param {string[]} list @param {string[][]} parts */
  const equals = (list, parts) => list.length === parts.length && parts.every((options, at) => options.includes(list[at]));

  /**
   * The help that a reader in danger needs.
   * @param {{ help: string, typed: Map<string, string[][][]>, whole: string[][][], unless: string[][][] }[]} dangers the first that matches counts
   * @param {string[]} typed
   * @returns {string} "" where there is no danger
   */
  const danger = (dangers, typed) => {
    const all = typed.map((word) => (/^(\d\d|[5-9])$/.test(word) ? "00" : word));
    const fits = (/** @type {typeof dangers[0]} */ { typed: anywhere, whole, unless }) => {
      let list = all;
      for (const parts of unless) {
        const other = places(list, parts);
        if (other) list = list.map((word, at) => (other.includes(at) ? "" : word));
      }
      return whole.some((parts) => equals(all, parts)) || list.some((word) => anywhere.get(word)?.some((parts) => has(list, parts)));
    };
    return dangers.find(fits)?.help ?? "";
  };

  /** @type {any} */ (globalThis).guideWords = { words, forms, distance, phrase, begun, danger };
})();
