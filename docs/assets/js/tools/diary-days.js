/* What a day of the diary contains, how a copy is read, and how a table is written. This file does not touch the page.
   The format is described in data/diary-schema.json; tests/browser/test_diary.py holds one against the other. */

(() => {
  "use strict";

  const TASKS = {
    wash: "Wash or dress",
    food: "Make food",
    home: "Small things at home",
    out: "Go out",
    move: "Move or stretch",
    work: "Work or study",
    people: "Be with people",
    rest: "Rest on purpose",
  };
  const HELPED = {
    rest: "Rest",
    pace: "A slow pace",
    warmth: "Warmth",
    move: "Gentle movement",
    breath: "Slow breathing",
    people: "Company",
    bedtime: "A steady bedtime",
    medicine: "Medicine",
  };
  const LEVELS = ["Poor", "Fair", "Good"];
  const NOTE = 140; // one line by thumb, two lines on paper
  const BYTES = 16_000_000; // fifty years of full days
  const NAME = "guide-diary";
  /** @type {Format} A new version adds one step here and never changes an old one. */
  const NOW = { version: 1, steps: [] };

  class Refused extends Error {}

  /* ---- Calendar days. A day is a name, not a moment: only `today` asks the clock, and by the reader's own calendar. ---- */

  /** @param {number} number @param {number} [digits] */
  const padded = (number, digits = 2) => String(number).padStart(digits, "0");

  /** @param {Date} [clock] */
  const today = (clock = new Date()) => `${padded(clock.getFullYear(), 4)}-${padded(clock.getMonth() + 1)}-${padded(clock.getDate())}`;

  /** Midnight of a named day where no clock is ever changed: for counting and spelling only. @param {string} day */
  const count = (day) => Date.parse(`${day}T00:00:00Z`);

  /** @param {string} day @param {number} days */
  const plus = (day, days) => new Date(count(day) + days * 86_400_000).toISOString().slice(0, 10);

  /** @param {string} day */
  const weekday = (day) => (new Date(count(day)).getUTCDay() + 6) % 7;

  /** @param {string} day @param {Intl.DateTimeFormatOptions} format */
  const words = (day, format) => new Intl.DateTimeFormat("en-GB", { ...format, timeZone: "UTC" }).format(count(day));

  /* ---- What a day may be ---- */

  /** Exactly these fields, all of them the object's own. @param {any} given @param {string[]} fields */
  const has = (given, fields) =>
    typeof given === "object" && given !== null && !Array.isArray(given) && Object.keys(given).sort().join() === [...fields].sort().join();

  /** @param {any} day */
  const isDay = (day) => typeof day === "string" && /^20\d\d-\d\d-\d\d$/.test(day) && count(day) === count(day) && plus(day, 0) === day;

  /** @param {any} given @param {Record<string, string>} known */
  const isChoice = (given, known) =>
    Array.isArray(given) &&
    given.length <= Object.keys(known).length &&
    new Set(given).size === given.length &&
    given.every((each) => typeof each === "string" && known.hasOwnProperty(each)); // prettier-ignore

  /** @param {any} level */
  const isLevel = (level) => level === null || level === 1 || level === 2 || level === 3;

  /** One line of whole letters. @param {any} note */
  const isNote = (note) =>
    typeof note === "string" && note.length <= 2 * NOTE && [...note].length <= NOTE && !/[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(note);

  /** @param {any} given @returns {string} */
  function wrong(given) {
    if (!has(given, ["day", "tasks", "sleep", "energy", "helped", "note"])) return "its fields are not those of a diary";
    if (!isDay(given.day)) return "its date is not a day from 2000 to 2099";
    if (!isChoice(given.tasks, TASKS)) return "its tasks are not those of this diary";
    if (!isLevel(given.sleep)) return "its sleep is not 1, 2, 3 or empty";
    if (!isLevel(given.energy)) return "its energy is not 1, 2, 3 or empty";
    if (!isChoice(given.helped, HELPED)) return "what helped is not one of this diary's choices";
    if (!isNote(given.note)) return `its note is not one line of at most ${NOTE} letters`;
    return "";
  }

  /** @param {Day} day */
  const empty = ({ tasks, sleep, energy, helped, note }) => !tasks.length && !helped.length && sleep === null && energy === null && !note;

  /* ---- Exporting and importing a copy ---- */

  /** @param {Day[]} days */
  const copy = (days) => `${JSON.stringify({ format: NAME, version: NOW.version, days }, null, 1)}\n`;

  /** How many fields a JSON text names. JSON.parse keeps the last of two with one name: which one was meant? @param {string} text */
  const fields = (text) => [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter((each) => each[1]).length;

  /** @param {string} text @returns {any} */
  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new Refused("This file is no diary copy, or only a part of one.");
    }
  }

  /** Migrates a copy of an older version to the current one. @param {any} given @param {Format} format */
  function current(given, { version, steps }) {
    if (!has(given, ["format", "version", "days"]) || given.format !== NAME) throw new Refused("This file is no diary copy.");
    if (!Number.isInteger(given.version) || given.version < 1) throw new Refused("This copy has no version that this diary knows.");
    if (given.version > version) throw new Refused("This copy comes from a newer guide. Open the newest guide, and try there.");
    try {
      return steps.slice(given.version - 1).reduce((old, step) => step(old), given);
    } catch {
      throw new Refused("This copy is of an older kind, and something in it is wrong.");
    }
  }

  /** Every day of a copy, or none. @param {string} text @param {Format} [format] @returns {Day[]} @throws {Refused} */
  function read(text, format = NOW) {
    const raw = parsed(text);
    const { days } = current(raw, format);
    if (!Array.isArray(days)) throw new Refused("This copy holds no list of days.");
    const seen = new Set();
    days.forEach((each, at) => {
      const fault = wrong(each) || (seen.has(each.day) && "its date comes twice");
      if (fault) throw new Refused(`Entry ${at + 1} of this copy: ${fault}.`);
      seen.add(each.day);
    });
    if (raw.version === format.version && fields(text) !== 3 + 6 * days.length) throw new Refused("This copy names one thing twice.");
    return days;
  }

  /** @param {ArrayBuffer} bytes @returns {Day[]} @throws {Refused} */
  function readBytes(bytes) {
    if (bytes.byteLength > BYTES) throw new Refused("This file is too large for a diary copy.");
    let text = "";
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Refused("This file is no diary copy: it is not plain text.");
    }
    return read(text);
  }

  /* ---- A table for a spreadsheet ---- */

  /**
   * A spreadsheet runs a cell that begins with one of these characters, and some end a cell at ";". A leading ' prevents both.
   * @param {string} text
   */
  const cell = (text) => `"${text.replace(/(^|;)(?=[\s"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'").replaceAll('"', '""')}"`;

  /** @param {number | null} level */
  const level = (level) => (level ? LEVELS[level - 1] : "");

  /** @param {string[]} keys @param {Record<string, string>} known */
  const list = (keys, known) => keys.map((key) => known[key]).join(", ");

  /** @param {Day[]} days RFC 4180, with the mark that makes old spreadsheets read every letter. */
  const table = (days) =>
    `\uFEFF${[
      ["Day", "Tasks done", "Sleep", "Energy", "What helped", "Note"],
      ...days.map((each) => [
        each.day,
        list(each.tasks, TASKS),
        level(each.sleep),
        level(each.energy),
        list(each.helped, HELPED),
        each.note,
      ]),
    ]
      .map((row) => `${row.map(cell).join(",")}\r\n`)
      .join("")}`; // prettier-ignore

  window.guideDays = {
    TASKS,
    HELPED,
    LEVELS,
    NOTE,
    BYTES,
    Refused,
    today,
    plus,
    weekday,
    words,
    wrong,
    empty,
    copy,
    read,
    readBytes,
    table, // prettier-ignore
  };
})();
