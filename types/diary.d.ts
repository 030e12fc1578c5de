/** What the files of the diary give each other. For the checker only: no reader's browser asks for this file. */

/** One day, as it is kept and copied (data/diary-schema.json). */
interface Day {
  /** "2026-11-22", by the calendar of the reader */
  day: string;
  /** keys of TASKS */
  tasks: string[];
  /** 1 poor, 2 fair, 3 good */
  sleep: number | null;
  energy: number | null;
  /** keys of HELPED */
  helped: string[];
  /** one line */
  note: string;
}

interface Store<T> {
  /** every record, by key */
  all: () => Promise<T[]>;
  /** writes all of them or none; gives back those whose place they took */
  put: (records: T[]) => Promise<T[]>;
  remove: (key: string) => Promise<void>;
  /** removes every record; gives them back */
  clear: () => Promise<T[]>;
  /** puts `before` in the place of `now`, except where another window wrote since */
  undo: (now: T[], before: T[]) => Promise<void>;
  /** calls when another window wrote, and when this one is looked at again */
  heard: (act: () => void) => void;
}

/** Each step leads from one version to the next. */
interface Format {
  version: number;
  steps: ((old: any) => any)[];
}

interface Days {
  TASKS: Record<string, string>;
  HELPED: Record<string, string>;
  LEVELS: string[];
  /** the most letters of a note */
  NOTE: number;
  /** the most bytes of a copy */
  BYTES: number;
  Refused: new (message: string) => Error;
  today: (clock?: Date) => string;
  plus: (day: string, days: number) => string;
  /** 0 is Monday */
  weekday: (day: string) => number;
  words: (day: string, format: Intl.DateTimeFormatOptions) => string;
  /** what is wrong with a day; "" if nothing is */
  wrong: (given: any) => string;
  empty: (day: Day) => boolean;
  copy: (days: Day[]) => string;
  read: (text: string, format?: Format) => Day[];
  readBytes: (bytes: ArrayBuffer) => Day[];
  table: (days: Day[]) => string;
}

/** The days that are kept, by their names. */
type Kept = Map<string, Day>;

interface Views {
  make: (tag: string, attributes: Record<string, string>, ...content: (Node | string)[]) => HTMLElement;
  button: (text: string, act: () => void, attributes?: Record<string, string>) => HTMLElement;
  calendar: (kept: Kept, month: string, open: string, today: string, choose: (day: string) => void) => HTMLElement;
  chart: (kept: Kept, last: string) => HTMLElement;
  summary: (kept: Kept, last: string, today: string, notes: boolean) => HTMLElement;
}
