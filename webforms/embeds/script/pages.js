// Fields that depend on others, and forms of several steps.
const isMet = (form, { if: field, ifTest: test, ifValue: value }) => {
  const given = new FormData(form).getAll(field).map((one) => (one.name ?? one).trim());
  const filled = given.some(Boolean);
  if (test.endsWith("d")) return filled;
  if (test.endsWith("y")) return !filled;
  return given.includes(value) == (test == "is");
};

const watchConditions = (form) => {
  const parts = all(form, "[data-if]");
  const judge = () => {
    // A field that goes is empty, which may let others go or come: once for each is enough.
    parts.forEach(() =>
      parts.forEach((part) => {
        const asked = isMet(form, part.dataset);
        hide(part, !asked);
        for (const control of all(part, "input,select,textarea")) {
          control.disabled = !asked;
          if ("required" in control.dataset) control.required = asked;
        }
      }),
    );
  };
  if (!parts.length) return;
  all(form, "[data-when]").forEach((words) => (words.textContent = ""));
  form.addEventListener("input", judge);
  form.addEventListener("change", judge);
  judge();
};

// Returns turn(to): to the step of that number or holding that element; false past the last one.
const watchSteps = (form, mayLeave, turned) => {
  const steps = all(form, "[data-step]");
  let at = 0;
  const isEmpty = (step) =>
    [...step.children].every((one) => one.hidden || one.tagName == "LEGEND" || "turn" in one.dataset);
  const show = (to) => {
    at = to;
    steps.forEach((step, number) => hide(step, number != at));
    all(form, "[data-send]").forEach((part) => hide(part, at < last()));
    all(form, '[data-go="1"]').forEach((button) => hide(button, at >= last()));
  };
  const last = () => steps.findLastIndex((step) => !isEmpty(step));
  const turn = (by) => {
    let to = at + by;
    while (steps[to] && isEmpty(steps[to])) to += by;
    if (!steps[to]) return false;
    show(to);
    const legend = steps[to].querySelector("legend");
    legend.tabIndex = -1;
    legend.focus();
    turned(to + 1);
    return true;
  };
  if (steps.length) {
    all(form, "[data-turn]").forEach((part) => hide(part, false));
    form.addEventListener("click", async ({ target }) => {
      const by = +target.dataset?.go;
      if (by && (by < 0 || (await mayLeave(steps[at])))) turn(by);
    });
    form.addEventListener("change", () => show(at));
    show(0);
  }
  return {
    on: async () => at < last() && ((await mayLeave(steps[at])) ? turn(1) : true),
    to: (element) => {
      const number = steps.findIndex((step) => step.contains(element));
      if (number >= 0) show(number);
    },
  };
};
