// Inlined into every page's head, so that no setting flashes and no tap is lost. What is large comes later, by guide.js.
(() => {
  "use strict";
  const root = document.documentElement;
  const base = document.currentScript.dataset.base;
  const usual = { light: "system", reading: "whole", size: "usual" };

  /** The reader's settings, as far as this browser keeps them. */
  const apply = () => {
    for (const name in usual) {
      try {
        root.dataset[name] = localStorage.getItem(`guide.${name}`) || usual[name];
      } catch {
        root.dataset[name] ||= usual[name];
      }
      for (const choice of document.querySelectorAll(`#comfort [name=${name}]`)) choice.checked = choice.value === root.dataset[name];
    }
  };

  /** guide.js, once; it fails where the file does not come in four seconds. */
  let guide;
  const late = () =>
    (guide ??= new Promise((come, fail) => {
      const script = document.createElement("script");
      script.src = `${base}/assets/js/guide.js`;
      script.onload = come;
      script.onerror = fail;
      document.head.append(script);
      setTimeout(fail, 4000);
    }));

  root.className = "js";
  apply();
  addEventListener("pageshow", apply);
  addEventListener("storage", apply);
  addEventListener("DOMContentLoaded", () => {
    apply();
    for (const notice of document.querySelectorAll(".overdue")) notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`);
  });
  // A tool comes without a touch, after the first paint. Where it cannot come, the page is as without scripts: its paper version.
  addEventListener("load", () => {
    if (document.querySelector("[data-tool]")) setTimeout(() => late().catch(() => (root.dataset.without = "tool")), 50);
  });
  for (const first of ["pointerdown", "keydown", "scroll", "focusin"]) {
    addEventListener(first, () => late().catch(() => {}), { once: true, capture: true, passive: true });
  }
  addEventListener("change", ({ target }) => {
    if (!target.closest("#comfort") || !(target.name in usual)) return;
    root.dataset[target.name] = target.value;
    try {
      localStorage.setItem(`guide.${target.name}`, target.value);
    } catch {
      // Private windows keep nothing: the setting holds for this page.
    }
  });
  addEventListener("click", (event) => {
    const control = event.target.closest("[data-late], [data-whole], [popovertarget]");
    if (!control) return;
    if ("whole" in control.dataset) root.dataset.reading = "whole";
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
