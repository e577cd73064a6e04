// Errors: a summary that gets the focus, and a sentence at each field, tied to it for every reader.
const groupOf = (control) =>
  /radio|checkbox/.test(control.type) && control.closest("fieldset:not([data-step])");

const clearErrors = (form) => {
  all(form, "[data-error],[data-summary]").forEach((part) => part.remove());
  all(form, "[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  for (const one of all(form, "[aria-describedby]")) {
    const ids = one.getAttribute("aria-describedby").replace(/\S+-error(?= |$)/g, "").trim();
    if (ids) one.setAttribute("aria-describedby", ids);
    else one.removeAttribute("aria-describedby");
  }
};

const markError = (form, { field, message }) => {
  const controls = named(form, field);
  const control = controls.find((one) => one.type != "hidden");
  if (!control) return create("li", {}, message);
  const group = groupOf(control);
  const label = control.labels?.[0];
  const tied = group || control;
  control.id ||= `i-${Math.random().toString(36).slice(2)}`;
  const id = `${control.id}-error`;
  if (!all(form, "[data-error]").some((one) => one.id == id)) {
    const words = create("strong", { "data-error": "", id }, message);
    if (group) group.querySelector("legend").after(words);
    else (control.closest("label") || control).before(words);
    const others = tied.getAttribute("aria-describedby");
    tied.setAttribute("aria-describedby", others ? `${others} ${id}` : id);
    controls.forEach((one) => one.setAttribute("aria-invalid", "true"));
  }
  const name = (group ? group.querySelector("legend") : label)?.firstChild?.textContent.trim();
  const link = create("a", { href: `#${control.id}` }, name ? `${name} – ${message}` : message);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control.focus();
  });
  return create("li", {}, link);
};

const showErrors = (form, heading, errors) => {
  clearErrors(form);
  const list = create("ul", {}, ...errors.map((error) => markError(form, error)));
  const attributes = { "data-summary": "", role: "alert", tabindex: "-1" };
  const summary = create("div", attributes, create("h2", {}, heading), errors[0] ? list : "");
  form.prepend(summary);
  summary.focus();
};

// What the browser finds wrong in a part of the form, one error a name.
const faultsIn = (part, texts) => {
  const faults = {};
  for (const control of all(part, "input,select,textarea")) {
    const { valid, valueMissing, typeMismatch } = control.validity;
    if (!control.willValidate || valid || !control.name) continue;
    faults[control.name] ||= valueMissing
      ? texts[control.type == "checkbox" ? "agree" : "required"]
      : (typeMismatch && texts[control.type]) || control.validationMessage;
  }
  return Object.entries(faults).map(([field, message]) => ({ field, message }));
};
