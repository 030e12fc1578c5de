// Inlined into the copy in one file: shows the notice once the copy is past its date, by the reader's clock.
(() => {
  "use strict";
  addEventListener("DOMContentLoaded", () => {
    /** @type {NodeListOf<HTMLElement>} */
    const notices = document.querySelectorAll(".overdue");
    for (const notice of notices) {
      notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`);
      if (!notice.hidden) notice.textContent = notice.dataset.words || "";
    }
  });
})();
