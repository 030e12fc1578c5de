// Inlined into every page's head, so that no setting flashes and no tap is lost. What is large is loaded later, by guide.js.
// Syntax and calls of the oldest browsers in policy.BROWSERS only: where this script cannot run, no control of the page works.
(() => {
  const root = document.documentElement;
  const settings = root.dataset;
  const { base } = /** @type {HTMLElement} */ (document.currentScript).dataset;
  /** @type {Record<string, string>} */
  const defaults = { light: "system", reading: "whole", size: "usual" };
  const native = "popover" in root;
  /** @type {(type: string, act: (event: any) => void, how?: object) => void} */
  const on = addEventListener;
  /** @param {string} selector @returns {any} */
  const first = (selector) => document.querySelector(selector);
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  /** @param {string} selector @param {(found: any) => void} change */
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);

  /** The result of a call; undefined if it throws, as storage does in some browsers. @param {() => any} call */
  const attempt = (call) => {
    try {
      return call();
    } catch (error) {
      return null;
    }
  };

  // ---- Settings, and the short version of a page ----

  let whole = false; // the reader asked for the complete page

  /** Applies the reader's settings, as far as this browser stores them. */
  const apply = () => {
    for (const name in defaults) {
      settings[name] = attempt(() => localStorage.getItem(`guide.${name}`)) || settings[name] || defaults[name];
    }
    if (whole) settings.reading = "whole";
    for (const name in defaults) each(`#comfort [name=${name}]`, (choice) => (choice.checked = choice.value === settings[name]));
    shorten();
  };

  /** Shows a notice above and below a short version, and only there, so that copied text does not contain it. */
  const shorten = () => {
    const article = first(".shortens");
    if (!article || settings.reading !== "low" || first(".short-note")) return;
    const note = document.createElement("p");
    const button = document.createElement("button");
    note.className = "short-note kept";
    button.dataset.whole = "";
    button.textContent = article.dataset.showAll;
    note.append(`${article.dataset.short} `, button);
    article.append(note.cloneNode(true));
    each(".shortens > .lead", (lead) => lead.after(note));
  };

  const showAll = () => {
    whole = true;
    apply();
  };

  /** Shows the part that the address names, if it is folded or not in the short version; and all of a page that a search found. */
  const reveal = () => {
    const target = attempt(() => byId(decodeURIComponent(location.hash.slice(1))));
    const hidden = target && settings.reading === "low" && target.closest(".shortens > :not(.kept)");
    const fold = target && target.closest("details:not([open])");
    if (hidden || attempt(() => sessionStorage.getItem("guide.found") === location.pathname)) showAll();
    if (fold) fold.open = true;
    if (hidden || fold) target.scrollIntoView();
  };
  // ---- Panels: menu, settings, meanings and notes. guide.js places and closes them, and marks for screen readers which is open ----

  /** @param {any} control */
  const panelOf = (control) => byId(control.getAttribute("popovertarget") || `term-${(control.hash || "").slice(1)}`);
  const close = () => each(".panel.open, .meaning.open", (panel) => panel.classList.remove("open"));

  /** Opens the panel of a control, or closes it, where the browser does not. @param {any} control @param {any} panel */
  const toggle = (control, panel) => {
    if (native) return control.matches(".term") && panel.togglePopover();
    const shows = !panel.classList.contains("open") && !control.matches(".close");
    close();
    panel.classList.toggle("open", shows);
  };

  // ---- What is loaded late ----

  /** Loads guide.js once; rejects when the file has not arrived after four seconds. @type {Promise<unknown>} */
  let guide;
  const late = () => {
    guide =
      guide ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${base}/assets/js/guide.js`;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
        setTimeout(reject, 4000);
      });
    return guide;
  };

  let leaving = false; // the reader is leaving the page, which stops files that load
  const leave = () => {
    leaving = true;
  };

  /** Shows the paper version in place of a tool that is not ready. */
  const withoutTool = () => {
    if (first("[data-tool]:not([data-ready])")) settings.without = "tool";
  };

  // The numbers of every country are open where no script runs, and in the book. Here each closes as it arrives, but the one that the address
  // names comes first: at the end, when the browser knows what `:target` is, the page would move under a reader on a slow connection.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) {
        const fold = /** @type {any} */ (added);
        if (!fold.open || !fold.matches("article > .numbers > details")) continue;
        fold.open = `#${fold.id}` === location.hash;
        if (fold.open) fold.className = "asked";
      }
    }
  }).observe(root, { childList: true, subtree: true });
  root.className = "js";
  apply();
  on("pageshow", () => {
    leaving = false;
    apply();
  });
  on("storage", apply);
  on("hashchange", () => {
    each(".asked", (fold) => (fold.className = ""));
    reveal();
  });
  on("DOMContentLoaded", () => {
    apply();
    each(".overdue", (notice) => {
      notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`);
      if (!notice.hidden) notice.textContent = notice.dataset.words;
    });
    each(".term", (word) => panelOf(word) && word.setAttribute("role", "button"));
    reveal();
    if (!("replaceChildren" in root)) withoutTool(); // browsers before 2020 cannot read back what they store
  });
  // On paper every fold is open. Browsers before 2025 cannot do that by style alone.
  on("beforeprint", () => each("article details", (fold) => (fold.open = true)));
  // A tool is loaded without a touch, after the first paint. Until it is ready, and where it never is, the page shows its paper version.
  on("load", () => {
    if (!first("[data-tool]") || settings.without) return;
    setTimeout(() => late().catch(withoutTool), 50);
    setTimeout(withoutTool, 4000);
  });
  for (const type of ["pointerdown", "touchstart", "keydown", "scroll", "focusin"]) {
    on(type, () => late().catch(() => {}), { once: true, capture: true, passive: true });
  }
  on("change", ({ target }) => {
    if (!target.closest("#comfort") || !(target.name in defaults)) return;
    whole = false;
    settings[target.name] = target.value;
    attempt(() => localStorage.setItem(`guide.${target.name}`, target.value));
    shorten();
  });
  on("keydown", (event) => {
    if (event.key === "Escape" && !native) close();
  });
  on("click", (event) => {
    const link = event.target.closest("a[href*='#']");
    if (link && link.href === location.href) setTimeout(reveal); // there is no event, because the address does not change
    const control = event.target.closest("[data-late], [data-whole], [popovertarget], [role=button].term");
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const follow = () => leaving || (location.href = control.href);
    if ("whole" in control.dataset) showAll();
    else if (!control.dataset.late) toggle(control, panelOf(control));
    if (!control.href) return;
    event.preventDefault();
    // guide.js prevents the default action of what it handles.
    if (!control.dataset.late) return;
    leaving = false;
    on("beforeunload", leave, { once: true });
    late().then(() => leaving || (control.dispatchEvent(new CustomEvent("late", { bubbles: true, cancelable: true })) && follow()), follow);
  });
})();
