// Finds the forms of a page; window.intake.scan() finds those that a script has added since.
const scan = () => {
  all(document, "form[data-intake]").forEach((form) => enhance(form));
  for (const place of all(document, "[data-intake]:not(form),[data-intake-open]")) {
    if (once.has(place)) continue;
    once.add(place);
    const { intake, intakeOpen, mode } = place.dataset;
    if (intakeOpen) opens(place, intakeOpen, place.dataset);
    else if (mode == "float") float(place);
    // What stood in the place, such as a link to the hosted page, stays when this fails.
    else inline(place).catch(() => {});
  }
};

// A frame of ours says how high it is, and is told where the visitor came from.
const root = document.documentElement;
if ("intakeFrame" in root.dataset && parent != window) {
  const say = () => parent.postMessage({ intakeHeight: Math.ceil(document.body.scrollHeight) }, "*");
  new ResizeObserver(say).observe(document.body);
}
addEventListener("message", ({ data, origin, source }) => {
  const { intakeHeight, intakeFrom } = data || {};
  const frame = all(document, "iframe").find((one) => one.contentWindow == source);
  if (intakeFrom && source == parent)
    for (const form of all(document, "form[data-intake]"))
      for (const name in intakeFrom) put(form, name, intakeFrom[name]);
  if (!frame || !(intakeHeight > 0) || !`${home}/`.startsWith(`${origin}/`)) return;
  frame.style.height = `${Math.min(intakeHeight, 20000)}px`;
  source.postMessage({ intakeFrom: attribution(frame.dataset.attribution) }, origin);
});

window.intake = { scan };
if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", scan);
else scan();
