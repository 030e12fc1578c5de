// The card to show: the lines that are ticked, and the reader's own words, as large as the screen allows. Loaded on its page alone,
// by guide.js, after fill-in.js; a classic script, as a browser loads no module into a page opened from disk.
(() => {
  "use strict";

  const LEAST = 24; // px: words that are longer than the screen scroll

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
  const own = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const lines = /** @type {HTMLElement} */ (document.querySelector(".sheet [data-own]"));
  const rules = [...lines.childNodes];
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.shown"));
  const words = /** @type {HTMLElement} */ (dialog.querySelector(".shown-words"));
  const awake = /** @type {HTMLElement} */ (dialog.querySelector(".awake"));

  /** @param {string} text */
  const line = (text) => text.replace(/\s+/g, " ").trim();

  /** On paper, the typed words replace the blank lines. */
  const draw = () => {
    const said = line(own.value);
    lines.replaceChildren(...(said ? [Object.assign(document.createElement("p"), { textContent: said })] : rules));
  };

  // ---- Large on the screen ----

  const fit = () => {
    let size = Math.min(innerWidth, innerHeight) / 4;
    do words.style.fontSize = `${size}px`;
    while ((dialog.scrollHeight > dialog.clientHeight || dialog.scrollWidth > dialog.clientWidth) && (size *= 0.92) > LEAST);
  };

  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const wake = async () => {
    try {
      const wakeLock = await navigator.wakeLock.request("screen");
      if (!dialog.open || (lock && !lock.released)) await wakeLock.release();
      else lock = wakeLock;
      awake.hidden = !dialog.open;
    } catch {
      awake.hidden = true; // not every browser can, and none with a low battery
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (dialog.open && document.visibilityState === "visible") wake();
  });
  addEventListener("resize", () => dialog.open && fit());

  /** @param {string} ground */
  const paint = (ground) => {
    dialog.dataset.ground = ground;
    for (const button of dialog.querySelectorAll("[data-ground]"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-ground") === ground));
  };

  const modal = typeof dialog.showModal === "function"; // not in Firefox before 98, where the style sheet puts it over the page

  const show = () => {
    const ticked = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:checked"))].map(({ value }) => value);
    const said = [...ticked, ...own.value.split("\n").map(line)].filter(Boolean);
    const usual = [...document.querySelectorAll(".sheet h2, .sheet .large:not(.call)")].map((each) =>
      line(each.firstChild?.textContent ?? ""),
    );
    const call = /** @type {HTMLElement} */ (dialog.querySelector(".shown-call"));
    call.textContent = line(document.querySelector(".sheet .call")?.textContent ?? "");
    words.replaceChildren(...(said.length ? said : usual).map((each) => Object.assign(document.createElement("p"), { textContent: each })));
    if (!dialog.dataset.ground) paint(getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light");
    if (modal) dialog.showModal();
    else dialog.setAttribute("open", "");
    fit();
    wake();
  };

  const leave = () => {
    lock?.release().catch(() => {});
    lock = null;
    awake.hidden = true;
  };

  dialog.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.ground) paint(button.dataset.ground);
    else if (button && modal) dialog.close();
    else if (button) {
      dialog.removeAttribute("open");
      leave();
    }
  });
  dialog.addEventListener("close", leave);

  window.guideFillIn({ key: "guide.show-this", prepare: () => {}, draw, doing: { show } });
})();
