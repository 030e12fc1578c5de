// Caches the guide in this browser (sw.js), and offers a newer version of it. guide.js loads this after the first touch. A page
// is never reloaded while it is read: only by a press of the button.
(() => {
  "use strict";

  const root = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const keeper = navigator.serviceWorker;
  const safe = isSecureContext && location.protocol !== "file:"; // HTTPS, or this machine
  const { connection } = /** @type {any} */ (navigator);
  if (!keeper || !safe || (connection?.saveData && !keeper.controller)) return;

  /**
   * A quiet line at the bottom, while a newer version waits.
   * @param {ServiceWorker} newer
   */
  const offer = (newer) => {
    const line = document.createElement("p");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "close", textContent: "Use it" });
    line.id = "newer";
    line.append("A newer version of this guide is here. ", button);
    let pressed = false;
    button.addEventListener("click", () => {
      pressed = true;
      newer.postMessage("use");
    });
    newer.addEventListener("statechange", () => {
      if (newer.state !== "installed") line.remove();
      if (pressed && newer.state === "activated") location.reload();
    });
    document.getElementById("newer")?.remove();
    document.querySelector(".site-foot > div")?.append(line);
  };

  /** @param {ServiceWorkerRegistration} registration */
  const watch = (registration) => {
    const coming = () => {
      const next = registration.installing;
      next?.addEventListener("statechange", () => next.state === "installed" && registration.active && offer(next));
    };
    registration.addEventListener("updatefound", coming);
    coming();
    if (registration.waiting) offer(registration.waiting);
  };

  keeper.register(`${root}sw.js`, { updateViaCache: "none" }).then(watch, () => {});
})();
