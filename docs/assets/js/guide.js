// What a page needs only after a touch, a key or a scroll. Loaded by inline.js (overrides/partials/inline.js), which sends the
// event "late" for a control whose part was not there yet. No part leaves the origin.
(() => {
  "use strict";

  const base = new URL("../..", document.currentScript.src).href;

  /**
   * Loads a script of this site once.
   * @param {string} path its way from the site's root, or its whole address
   * @returns {Promise<Event>}
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
  /** @type {Record<string, Promise<Event>>} */
  const loaded = {};

  /**
   * Loads a style sheet of this site once.
   * @param {string} path its way from the site's root
   */
  const style = (path) => {
    if (document.querySelector(`link[href$="${path}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = base + path;
    document.head.append(link);
  };

  /**
   * Loads scripts of this site, each after the one before.
   * @param {string[]} paths
   */
  const inOrder = (paths) => paths.reduce((before, path) => before.then(() => load(path)), /** @type {Promise<unknown>} */ (Promise.resolve()));

  // ---- Search: the dialog opens at once, and is filled when its script has come ----

  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));

  const openSearch = () => {
    if (!dialog) return;
    style("assets/css/search.css");
    dialog.showModal();
    load("assets/js/search.js").catch(() => (location.href = document.querySelector("[data-late=search]").href));
  };

  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog?.addEventListener("click", (event) => event.target === dialog && dialog.close());

  // ---- Panels in browsers without popovers: inline.js opens them; one at a time, closed by Escape and by a tap outside ----

  if (!("popover" in HTMLElement.prototype)) {
    /** @param {Element | null} [kept] the panel that stays open */
    const closeAllBut = (kept = null) => {
      for (const panel of document.querySelectorAll(".panel.open, .meaning.open")) if (panel !== kept) panel.classList.remove("open");
      for (const button of document.querySelectorAll("[popovertarget]")) {
        const panel = document.getElementById(button.getAttribute("popovertarget"));
        button.setAttribute("aria-expanded", String(panel.classList.contains("open")));
      }
    };
    addEventListener("keydown", (event) => event.key === "Escape" && closeAllBut());
    addEventListener("click", ({ target }) => {
      const place = /** @type {Element} */ (target);
      const button = place.closest("[popovertarget]");
      closeAllBut(button ? document.getElementById(button.getAttribute("popovertarget")) : place.closest(".panel, .meaning"));
    });
    closeAllBut(document.querySelector(".panel.open, .meaning.open"));
  }

  // ---- Pictures, large ----

  /** @param {Event} event */
  const openPicture = async (event) => {
    style("assets/stylesheets/glightbox.min.css");
    style("assets/css/picture.css");
    await load("assets/javascripts/glightbox.min.js");
    const root = document.documentElement;
    const pictures = document.querySelectorAll("a.glightbox");
    const box = GLightbox({ touchNavigation: false, loop: false, openEffect: "none", closeEffect: "none", slideEffect: "none", zoomable: false });
    let from = /** @type {HTMLAnchorElement} */ (event.target);
    for (const picture of pictures) {
      picture.removeAttribute("data-late");
      // Without a bar to scroll by, the lightbox has no need of the inline style that the policy forbids.
      picture.addEventListener("click", () => ([from, root.style.overflow] = [picture, "hidden"]), { capture: true });
    }
    box.on("close", () => {
      root.style.overflow = "";
      from.focus();
    });
    from.click();
  };

  const parts = { search: openSearch, picture: openPicture };
  document.addEventListener("late", (event) => parts[/** @type {HTMLElement} */ (event.target).dataset.late]?.(event));

  // ---- Kept in this browser, for reading with no network ----

  if (document.querySelector("link[rel=manifest]")) load("assets/js/installed.js").catch(() => {});

  // ---- A tool of this page: the scripts that it names, in their order. Classic ones, as a page from disk may load no module ----

  const tool = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool]"));
  const scripts = tool?.dataset.tool.split(" ") ?? [];
  inOrder(scripts.map((name) => `assets/js/tools/${name}.js`)).catch(
    () => (document.documentElement.dataset.without = "tool"),
  );

  // ---- Reading aloud, when its settings are opened ----

  const comfort = document.getElementById("comfort");
  const listen = () => {
    style("assets/css/listen.css");
    load("assets/js/listen.js").catch(() => {});
  };
  if ("popover" in HTMLElement.prototype && comfort?.matches(":popover-open")) listen();
  else comfort?.addEventListener("toggle", listen, { once: true });
})();
