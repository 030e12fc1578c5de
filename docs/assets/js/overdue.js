/* A page past its review date says so, by the reader's own clock. Nothing is asked of any server. */

for (const notice of document.querySelectorAll(".overdue")) {
  notice.hidden = new Date() < new Date(`${notice.dataset.until}T23:59:59`);
}
