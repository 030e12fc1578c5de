// How search reads words. The same functions read the index and what is typed, so both have the same words. They touch no page: tests run
// them in Node. scripts/guide/search_words.py shortens words in the same way.
(() => {
  "use strict";

  const APOSTROPHES = /['`\u00b4\u2018\u2019\u201b\u02bc\u2032]/g;
  const SHORT = /\b(are|could|did|do|does|had|has|have|is|need|should|was|were|would)nt\b/g; // can't, won't, don't without their apostrophes
  const ACCENTS = /[\u0300-\u036f]/g;

  const VOWEL = /[aeiouy]/;
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
    const plain = text.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase().replace(ACCENTS, "");
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

  const ROWS = "qwertyuiop asdfghjkl zxcvbnm cksz bpv dt gj mn fv"; // keys next to each other, and letters that sound alike
  const ODD = 1.6; // a letter in the place of one that neither sounds like it nor is the next key
  const LOST = 1.3; // a consonant too many or too few

  /** @param {string} one @param {string} other */
  const changed = (one, other) => {
    if (one === other) return 0;
    if (VOWEL.test(one) && VOWEL.test(other)) return 1;
    return ROWS.includes(one + other) || ROWS.includes(other + one) ? 1 : ODD;
  };
  /** @param {string} word @param {number} at of a letter that the other word lacks */
  const missing = (word, at) => (VOWEL.test(word[at]) || word[at] === "h" || word[at] === word[at - 1] ? 1 : LOST);

  /**
   * How much must be changed to turn one word into another: about 1 for each letter that must be added, removed, changed, or swapped with
   * its neighbor, and more for changes that are rarely typing mistakes.
   * @param {string} one
   * @param {string} other
   * @param {number} most where it is more, any number above it is returned, sooner
   */
  const distance = (one, other, most) => {
    let [older, old, row] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([]), [0]];
    for (let j = 1; j <= other.length; j++) row.push(row[j - 1] + missing(other, j - 1));
    for (let i = 1; i <= one.length; i++) {
      [older, old] = [old, row];
      row = [old[0] + missing(one, i - 1)];
      let least = row[0];
      for (let j = 1; j <= other.length; j++) {
        let best = old[j - 1] + changed(one[i - 1], other[j - 1]);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, older[j - 2] + 1);
        if (old[j] + 1 < best) best = Math.min(best, old[j] + missing(one, i - 1));
        if (row[j - 1] + 1 < best) best = Math.min(best, row[j - 1] + missing(other, j - 1));
        row.push(best);
        if (best < least) least = best;
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  };

  /** The letters of a word as a set of bits: words with similar spelling have nearly the same set. @param {string} word */
  const letters = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 32);
    return bits;
  };

  /** The number of bits that are set. @param {number} bits */
  const count = (bits) => {
    let sum = 0;
    for (let rest = bits; rest; rest &= rest - 1) sum++;
    return sum;
  };

  /** The smallest number of changes between two words with these sets of letters. @param {number} one @param {number} other */
  const apart = (one, other) => Math.max(count(one & ~other), count(other & ~one));

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

  /** @type {any} */ (globalThis).guideWords = { words, forms, letters, apart, distance, phrase, begun, danger };
})();
