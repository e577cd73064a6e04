// Enhancement only; every page works without it. Keys, copying, and times that stay true.
"use strict";

const isTyping = (element) => element.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

// Keys of one letter can be switched off (WCAG 2.1.4).
const keysAreOn = () => localStorage.getItem("keys") !== "off";
document.querySelectorAll("[data-keys-switch]").forEach((box) => {
  box.checked = keysAreOn();
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
});

// Lists: j and k walk from name to name.
const walkByKey = (key) => {
  const names = [...document.querySelectorAll(".fd-list .fd-first > a")];
  if (!names.length || !["j", "k"].includes(key) || document.querySelector(".fd-review")) return false;
  const row = document.activeElement.closest("tr");
  const at = names.findIndex((name) => name === document.activeElement || (row && row.contains(name)));
  (names[key === "j" ? at + 1 : Math.max(0, at - 1)] || names[0]).focus();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.querySelectorAll("details[open].fd-person, details[open].fd-drawer").forEach((menu) => (menu.open = false));
  if (isTyping(event.target) || !keysAreOn()) return;
  if (walkByKey(event.key)) return event.preventDefault();
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input[type=search], input[type=text]")) wanted.focus();
  else wanted.click();
});

document.querySelectorAll(".fd-copy").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const said = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = said), 1500);
  });
});

// Relative times are written by the server and refreshed here, so that a page may stay open.
const steps = [["minute", 60], ["hour", 3600]];
const saying = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
const refresh = () => document.querySelectorAll("time[datetime]").forEach((time) => {
  const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
  const away = Math.abs(seconds);
  if (away < 45 || away > 20 * 3600) return;
  const [unit, length] = away < 3600 ? steps[0] : steps[1];
  time.textContent = saying.format(Math.round(seconds / length), unit);
});
setInterval(refresh, 60000);

// A click beside an open menu closes it.
document.addEventListener("click", (event) => {
  const open = document.querySelector("details[open].fd-person");
  if (open && !open.contains(event.target)) open.open = false;
});
