/** Types that the files of the search share (decisions/0029). Only the type checker reads them. */

/** A page (without anchor) or one of its sections. */
export interface Place {
  /** its number in `Index.pages` */
  page: number;
  title: string;
  anchor: string;
}

/** One word of a reader with all that it may mean. */
export interface Group {
  /** a term of several words is found where all of them are */
  terms: string[];
  /** larger for words that are rarer in the guide */
  weight: number;
  /** whether it is ignored, like "how" and "is" */
  small: boolean;
}

/** A name of a place, or a wording of a question. */
export interface Wording {
  /** its words, and those that mean the same */
  has: Set<string>;
  /** the weight of its words together */
  total: number;
  /** a number in the list of places */
  place: number;
  /** a number in `Index.questions`, or -1 */
  question: number;
}

/** A question of data/questions.yml, at the place that answers it. */
export interface Question {
  ask: string;
  place: number;
  /** the first sentence of the answer */
  answer: string;
  /** where in that place the answer begins, if not at its start */
  anchor?: string;
}

/** A page that was found. */
export interface Found {
  page: number;
  score: number;
  /** the share of the typed words that it has, from 0 to 1 */
  covered: number;
  /** its places with some of them, best first */
  places: number[];
}

/** What a search found. */
export interface Answer {
  /** the kind of help to show first, or "" */
  help: string;
  questions: Question[];
  pages: Found[];
  /** whether no page has every meaningful word */
  partly: boolean;
  /** the words that were searched instead of misspelled ones */
  corrected: string[];
  /** the words that a result may highlight */
  found: Set<string>;
}

/** The help for a reader in danger. */
export interface Help {
  title: string;
  text: string;
  url: string;
  /** each line: country, name of the service, number, address of the number */
  lists: { label: string; lines: [string, string, string, string][] }[];
}

/**
 * The index as scripts/guide/finish/search_index.py writes it, after search-find.js made `pages` and `questions` of the columns in the file.
 * A list of phrases is one text, a phrase a line.
 */
export interface Index {
  /** `sections` is a list of titles, each with "#" and its anchor where that does not follow from the title */
  pages: { url: string; title: string; summary: string; weight: number; sections: string }[];
  /** of each page, other names for it */
  also: string[];
  questions: Question[];
  /** of each question, other ways to ask it */
  asked: string[];
  /** see scripts/guide/search_packing.py; `words` has only those that no name or question has */
  words: string;
  gaps: string;
  ignored: string;
  /** lists of a word and other ways to type it */
  typed: string[];
  /** the kind of help, and lists of phrases: anywhere in what was typed, all of it, and in which it is no danger */
  dangers: [string, string, string, string][];
  helps: Record<string, Help>;
  /** labels and addresses below the site's root */
  further: [string, string][];
  labels: Record<"type" | "none" | "one" | "many" | "more_one" | "more" | "instead" | "few", string>;
}
