// Enhancement only: the keys of the review and the queue, what a screen reader hears, where the focus goes.
"use strict";

const review = document.querySelector(".fd-review");
const live = document.querySelector("[data-live]");
const announce = (text) => { if (live) live.textContent = text; };

// What was just done is said once more: a region that was full when the page came is not read out.
const note = document.querySelector(".fd-note span");
if (note) setTimeout(() => announce(note.textContent.trim()), 150);

const place = document.querySelector("[data-focus]");
if (place) place.focus({ preventScroll: place.matches("h1") });

const fieldRows = () => [...review.querySelectorAll("tbody tr")].filter((row) => row.querySelector("[data-side]"));
const rowAtHand = (rows) => rows.find((row) => row.contains(document.activeElement));

// The result follows what is chosen and written.
const showResult = (name) => {
  const typed = document.getElementById(`typed-${name}`);
  // A column of somebody's file may be called anything.
  const safe = CSS.escape(name);
  const picked = review.querySelector(`[name="pick-${safe}"]:checked`);
  const text = (typed && typed.value) || (picked ? picked.dataset.value : "");
  if (typed && picked) typed.placeholder = picked.dataset.value;
  review.querySelectorAll(`[data-result="${safe}"]:not(input), [data-shows="${safe}"]`).forEach((shown) => (shown.textContent = text));
};
const choose = (radio) => {
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
};
if (review) {
  review.addEventListener("change", (event) => {
    if (!event.target.matches("[data-side]")) return;
    const name = event.target.name.replace("pick-", "");
    // Choosing a value takes back what was written for the same field.
    const typed = document.getElementById(`typed-${name}`);
    if (typed) typed.value = "";
    showResult(name);
  });
  review.addEventListener("input", (event) => {
    if (event.target.matches("[data-result]")) showResult(event.target.dataset.result);
  });
  review.querySelectorAll("[data-all]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => chooseAll(button.dataset.all));
  });
}

const chooseAll = (side) => {
  review.querySelectorAll(`[data-side="${side}"]`).forEach(choose);
  announce(review.querySelector(`[data-all="${side}"]`).closest("th").querySelector("a").textContent);
};

// A figure chooses in the row at hand and goes on to the next.
const chooseInRow = (side) => {
  const rows = fieldRows();
  const row = rowAtHand(rows) || rows[0];
  const radio = row && row.querySelector(`[data-side="${side}"]`);
  if (!radio) return;
  choose(radio);
  const next = rows[rows.indexOf(row) + 1] || row;
  next.querySelector("[data-side]:checked").focus();
  announce(radio.parentElement.textContent.trim());
};

const tick = () => {
  const row = document.activeElement.closest("tr");
  const box = row && row.querySelector("input[type=checkbox]");
  if (box) box.click();
  return Boolean(box);
};

const write = () => {
  const rows = fieldRows();
  const field = (rowAtHand(rows) || rows[0])?.querySelector("input[data-result]");
  if (field) field.focus();
};

const reviewKey = (key) => {
  if (/^[1-6]$/.test(key)) return chooseInRow(key), true;
  if (key === "a" || key === "b") return chooseAll(key === "a" ? "1" : "2"), true;
  if (key === "e") return write(), true;
  if (key === "k") return history.back(), true;
  return false;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !keysAreOn()) return;
  if ((event.key === "x" && tick()) || (review && reviewKey(event.key))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// While a sweep moves, what the page says of it stays true; nothing is replaced under somebody's hands.
const followSweep = async () => {
  const sweep = document.querySelector("[data-sweep][data-moves]");
  if (!sweep) return;
  setTimeout(followSweep, 3000);
  if (document.hidden || sweep.contains(document.activeElement)) return;
  const answer = await fetch(sweep.dataset.sweep).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) return;
  sweep.outerHTML = await answer.text();
};
setTimeout(followSweep, 3000);
