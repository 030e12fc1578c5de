/** Types that the files of the diary share. Only the type checker reads them. */

/** One day, as it is stored and exported (data/diary-schema.json). */
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
  /** writes all of them or none; returns those that they replaced */
  put: (records: T[]) => Promise<T[]>;
  remove: (key: string) => Promise<void>;
  /** removes and returns every record */
  clear: () => Promise<T[]>;
  /** replaces `now` with `before`, except where another window wrote since */
  undo: (now: T[], before: T[]) => Promise<void>;
  /** calls back after another window wrote, and when this one becomes visible again */
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

/** The stored days, by their names. */
type Kept = Map<string, Day>;

interface Views {
  make: (tag: string, attributes: Record<string, string>, ...content: (Node | string)[]) => HTMLElement;
  button: (text: string, act: () => void, attributes?: Record<string, string>) => HTMLElement;
  calendar: (kept: Kept, month: string, open: string, today: string, choose: (day: string) => void) => HTMLElement;
  chart: (kept: Kept, last: string) => HTMLElement;
  summary: (kept: Kept, last: string, today: string, notes: boolean) => HTMLElement;
}
