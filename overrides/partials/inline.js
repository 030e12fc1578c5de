// Inlined into every page's head, so that no setting flashes and no tap is lost. What is large is loaded later, by guide.js.
// Syntax of 2017 only: where this script cannot be read, no control of the page works.
(() => {
  const root = document.documentElement;
  const base = document.currentScript.dataset.base;
  const defaults = { light: "system", reading: "whole", size: "usual" };
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);

  /** Applies the reader's settings, as far as this browser stores them. */
  const apply = () => {
    for (const name in defaults) {
      let value = root.dataset[name];
      try {
        value = localStorage.getItem(`guide.${name}`);
      } catch (error) {
        // A browser that stores nothing keeps the setting for this page.
      }
      root.dataset[name] = value || defaults[name];
      each(`#comfort [name=${name}]`, (choice) => (choice.checked = choice.value === root.dataset[name]));
    }
  };

  /** Loads guide.js once; rejects when the file has not arrived after four seconds. */
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

  root.className = "js";
  apply();
  addEventListener("pageshow", apply);
  addEventListener("storage", apply);
  addEventListener("DOMContentLoaded", () => {
    apply();
    each(".overdue", (notice) => (notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`)));
  });
  // On paper every fold is open. Browsers before 2025 cannot do that by style alone.
  addEventListener("beforeprint", () => each("article details", (fold) => (fold.open = true)));
  // A tool is loaded without a touch, after the first paint. Where it cannot be loaded, the page shows its paper version.
  addEventListener("load", () => {
    if (document.querySelector("[data-tool]")) setTimeout(() => late().catch(() => (root.dataset.without = "tool")), 50);
  });
  for (const first of ["pointerdown", "keydown", "scroll", "focusin"]) {
    addEventListener(first, () => late().catch(() => {}), { once: true, capture: true, passive: true });
  }
  addEventListener("change", ({ target }) => {
    if (!target.closest("#comfort") || !(target.name in defaults)) return;
    root.dataset[target.name] = target.value;
    try {
      localStorage.setItem(`guide.${target.name}`, target.value);
    } catch (error) {
      // Private windows store nothing: the setting holds for this page.
    }
  });
  addEventListener("click", (event) => {
    const control = event.target.closest("[data-late], [data-whole], [popovertarget]");
    if (!control) return;
    if ("whole" in control.dataset) root.dataset.reading = "whole";
    // Browsers before 2024 have no popovers. guide.js closes what is opened here.
    if (control.hasAttribute("popovertarget") && !("popover" in root)) {
      document.getElementById(control.getAttribute("popovertarget")).classList.toggle("open");
    }
    if (!control.dataset.late || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    late().then(
      () => control.dispatchEvent(new CustomEvent("late", { bubbles: true })),
      () => (location.href = control.href),
    );
  });
})();
