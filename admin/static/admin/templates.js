// Enhancement only: a click on a line of the letter fills the field one was in last.
"use strict";

const takers = "[data-takes]";
let taker = document.querySelector(takers);
document.addEventListener("focusin", (event) => {
  if (event.target.matches(takers)) taker = event.target;
});

document.querySelectorAll(".fd-lines").forEach((lines) => {
  lines.classList.add("fd-lines-live");
  document.querySelectorAll("[data-with-script]").forEach((help) => (help.hidden = false));
  lines.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    // Who marks a few words with the mouse wants to copy them.
    if (!line || !taker || String(getSelection())) return;
    const label = taker.dataset.takes === "label" ? line.dataset.label : "";
    taker.value = label || line.dataset.text.replaceAll("\t", " ");
    taker.focus();
  });
});
