// Inlined into the copy in one file: shows the notice once the copy is past its date, by the reader's clock.
(() => {
  "use strict";
  addEventListener("DOMContentLoaded", () => {
    for (const notice of document.querySelectorAll(".overdue")) {
      notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`);
      if (!notice.hidden) notice.textContent = notice.dataset.words;
    }
  });
})();
