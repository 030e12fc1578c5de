/* Reads the page aloud with a voice of the device itself: no words leave it. It starts only when a button is pressed.
   The template holds <div id="listen" hidden>, which stays hidden where the device has no voice of its own. */
(() => {
  "use strict";

  const synth = window.speechSynthesis;
  const holder = document.getElementById("listen");
  const article = document.querySelector("main article");
  if (!synth || !window.SpeechSynthesisUtterance || !holder || !article || holder.hasChildNodes()) return;

  const SKIP = `sup.cite, [popover], .meaning, .headerlink, details.cited, svg, script, style, template, nav, thead, #listen,
    [hidden], [aria-hidden=true], input, select, textarea`;
  const HEADING = "h1, h2, h3";
  const BLOCK = `${HEADING}, p, ul, ol, li, dl, dt, dd, table, caption, tbody, tr, div, section, aside, figure, figcaption, details, summary`;
  const CALL = 'a[href^="tel:"], a[href^="sms:"]'; // numbers to call are said digit by digit: "9 9 9"
  const LONGEST = 140; // characters: under 15 seconds, after which some engines fall silent, even when slower
  /** @type {Record<string, number>} */
  const SPEEDS = { Slower: 0.8, Normal: 1, Faster: 1.25 };
  const KEPT = "listen-speed";
  const language = document.documentElement.lang || "en";

  /* ---- The voice ---- */

  /** @param {string} tag "en-GB", or Android's "en_GB" */
  const plain = (tag) => tag.replace("_", "-").toLowerCase();

  /** How well a voice fits the language of the page, then that of the reader. @param {SpeechSynthesisVoice} voice */
  const fit = ({ lang, default: usual }) =>
    (plain(lang).split("-")[0] === plain(language).split("-")[0] ? 4 : 0) +
    (plain(lang) === plain(navigator.language) ? 2 : 0) +
    (usual ? 1 : 0);

  /** The best voice that works on the device itself, if there is one. */
  const local = () =>
    synth
      .getVoices()
      .filter((voice) => voice.localService === true)
      .sort((a, b) => fit(b) - fit(a))[0];

  /* ---- The words ---- */

  /** An element with `display: contents` has no box, and is visible if its parent is. @param {Element} element @returns {boolean} */
  const shown = (element) => {
    if (display(element) === "contents" && element.parentElement) return shown(element.parentElement);
    const fold = (element.parentElement || element).closest("details:not([open])");
    if (fold && (element.closest("summary") || fold).parentElement !== fold) return false;
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  };
  /** @param {Element} element */
  const display = (element) => getComputedStyle(element).display;
  /** A list is not part of a sentence, even if its style makes it inline. @param {Element} element */
  const inline = (element) => /^(inline|contents|ruby)/.test(display(element)) && !element.matches(BLOCK);
  /** @param {Element} element */
  const silent = (element) => element.matches(SKIP) || !shown(element);
  /** The text on one line, without the gaps that citations leave. @param {string} text */
  const tidy = (text) =>
    text
      .replace(/\s+/g, " ")
      .replace(/ (?=[.,;:!?)])/g, "")
      .trim();

  /** All that is read of a node, on one line. @param {Node} node @returns {string} */
  function words(node) {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || silent(node)) return "";
    const said = [...node.childNodes].map(words).join("");
    if (node.matches(CALL)) return said.replace(/(\d) (?=\d)/g, "$1, ").replace(/\d(?=\d)/g, "$& ");
    return inline(node) ? said : ` ${said} `;
  }

  /** Splits a text into parts of at most LONGEST characters, at a comma if one is late enough, else at a space. @param {string} text @returns {string[]} */
  function cut(text) {
    if (text.length <= LONGEST) return [text];
    const start = text.slice(0, LONGEST);
    const comma = start.search(/[,;:–—][^,;:–—]*$/) + 1;
    const at = comma > LONGEST / 3 ? comma : start.lastIndexOf(" ") + 1 || LONGEST;
    return [start.slice(0, at).trim(), ...cut(text.slice(at).trim())];
  }

  /** @param {string} text */
  function sentences(text) {
    const whole = Intl.Segmenter ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)] : [{ segment: text }];
    return whole.flatMap(({ segment }) => cut(segment.trim())).filter((each) => /[\p{L}\p{N}]/u.test(each));
  }

  /** A row in words: the name of each column, then the text of its cell. @param {HTMLTableRowElement} row */
  function line(row) {
    const heads = row.closest("table")?.tHead?.rows[0]?.cells;
    const said = [...row.cells].map((cell) => {
      const text = tidy(words(cell));
      const head = tidy(cell.dataset.label || heads?.[cell.cellIndex]?.textContent || "");
      return text && head && cell.tagName === "TD" ? `${head}: ${text}` : text;
    });
    return said.filter(Boolean).join("; ");
  }

  /** A section that is read at once. Its mark is outlined meanwhile; its parts are utterances, each with the element of its words. */
  class Section {
    /** @param {Element} mark @param {string} name */
    constructor(mark, name) {
      /** @type {{ element: Element, text: string }[]} */
      this.parts = [];
      this.mark = mark;
      this.name = name;
    }
  }

  /** The sections of a page as it is shown now: a heading, a care card or another named region begins one. */
  class Outline {
    constructor() {
      /** @type {Section[]} */
      this.all = [];
    }

    /** @param {Element} mark @param {string} name */
    begin(mark, name) {
      this.all.push(new Section(mark, name.replace(/:$/, "")));
    }

    /** @param {Element} element @param {string} text */
    say(element, text) {
      const parts = sentences(tidy(text)).map((each) => ({ element, text: each }));
      if (parts.length && !this.all.length) this.begin(element, "Start of the page");
      this.all.at(-1)?.parts.push(...parts);
    }

    /** A region is announced by its name unless it begins with that name; what follows it continues the section before it.
     * @param {Element} element @param {string} name */
    region(element, name) {
      const outer = this.all.at(-1);
      this.begin(element, name);
      if (!tidy(words(element)).toLowerCase().startsWith(name.toLowerCase())) this.say(element, `${name}.`);
      this.inside(element);
      if (outer) this.begin(outer.mark, outer.name);
    }

    /** The heading that opens a region names it; any other begins a section. @param {Element} element */
    heading(element) {
      const name = tidy(words(element));
      const last = this.all.at(-1);
      const opens =
        last?.mark.matches("section, aside") && last.mark.contains(element) && last.parts.every((each) => each.element === last.mark);
      if (last && opens) last.name = name.replace(/:$/, "");
      else this.begin(element, name);
      this.say(element, name);
    }

    /** A run of inline words is one block; blocks are read one by one. @param {Element} element */
    inside(element) {
      let run = "";
      for (const node of element.childNodes) {
        if (node instanceof Element && !silent(node) && !inline(node)) {
          this.say(element, run);
          run = "";
          this.block(node);
        } else run += words(node);
      }
      this.say(element, run);
    }

    /** @param {Element} element */
    block(element) {
      const name = element.matches("section, aside") && element.getAttribute("aria-label");
      if (name) this.region(element, name);
      else if (element.matches(HEADING)) this.heading(element);
      else if (element instanceof HTMLTableRowElement) this.say(element, line(element));
      else this.inside(element);
    }
  }

  /* ---- The controls ---- */

  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} content */
  function make(tag, attributes, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  }

  /** @param {string} text @param {() => void} act @param {string} [name] Its label for screen readers, if the text is too short. */
  function button(text, act, name) {
    const element = make("button", { type: "button", ...(name && { "aria-label": name }) }, text);
    element.addEventListener("click", act);
    return element;
  }

  const start = button("Listen to this page", listen);
  const pause = button("Pause", () => (saying ? rest() : speak()));
  const speeds = Object.keys(SPEEDS).map((name) => button(name, () => choose(name)));
  const status = make("p", { role: "status" });
  const steps = [
    button("Back", () => go(Math.max(at - 1, 0)), "Back one section"),
    pause,
    button("Next", () => go(at + 1), "Next section"),
  ];
  const groups = [
    make(
      "div",
      { role: "group", "aria-label": "Reading aloud" },
      ...steps,
      button("Stop", () => stop("Stopped")),
    ),
    make("div", { role: "group", "aria-label": "Speed" }, ...speeds),
  ];
  const bar = make("section", { "aria-label": "Listen" }, status, ...groups);
  const low = matchMedia("(max-height: 24em)"); // also with very large text: the page needs the height of the status line
  const fitStatus = () => status.classList.toggle("visually-hidden", low.matches);
  const settings = /** @type {HTMLElement | null} */ (holder.closest("[popover]"));
  const opener = /** @type {HTMLElement | null} */ (settings && document.querySelector(`[popovertarget="${settings.id}"]`));

  /** @param {"off" | "reading" | "paused"} state @param {string} text */
  function tell(state, text) {
    const off = state === "off"; // then only the status stays, for screen readers: it must be there before it changes
    bar.className = off ? "visually-hidden" : "listen-bar";
    for (const group of groups) group.hidden = off;
    document.documentElement.toggleAttribute("data-listening", !off);
    pause.textContent = state === "paused" ? "Resume" : "Pause";
    if (status.textContent !== text) status.textContent = text;
    start.toggleAttribute("disabled", !off);
  }

  /** Outlines one section or none, and scrolls to it, without animation, only if it is out of view. @param {Element} [element] */
  function mark(element) {
    for (const each of document.querySelectorAll("main article [aria-current=true]")) each.removeAttribute("aria-current");
    if (!element) return;
    element.setAttribute("aria-current", "true");
    const { top, bottom } = element.getBoundingClientRect();
    const header = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    if (bottom <= header || top >= innerHeight - bar.offsetHeight) element.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /* ---- Reading ---- */

  let speed = "Normal";
  /** @type {Section[]} */
  let page = [];
  let at = 0;
  let part = 0;
  /** The current utterance. Some engines drop an utterance without another reference. @type {SpeechSynthesisUtterance | undefined} */
  let saying;

  /** Stops speaking and remembers the place. Engines differ in how they pause, but all of them can cancel. */
  function hush() {
    saying = undefined;
    synth.cancel();
  }

  /** Reads the current part, then the next one. The voice is chosen each time, because it may have disappeared. */
  function speak() {
    const { name, parts } = page[at];
    while (part < parts.length && !shown(parts[part].element)) part += 1;
    if (part === parts.length) return go(at + 1);
    const voice = local();
    if (!voice) return stop("The voice is gone");
    const said = new SpeechSynthesisUtterance(parts[part].text);
    Object.assign(said, { voice, lang: voice.lang, rate: SPEEDS[speed] });
    said.onend = () => {
      if (said !== saying) return;
      part += 1;
      speak();
    };
    said.onerror = () => said === saying && stop("The voice stopped. You can press Listen again.");
    saying = said;
    tell("reading", `Reading: ${name}`);
    synth.speak(said);
  }

  /** @param {number} index The section to read now. */
  function go(index) {
    if (saying) hush();
    if (index >= page.length) return stop("Finished");
    [at, part] = [index, 0];
    tell("reading", status.textContent || ""); // so that the bar has its height before a section below it is scrolled into view
    mark(page[at].mark);
    speak();
  }

  /** Starts at the section that the reader has reached. */
  function listen() {
    const outline = new Outline();
    if (article) outline.inside(article);
    page = outline.all.filter((each) => each.parts.length);
    if (settings?.hidePopover) settings.matches(":popover-open") && settings.hidePopover();
    else settings?.classList.remove("open");
    const below = page.findIndex((each) => each.mark.getBoundingClientRect().top >= innerHeight / 4);
    const reached = below < 0 ? page.length - 1 : below - 1;
    go(window.scrollY > 0 ? Math.max(reached, 0) : 0);
    pause.focus({ preventScroll: true });
  }

  function rest() {
    hush();
    tell("paused", "Paused");
  }

  /** @param {string} why */
  function stop(why) {
    const focused = bar.contains(document.activeElement);
    hush();
    mark();
    tell("off", why);
    if (focused) (opener ?? start).focus({ preventScroll: true });
  }

  /** @param {string} name */
  function use(name) {
    speed = name;
    for (const each of speeds) each.setAttribute("aria-pressed", String(each.textContent === name));
  }

  /** @param {string} name */
  function choose(name) {
    use(name);
    try {
      localStorage.setItem(KEPT, name);
    } catch {
      // Storage is forbidden or full: the choice lasts until the page is left.
    }
    if (!saying) return;
    hush();
    speak();
  }

  /** The speed that the reader chose before. */
  function kept() {
    try {
      return localStorage.getItem(KEPT) ?? "";
    } catch {
      return "";
    }
  }

  /** Shows the button if there is a voice. Voices may appear late, and disappear. */
  const offer = () => {
    holder.hidden = !local();
  };

  holder.append(start, make("p", {}, "A voice of your own device reads the page to you. No words leave your device."));
  document.body.append(bar);
  tell("off", "");
  fitStatus();
  low.addEventListener("change", fitStatus);
  use(Object.keys(SPEEDS).includes(kept()) ? kept() : "Normal");
  offer();
  synth.addEventListener("voiceschanged", offer);
  addEventListener("pagehide", () => !groups[0].hidden && stop("Stopped"));
  document.addEventListener("visibilitychange", () => document.hidden && saying && rest());
})();
