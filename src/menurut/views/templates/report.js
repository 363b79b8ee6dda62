"use strict";
// Lights up all that belongs to one attribution: its parts in the text, its source and cue, its notes. The page works without.
const lit = (event) => {
  const over = event.target.closest("[data-of]");
  const of = over ? over.dataset.of : null;
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  if (of) for (const same of document.querySelectorAll(`[data-of="${CSS.escape(of)}"]`)) same.classList.add("lit");
};
document.addEventListener("pointerover", lit);
document.addEventListener("focusin", lit);
