// Enhancement only; every page works without it. Keys, copying, and times that stay true.
"use strict";

const isTyping = (element) => element.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.querySelectorAll("details[open].fd-person, details[open].fd-drawer").forEach((menu) => (menu.open = false));
  if (isTyping(event.target)) return;
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
