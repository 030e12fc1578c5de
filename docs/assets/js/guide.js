// What a page needs only after a touch, a key or a scroll. Loaded by inline.js (overrides/partials/inline.js), which sends the event
// "late" for a control whose part was not there yet, and follows its link if nothing here prevents that. No part leaves the origin.
// Syntax and calls of the oldest browsers in policy.BROWSERS only: what needs more is loaded only where `modern` says so.
(() => {
  "use strict";

  const WAIT = 4000; // ms, after which the page gives up on a part
  const base = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const root = document.documentElement;
  const native = "popover" in root;
  /** Supported since Chrome 93, Safari 15.4 and Firefox 92, which are the oldest versions in which everything works. */
  const modern = "hasOwn" in Object;
  /** @type {(type: string, act: (event: any) => void, how?: boolean) => void} */
  const on = addEventListener;

  /** @type {Record<string, Promise<unknown>>} */
  const loaded = {};

  /**
   * Loads a script of this site once.
   * @param {string} path from the site's root
   * @returns {Promise<unknown>}
   */
  const load = (path) =>
    (loaded[path] =
      loaded[path] ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(path, base).href;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }));

  let leaving = false;
  const goes = () => {
    leaving = true;
  };
  on("pageshow", () => (leaving = false));
  /** Follows a link whose part did not load, unless the reader is leaving the page: that stops what loads. @param {string} href */
  const follow = (href) => leaving || (location.href = href);

  /** Rejects if a part does not load in time. @param {Promise<unknown>} part */
  const inTime = (part) => Promise.race([part, new Promise((_, reject) => setTimeout(reject, WAIT))]);

  /**
   * Loads a style sheet of this site once.
   * @param {string} path from the site's root
   * @returns {Promise<unknown>}
   */
  const style = (path) =>
    (loaded[path] =
      loaded[path] ||
      new Promise((resolve, reject) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = base + path;
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
      }));

  /**
   * Loads scripts of this site at once, and runs each after the one before.
   * @param {string[]} paths
   */
  const inOrder = (paths) => {
    for (const path of paths) {
      const link = document.createElement("link");
      link.rel = "preload";
      link.as = "script";
      link.href = new URL(path, base).href;
      document.head.append(link);
    }
    return paths.reduce((before, path) => before.then(() => load(path)), /** @type {Promise<unknown>} */ (Promise.resolve()));
  };

  // ---- Search: the dialog opens at once, and is filled when its script arrives ----

  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  /** @type {any} */
  const status = dialog && dialog.querySelector("[role=status]");
  const waiting = status && status.textContent;

  /** Adds the methods of a dialog in Firefox before 98: the element covers the page, which stays usable. @param {any} box @param {HTMLElement} from */
  const asPanel = (box, from) => {
    box.setAttribute("role", "dialog");
    box.showModal = () => {
      box.setAttribute("open", "");
      box.querySelector("input").focus();
    };
    box.close = () => {
      box.removeAttribute("open");
      from.focus();
    };
    Object.defineProperty(box, "open", { get: () => box.hasAttribute("open") });
    on("keydown", ({ key }) => key === "Escape" && box.open && box.close());
  };

  /** @param {any} event */
  const openSearch = (event) => {
    if (!dialog || !modern) return; // the link leads to the list of questions
    if (!dialog.showModal) asPanel(dialog, event.target.closest("a"));
    event.preventDefault();
    style("assets/css/search.css").catch(() => {}); // without it, search works and is plain
    dialog.showModal();
    const href = event.target.closest("a").href;
    const leave = () => dialog.open && follow(href);
    setTimeout(() => status.textContent === waiting && leave(), WAIT);
    load("assets/js/search.js")
      .then(() => /** @type {any} */ (window).guideSearch)
      .catch(leave);
  };

  if (dialog) {
    /** @type {HTMLElement} */ (dialog.querySelector("[data-close]")).addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (event.target === dialog) dialog.close();
      try {
        if (link) sessionStorage.setItem("guide.found", link.pathname); // inline.js shows all of a page that a search found
      } catch (error) {
        // A browser without storage opens the page with the reader's settings.
      }
    });
  }

  // ---- Meanings, notes, menu and settings: inline.js opens them, this places and closes them, in browsers with popovers and without ----

  const CONTROLS = "[popovertarget]:not(.close), .term[role=button]";
  const anchored = native && CSS.supports("position-area: block-end");
  /** What opened the last panel. @type {HTMLElement | null} */
  let opener = null;
  /** The word whose meaning was open when the pointer went down on it: the browser has closed it before the click. @type {HTMLElement | null} */
  let pressed = null;

  /** @param {any} control @returns {any} */
  const panelOf = (control) => document.getElementById(control.getAttribute("popovertarget") || `term-${(control.hash || "").slice(1)}`);
  /** @param {Element} panel */
  const isOpen = (panel) => (native ? panel.matches(":popover-open") : panel.classList.contains("open"));

  /** Marks for screen readers which panels are open. A browser with popovers does so for its own buttons. */
  const announce = () => {
    // Without a pointer there, iOS reports no tap outside.
    document.body.style.cursor = document.querySelector(".panel.open, .meaning.open") ? "pointer" : "";
    for (const control of document.querySelectorAll(native ? ".term[role=button]" : CONTROLS)) {
      control.setAttribute("aria-expanded", String(isOpen(panelOf(control))));
    }
  };

  /** Closes every panel in browsers without popovers. */
  const closeAll = () => {
    for (const panel of document.querySelectorAll(".panel.open, .meaning.open")) panel.classList.remove("open");
    announce();
  };

  /** Puts a panel on the larger side of what opened it. @param {HTMLElement} panel @param {HTMLElement} control */
  const place = (panel, control) => {
    panel.dataset.placed = "";
    if (anchored) {
      if (opener) opener.style.removeProperty("anchor-name");
      control.style.setProperty("anchor-name", "--word");
      return;
    }
    const { top, bottom } = control.getBoundingClientRect();
    const under = innerHeight - bottom > top;
    panel.style.top = under ? `${bottom + 8}px` : "auto";
    panel.style.bottom = under ? "auto" : `${innerHeight - top + 8}px`;
    panel.style.maxHeight = `${Math.max(innerHeight - bottom, top) - 20}px`;
  };

  /** Gives a meaning its link to the glossary, and any note a button that closes it: the one of the menu. @param {HTMLElement} panel @param {HTMLElement} control */
  const complete = (panel, control) => {
    if (panel.querySelector(".close")) return;
    if (control.matches(".term")) {
      const link = document.createElement("a");
      link.setAttribute("href", control.getAttribute("href") || "");
      link.textContent = /** @type {HTMLElement} */ (document.querySelector("article")).dataset.glossary || "";
      panel.append(link);
    }
    const button = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (document.querySelector("#menu > .close")).cloneNode(true));
    button.setAttribute("popovertarget", panel.id);
    panel.append(button);
  };

  /** What to do once a panel is open, whoever opened it. @param {HTMLElement} panel @param {HTMLElement} control @param {boolean} byKey */
  const opened = (panel, control, byKey) => {
    if (panel.matches(".meaning")) {
      complete(panel, control);
      place(panel, control);
    }
    opener = control;
    if (native && !(byKey && control.matches(".term"))) return;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  };

  on("pointerdown", ({ target }) => {
    const word = native && target.closest(".term[role=button]");
    pressed = word && isOpen(panelOf(word)) ? word : null;
  });
  on(
    "click",
    (event) => {
      if (pressed && pressed.contains(event.target)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      pressed = null;
    },
    true,
  );
  on("click", (event) => {
    const control = event.target.closest(CONTROLS);
    const panel = control && panelOf(control);
    const buttonOf = event.target.closest(".close[popovertarget]");
    if (panel && (native ? control.matches("[popovertarget]") !== isOpen(panel) : isOpen(panel))) opened(panel, control, !event.detail);
    if (native) return;
    if (buttonOf && opener) opener.focus();
    if (!control && !event.target.closest(".panel, .meaning")) closeAll();
    announce();
  });
  on("keydown", (event) => {
    if (event.key === " " && event.target.matches(".term[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
    if (native || event.key !== "Escape" || document.body.style.cursor !== "pointer") return;
    closeAll();
    if (opener) opener.focus();
  });
  addEventListener("toggle", announce, true);
  announce();
  for (const control of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(CONTROLS))) {
    if (isOpen(panelOf(control))) opened(panelOf(control), control, native && control.matches(":focus-visible")); // opened before this script arrived
  }

  // ---- A link at each heading, for the mouse: by keyboard it would be one more stop, and for screen readers a part of the heading ----

  for (const heading of document.querySelectorAll("article > [id]")) {
    if (!/^H[23]$/.test(heading.tagName)) continue;
    const link = document.createElement("a");
    link.className = "headerlink";
    link.href = `#${heading.id}`;
    link.tabIndex = -1;
    link.setAttribute("aria-hidden", "true");
    heading.append(link);
  }

  // ---- Pictures, large ----

  /** @param {Event} event */
  const openPicture = (event) => {
    event.preventDefault();
    let from = /** @type {HTMLAnchorElement} */ (event.target);
    const sheets = ["assets/stylesheets/glightbox.min.css", "assets/css/picture.css"];
    const show = () => {
      const pictures = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.glightbox"));
      const box = /** @type {any} */ (window).GLightbox({
        touchNavigation: false,
        loop: false,
        openEffect: "none",
        closeEffect: "none",
        slideEffect: "none",
        zoomable: false,
      });
      for (const picture of pictures) {
        picture.removeAttribute("data-late");
        // Without a bar to scroll by, the lightbox does not need the inline style that the policy forbids.
        picture.addEventListener("click", () => ([from, root.style.overflow] = [picture, "hidden"]), { capture: true });
      }
      box.on("close", () => {
        root.style.overflow = "";
        from.focus();
      });
      from.click();
      const opened = document.querySelector(".glightbox-container");
      if (!opened || getComputedStyle(opened).position !== "fixed") throw new Error("broken"); // it would appear below the page
    };
    inTime(Promise.all([load("assets/javascripts/glightbox.min.js"), ...sheets.map(style)]))
      .then(show)
      .catch(() => {
        root.style.overflow = "";
        follow(from.href);
      });
  };

  /** @type {Record<string, (event: Event) => void>} */
  const parts = { search: openSearch, picture: openPicture };
  document.addEventListener("late", (event) => {
    leaving = false;
    addEventListener("beforeunload", goes, { once: true }); // not earlier, because with it older versions of Firefox cache no page for Back
    const part = parts[/** @type {HTMLElement} */ (event.target).dataset.late || ""];
    if (part) part(event);
  });

  // ---- A tool of this page: the scripts that it names, in their order. Classic ones, as a page from disk may load no module ----

  const tool = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool]"));
  let ready = /** @type {Promise<unknown>} */ (Promise.resolve());
  if (tool && "replaceChildren" in root) {
    const scripts = (tool.dataset.tool || "").split(" ").map((name) => `assets/js/tools/${name}.js`);
    ready = inOrder(scripts).catch(() => (root.dataset.without = "tool")); // inline.js limits the wait
  }

  // ---- The cache for reading without a network. It loads the whole guide, so a tool of the page loads first ----

  const keep = () => load("assets/js/installed.js").catch(() => {});
  if (modern && document.querySelector("link[rel=manifest]")) inTime(ready).then(keep, keep);

  // ---- Reading aloud, when its settings are opened ----

  const comfort = document.getElementById("comfort");
  const listen = () => {
    style("assets/css/listen.css").catch(() => {});
    load("assets/js/listen.js").catch(() => {});
  };
  if (comfort && modern) {
    const opens = native ? comfort : document.querySelector("[popovertarget=comfort]");
    if (isOpen(comfort)) listen();
    else if (opens) opens.addEventListener(native ? "toggle" : "click", listen, { once: true });
  }
})();
