// Finds pages and questions for what a reader typed. MiniSearch ranks words; this adds which words mean the same, which are ignored, and
// what is shown first (decisions/0029). It touches no page: search.js shows what it finds, and tests run it in Node.
(() => {
  "use strict";

  /**
   * @typedef {import("../../../types/search").Answer} Answer
   * @typedef {import("../../../types/search").Found} Found
   * @typedef {import("../../../types/search").Group} Group
   * @typedef {import("../../../types/search").Index} Index
   * @typedef {import("../../../types/search").Place} Place
   * @typedef {import("../../../types/search").Wording} Wording
   */

  const { words, forms, letters, apart, distance, phrase, begun, danger } = /** @type {any} */ (globalThis).guideWords;

  const LONGEST = 400; // characters that are read: more than any question has, and few enough for an immediate answer
  const MOST_WORDS = 24;
  const MOST_CORRECTED = 6;
  const FIELDS = { title: 3, also: 3, ask: 2, body: 1 }; // names and questions before text
  const BM25 = { k: 1.2, b: 0.2, d: 0.5 }; // b is low because a page has ten times the words of a section
  const SMALL = 0.25; // the weight below which a word is ignored; a word in every second place has about 1
  const ALIKE = 0.4; // from 0 to 1: wordings that are less similar to what was typed do not count
  const A_QUESTION = 0.62; // so similar that it is shown as the question that was meant
  const SURELY = 0.9; // share of the best question's similarity above which other questions are as likely meant
  const RELEVANT = 0.08; // share of the best score
  const SECTIONS = 0.3; // share of the score of the page's best section

  // ---- The index as it is sent (scripts/guide/search_file.py) ----

  const ONE = 80;
  const digits = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at))
    .filter((each) => each !== "\\")
    .join("");

  /**
   * All words that places may have: those of names and questions, and the others of the pages.
   * @param {Index} index
   * @param {Set<string>} small
   * @returns {string[]}
   */
  const vocabulary = ({ words: list, also, asked, typed, pages, questions }, small) => {
    let word = "";
    const others = (list.match(/[A-Z][^A-Z]*/g) ?? []).map((part) => {
      word = word.slice(0, part.charCodeAt(0) - 65) + part.slice(1);
      return word;
    });
    const shown = pages.map(({ title, sections }) => `${title}\n${sections}`);
    const texts = [others, also, asked, typed, shown, questions.map(({ ask }) => ask)].flat();
    return [...new Set(words(texts.join("\n")))].filter((each) => [...each].length > 1 && !/^\d+$/.test(each) && !small.has(each)).sort();
  };

  /**
   * The words of each place.
   * @param {string[]} list the words in order
   * @param {string} gaps for each word, how many places lie between each of its places and the one before
   * @param {number} count of places
   */
  const unpack = (list, gaps, count) => {
    /** @type {string[][]} */
    const bodies = Array.from({ length: count }, () => []);
    gaps.split(" ").forEach((group, at) => {
      let [place, high] = [-1, 0];
      for (const letter of group) {
        const number = digits.indexOf(letter);
        if (number >= ONE) high = number - ONE;
        else {
          place += high * ONE + number + 1;
          high = 0;
          bodies[place].push(list[at]);
        }
      }
    });
    return bodies;
  };

  /** Records from a list for each of their fields. @param {any} columns @returns {any[]} */
  const records = (columns) => {
    const [first = []] = Object.values(columns);
    return first.map((/** @type {any} */ _, /** @type {number} */ at) =>
      Object.fromEntries(Object.keys(columns).map((name) => [name, columns[name][at]])),
    );
  };

  /** The phrases of a list. @param {string} text */
  const lines = (text) => text.split("\n").filter(Boolean);

  /** The anchor that a heading gets (search_index.py). @param {string} title */
  const slug = (title) =>
    title
      .normalize("NFKD")
      .replace(/[^\w\s-]/g, "")
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, "-");

  /**
   * All pages, then all sections.
   * @param {Index} index
   * @returns {Place[]}
   */
  const placesOf = ({ pages }) => [
    ...pages.map(({ title }, page) => ({ page, title, anchor: "" })),
    ...pages.flatMap(({ sections }, page) =>
      lines(sections).map((section) => {
        const [title, anchor] = section.split("#");
        return { page, title, anchor: anchor ?? slug(title) };
      }),
    ),
  ];

  /** Lets the browser draw and handle keys in between. */
  const pause = () => new Promise((resolve) => setTimeout(resolve));

  /**
   * Makes the function that searches, in steps between which the browser can draw.
   * @param {Index} index
   * @param {any} MiniSearch
   */
  const finder = async (index, MiniSearch) => {
    if (!Array.isArray(index.pages)) [index.pages, index.questions] = [records(index.pages), records(index.questions)];
    const places = placesOf(index);
    const small = new Set(words(index.ignored));
    const bodies = unpack(vocabulary(index, small), index.gaps, places.length);
    await pause();

    // ---- How much each word narrows the search ----

    /** @type {Map<string, number>} */
    const spread = new Map();
    places.forEach(({ title }, at) => {
      for (const word of new Set([...words(title), ...bodies[at]])) spread.set(word, (spread.get(word) ?? 0) + 1);
    });
    const weight = (/** @type {string} */ word) =>
      small.has(word) || /^\d{1,2}$/.test(word) ? SMALL : Math.log(1 + places.length / (1 + (spread.get(word) ?? 0)));
    await pause();

    // ---- Other ways to type a word ----

    /** @type {Map<string, string[]>[]} */
    const [typed, single] = [new Map(), new Map()]; // what a word or phrase may mean, and the single words among these meanings
    /** @type {Map<string, number>} */
    const lengths = new Map(); // the length of the longest phrase that begins with a word
    for (const [word, ...others] of index.typed.map(lines)) {
      const all = words(word);
      const telling = all.filter((/** @type {string} */ each) => !small.has(each));
      const meant = (telling.length ? telling : all).join(" ");
      for (const other of others) {
        const list = words(other);
        const key = (other[0] === "-" ? "-" : "") + list.join(" "); // "-pril": the end of a word
        if (key !== meant) typed.set(key, [...(typed.get(key) ?? []), meant]);
        if (list.length < 2) single.set(meant, [...(single.get(meant) ?? []), key]);
        lengths.set(list[0], Math.max(list.length, lengths.get(list[0]) ?? 0));
      }
    }

    /**
     * What each word of a text may mean.
     * @param {string[]} list
     * @returns {Group[]}
     */
    const groups = (list) => {
      /** @type {Group[]} */
      const made = [];
      for (let at = 0; at < list.length; ) {
        let size = Math.min(lengths.get(list[at]) ?? 1, list.length - at);
        let key = list.slice(at, at + size).join(" ");
        while (size > 1 && !typed.has(key)) key = list.slice(at, at + --size).join(" ");
        const others = typed.get(key) ?? [];
        const terms = [key, ...others];
        const weights = terms.map((term) => Math.max(...term.split(" ").map(weight)));
        const meant = weights.filter((each, i) => each > SMALL && (i || !others.length || spread.has(key)));
        made.push({ terms, weight: meant.length ? Math.min(...meant) : SMALL, small: !meant.length });
        at += size;
      }
      return made;
    };
    await pause();

    // ---- Wordings: names of pages and sections, and questions ----

    /** @type {Map<string, Wording[]>[]} */
    const [keyed, worded] = [new Map(), new Map()]; // wordings by all their words together, and by each word
    /** @param {Map<string, Wording[]>} map @param {string} key @param {Wording} wording */
    const put = (map, key, wording) => {
      const list = map.get(key);
      if (list) list.push(wording);
      else map.set(key, [wording]);
    };
    /** @param {string} text @param {number} place @param {number} [question] */
    const add = (text, place, question = -1) => {
      const list = words(text);
      const parts = groups(list);
      const has = new Set([...list, ...parts.flatMap(({ terms }) => terms.flatMap((term) => term.split(" ")))]);
      const wording = { has, total: parts.reduce((sum, part) => sum + part.weight, 0), place, question };
      put(keyed, list.join(" "), wording);
      for (const word of has) put(worded, word, wording);
    };
    const also = places.map(({ page, anchor }) => (anchor ? [] : lines(index.also[page])));
    /** @type {string[][]} */
    const asked = places.map(() => []);
    places.forEach(({ title }, at) => [title, ...also[at]].forEach((text) => add(text, at)));
    await pause();
    index.questions.forEach(({ ask, place }, at) => {
      const others = lines(index.asked[at]);
      asked[place].push(ask, ...others);
      [ask, ...others].forEach((text) => add(text, place, at));
    });
    await pause();

    // ---- MiniSearch ----

    const mini = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (/** @type {string} */ text) => text.split(" "),
      processTerm: (/** @type {string} */ term) => term || null,
      searchOptions: { boost: FIELDS, bm25: BM25 },
    });
    /** @param {string[]} texts */
    const telling = (texts) =>
      words(texts.join(" "))
        .filter((/** @type {string} */ word) => !small.has(word))
        .join(" ");
    await mini.addAllAsync(
      places.map(({ title }, id) => ({
        id,
        title: telling([title]),
        also: telling(also[id]),
        ask: telling(asked[id]),
        body: bodies[id].join(" "),
      })),
      { chunkSize: 100 },
    );

    // ---- Danger, and misspelled words ----

    const dangers = index.dangers.map(([help, ...lists]) => {
      const [anywhere, whole, unless] = lists.map((list) => lines(list).map((text) => phrase(text, single)));
      return { help, typed: begun(anywhere), whole, unless, all: [anywhere, whole, unless].flat(3) };
    });
    const warning = dangers.flatMap(({ all }) => all);
    const alarming = new Set(warning.filter((word) => word.length > 4));
    const correct = new Set([...spread.keys(), ...small, ...warning]);
    const known = new Set([...correct, ...[...typed.keys(), ...keyed.keys()].flatMap((key) => key.split(" "))]);
    const starts = (/** @type {string} */ word, /** @type {Iterable<string>} */ among) => {
      for (const other of among) if (other.startsWith(word)) return true;
      return false;
    };

    /**
     * Makes the function that replaces each unknown word with the known word that has the most similar spelling; among equals the one with
     * the same first letter, then the most frequent one.
     * @param {Set<string>} among
     * @param {Set<string>} kept words that are not corrected
     */
    const speller = (among, kept) => {
      const choices = [...among].filter((word) => word.length > 2).map((word) => ({ word, has: letters(word) }));
      /** @type {Map<string, string>[]} */
      const nearest = [new Map(), new Map()]; // strictly, and as a last resort
      /** @param {string} word @param {number} loosely 0, or 1 for mistakes that are seldom made */
      const near = (word, loosely) => {
        const edits = word.length < 4 || word.length > 20 || /\d/.test(word) ? 0 : word.length < 7 ? 1 : 2;
        const [has, most] = [letters(word), edits + 0.6 * loosely];
        let [best, least] = ["", most + 2];
        for (const { word: other, has: theirs } of edits ? choices : []) {
          if (Math.abs(other.length - word.length) > edits || apart(has, theirs) > edits) continue;
          if (!loosely && other[0] !== word[0] && other[0] !== word[1] && other[1] !== word[0]) continue;
          const away = distance(word, other, most);
          const score =
            away + (other[0] === word[0] ? 0 : 0.5) + (spread.has(other) ? 0 : 0.5) - Math.log(1 + (spread.get(other) ?? 0)) / 20;
          if (away <= most && score < least) [best, least] = [other, score];
        }
        return best;
      };

      /** @param {string[]} raw @param {boolean} open whether the last word may still grow @param {number} loosely */
      return (raw, open, loosely) => {
        let corrected = 0;
        return raw.map((word, at) => {
          if (kept.has(word) || (open && at === raw.length - 1 && word.length > 2 && starts(word, kept))) return word;
          if (!nearest[loosely].has(word) && corrected++ < MOST_CORRECTED) nearest[loosely].set(word, near(word, loosely));
          return nearest[loosely].get(word) || word;
        });
      };
    };
    const [spelled, alarmed] = [speller(known, known), speller(alarming, correct)];

    /** @type {Map<string, string>} */
    const relatives = new Map();
    /**
     * For an unknown word the known one that it is made of: keto of ketogenic, -pril of ramipril, anesthetic for anesthetist.
     * @param {string} word
     */
    const relative = (word) => {
      if (known.has(word)) return word;
      let [longest, most] = ["", 0]; // shared letters at the beginning
      for (const other of known) {
        let shared = 0;
        while (shared < word.length && other[shared] === word[shared]) shared++;
        if (shared > most) [longest, most] = [other, shared];
      }
      if (most === word.length && most > 3) return longest;
      for (let size = word.length - 1; size > 3; size--) {
        if (known.has(word.slice(0, size))) return word.slice(0, size);
        const end = word.slice(-size);
        if (known.has(`-${end}`)) return `-${end}`;
        if (size > 5 && known.has(end)) return end;
      }
      return most > 5 ? longest : word;
    };
    /** @param {string} word */
    const related = (word) => {
      const found = relatives.get(word) ?? relative(word);
      relatives.set(word, found);
      return found;
    };

    // ---- A search ----

    /** The wordings that contain a group. @param {Group} group @returns {Set<Wording>} */
    const having = ({ terms }) => {
      const lists = terms.map((term) => {
        const [first, ...others] = term.split(" ");
        return (worded.get(first) ?? []).filter(({ has }) => others.every((word) => has.has(word)));
      });
      return new Set(lists.flat());
    };

    /** The share of each wording that some groups cover, from 0 to 1. @param {Group[]} mine @returns {Map<Wording, number>} */
    const likenesses = (mine) => {
      const total = mine.reduce((sum, group) => sum + group.weight, 0);
      const rarest = mine.reduce((most, group) => (group.weight > most.weight ? group : most), mine[0]);
      const have = new Map(mine.map((group) => [group, having(group)]));
      /** @type {Map<Wording, number>} */
      const same = new Map();
      for (const [group, found] of have) for (const wording of found) same.set(wording, (same.get(wording) ?? 0) + group.weight);
      for (const [wording, sum] of same) {
        same.set(wording, ((have.get(rarest)?.has(wording) ? 2 : 1.6) * sum) / (total + Math.max(wording.total, sum)));
      }
      return same;
    };

    /**
     * How similar the typed text is to the names of each place and to each question.
     * @param {Group[]} all
     * @param {string} key the words as they were typed
     */
    const alike = (all, key) => {
      const likes = likenesses(all);
      for (const wording of keyed.get(key) ?? []) likes.set(wording, 1.01);
      /** @type {Map<number, number>[]} */
      const [named, questions] = [new Map(), new Map()];
      let best = 0; // among the names of pages
      for (const [{ place, question }, like] of likes) {
        if (like < ALIKE) continue;
        named.set(place, Math.max(like, named.get(place) ?? 0));
        if (question < 0) best = Math.max(like, best);
        else questions.set(question, Math.max(like, questions.get(question) ?? 0));
      }
      return { named, questions, best };
    };

    /**
     * The pages, best first.
     * @param {Group[]} groups those that are not ignored
     * @param {Map<number, number>} named
     * @param {string} growing the beginning of a word that is being typed
     * @returns {Found[]}
     */
    const ranked = (groups, named, growing) => {
      /** @type {Map<number, { best: Map<Group, number>, places: Map<number, number>, name: number }>} */
      const pages = new Map();
      /** @param {number} place @param {number} score */
      const count = (place, score) => {
        const { page } = places[place];
        const entry = pages.get(page) ?? { best: new Map(), places: new Map(), name: 0 };
        pages.set(page, entry);
        entry.places.set(place, (entry.places.get(place) ?? 0) + score);
        return entry;
      };
      for (const group of groups) {
        const queries = group.terms.map((term) => (term.includes(" ") ? { combineWith: "AND", queries: term.split(" ") } : term));
        if (growing && group.terms.includes(growing)) queries.push(/** @type {any} */ ({ prefix: true, queries: [growing] }));
        for (const { id, score } of mini.search({ combineWith: "OR", queries })) {
          const { best } = count(id, score);
          best.set(group, Math.max(score, best.get(group) ?? 0));
        }
      }
      for (const [place, like] of named) {
        const entry = count(place, 20 * like * like);
        entry.name = Math.max(entry.name, like);
      }
      const total = groups.reduce((sum, group) => sum + group.weight, 0);
      return [...pages]
        .map(([page, { best, places: scores, name }]) => {
          const sorted = [...scores].sort((a, b) => b[1] - a[1]);
          const covered = total ? groups.reduce((sum, group) => sum + (best.has(group) ? group.weight : 0), 0) / total : 1;
          const all = [...best.values()].reduce((sum, score) => sum + score, 0);
          const score = ((sorted[0][1] + all / 2) * covered * covered + 30 * name ** 3) * index.pages[page].weight;
          return { page, score, covered, places: sorted.filter(([, each]) => each > SECTIONS * sorted[0][1]).map(([place]) => place) };
        })
        .sort((a, b) => b.score - a.score);
    };

    /**
     * @param {string} text as it was typed
     * @returns {Answer}
     */
    const find = (text) => {
      const read = text.slice(0, LONGEST);
      const every = words(read);
      const raw = every.slice(0, MOST_WORDS);
      const open = /[\p{L}\p{N}]$/u.test(read);
      const alone = !raw.some((/** @type {string} */ word) => known.has(word) && !small.has(word));
      const list = spelled(raw, open, alone ? 1 : 0);
      const all = groups(list.map((word, at) => (open && at === list.length - 1 && starts(word, spread.keys()) ? word : related(word))));
      const { named, questions, best } = alike(all, raw.join(" "));
      const last = list[list.length - 1];
      const meaningful = all.filter((group) => !group.small);
      const pages = ranked(meaningful, named, open && last?.length > 2 && !known.has(last) ? last : "");
      const least = Math.max(A_QUESTION, SURELY * Math.max(...questions.values()), best - 0.15);
      const close = [...questions].sort((a, b) => b[1] - a[1]).filter(([, like]) => like > least);
      const shown = close.map(([at]) => index.questions[at]);
      const relevant = pages.filter(({ score }) => score > RELEVANT * pages[0].score);
      return {
        help: danger(dangers, spelled(every, open, 0)) || danger(dangers, alarmed(every, open, 1)),
        questions: shown.filter(({ place }, at) => !at || places[place].page !== places[shown[0].place].page).slice(0, 2),
        pages: relevant,
        partly: !close.length && !relevant.some(({ covered }) => covered > 0.99),
        corrected: list.filter((word, at) => word !== raw[at] && !small.has(word)).map((word) => forms.get(word)),
        found: new Set(meaningful.flatMap(({ terms }) => terms.flatMap((term) => term.split(" ")))),
      };
    };
    return { find, places };
  };

  /** @type {any} */ (globalThis).guideFind = { finder, vocabulary };
})();
