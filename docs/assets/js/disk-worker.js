// Stands in for a web worker where a browser allows none: a page opened from disk. The worker's script runs in an empty frame.
// guide.js loads it before the first search, and only there.
(() => {
  "use strict";

  /** @type {any} */ (window).Worker = class extends EventTarget {
    /** @param {string | URL} address the worker's script */
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      /** @type {Promise<Window>} */
      this.inside = new Promise((resolve, reject) => {
        this.frame.onload = () => {
          const inside = /** @type {any} */ (this.frame.contentWindow);
          const run = (/** @type {string | URL} */ source) =>
            new Promise((resolve, reject) => {
              const script = inside.document.createElement("script");
              script.src = String(source);
              script.onload = resolve;
              script.onerror = reject;
              inside.document.body.append(script);
            });
          inside.importScripts = (/** @type {string[]} */ ...sources) =>
            sources.reduce((before, source) => before.then(() => run(source)), Promise.resolve());
          inside.postMessage = (/** @type {unknown} */ data) => {
            this.dispatchEvent(new MessageEvent("message", { data }));
          };
          run(address).then(() => resolve(inside), reject);
        };
      });
      this.inside.catch(() => this.dispatchEvent(new Event("error")));
      document.body.append(this.frame);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data: JSON.parse(JSON.stringify(data)) })));
    }

    /** Ends it. */
    terminate() {
      this.frame.remove();
    }
  };
})();
