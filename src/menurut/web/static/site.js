"use strict";
// What makes pages handier; all of them work without it.

// A script that runs text as code, or writes styles, is not allowed here.
if (window.htmx) {
  htmx.config.allowEval = false;
  htmx.config.includeIndicatorStyles = false;
  htmx.config.selfRequestsOnly = true;
  htmx.config.historyCacheSize = 0;
}

// Enter sends a question; Shift and Enter begins a new line.
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && box.matches("[data-submit]") && !box.value.includes("\n")) {
    event.preventDefault();
    box.form.requestSubmit();
  }
});

// On the page of doubts: one key a judgement, while the focus is in no field. Enter leaves a field and judges nothing.
const typed = (target) => target.matches("input, textarea, select");
const focusPair = () => { const pair = document.getElementById("pair"); if (pair) pair.focus({ preventScroll: true }); };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typed(event.target)) {
    if (event.key === "Enter" && event.target.closest("#pair")) { event.preventDefault(); focusPair(); }
    return;
  }
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button) { event.preventDefault(); button.click(); }
});
focusPair();
document.addEventListener("htmx:afterSwap", focusPair);
// What is refused is said too, in the place of the page.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status < 400) return;
  if (event.detail.target.id === "main") event.detail.shouldSwap = true;
  else location.reload();
});

// Copy the permanent link, or the dossier as text.
const told = (link) => {
  const before = link.textContent;
  link.textContent = link.dataset.copied;
  setTimeout(() => { link.textContent = before; }, 1500);
};
document.addEventListener("click", async (event) => {
  const printing = event.target.closest("[data-print]");
  if (printing) { window.print(); return; }
  const link = event.target.closest("[data-copy], [data-copy-text]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const words = link.dataset.copy ? new URL(link.href).href : await (await fetch(link.href)).text();
  await navigator.clipboard.writeText(words);
  told(link);
});
