// A form of ours, pasted, hosted or drawn: it stays a plain form and is sent without leaving the page.
const put = (form, name, value) => {
  const known = named(form, name)[0];
  const input = known || form.appendChild(create("input", { type: "hidden", name }));
  if (!known || name[0] == "_" || name == "altcha") input.value = value;
};

// Bots skip what is `hidden`; people and readers never meet what stands outside the page.
const moveTrap = (form) => {
  for (const box of all(form, '[hidden] [name^="_hp_"]')) {
    const part = box.closest("[hidden]");
    part.setAttribute("aria-hidden", "true");
    part.style.cssText = "position:absolute;left:-9999px";
    part.hidden = false;
  }
};

const prefill = (form) => {
  for (const [name, value] of new URLSearchParams(location.search))
    for (const control of named(form, name)) {
      if (!("prefill" in control.dataset)) continue;
      if (/radio|checkbox/.test(control.type)) control.checked ||= control.value == value;
      else control.value = value.slice(0, 2048);
    }
};

const enhance = (form, options = form.dataset, mode = "") => {
  if (once.has(form)) return;
  once.add(form);
  // A field may be called "action", so the property cannot be trusted. A preview has none.
  const action = form.getAttribute("action");
  const address = action && new URL(action, location).href.split("?")[0];
  const key = address && address.split("/f/")[1];
  const language = options.lang == "auto" ? "" : options.lang;
  const status = create("div", { role: "status", tabindex: "-1" });
  let started, proof, busy;

  // Owners listen to these; one who prevents "submit" keeps the form from being sent.
  const say = (name, more) => {
    const detail = { form: key, ...more };
    const how = { bubbles: true, cancelable: true, composed: true, detail };
    return form.dispatchEvent(new CustomEvent(`intake:${name}`, how));
  };
  const tell = (event, more = []) =>
    address &&
    fetch(`${address}/b`, {
      method: "POST",
      body: new URLSearchParams([["e", event], ...more]),
      credentials: "omit",
      keepalive: true,
      mode: "no-cors",
    }).catch(() => {});

  const wrong = (heading, errors) => {
    const first = errors.map(({ field }) => named(form, field || "")[0]).find(Boolean);
    if (first) steps.to(first);
    showErrors(form, heading, errors);
    say("error", { message: heading, errors });
  };

  const isValid = async (part) => {
    if (!faultsIn(part, {}).length) {
      clearErrors(form);
      return true;
    }
    try {
      const { texts } = await schemaOf(address, language);
      const faults = faultsIn(part, texts);
      wrong(texts.check, faults);
      // Only these: what the server finds wrong it counts itself.
      tell("error", faults.map(({ field }) => ["f", field]));
    } catch {
      form.reportValidity();
    }
  };

  const start = () => {
    if (!address) return;
    if (!started) {
      started = Date.now();
      say("start");
      tell("start");
    }
    // A challenge is good for twenty minutes.
    if (!proof || Date.now() - proof.at > 9e5) proof = { at: Date.now(), done: prove(address) };
  };

  const thank = ({ id, next, message }) => {
    say("success", { id, next });
    tell("time", [["t", Math.round((Date.now() - started) / 1000)]]);
    if (!("frame" in options) && next && !next.startsWith(`${address}/`)) return location.assign(next);
    hide(form, true);
    status.textContent = message;
    status.focus();
  };

  const send = async (again) => {
    start();
    const late = new Promise((done) => setTimeout(done, 8000));
    const proven = await Promise.race([proof.done, late]);
    if (proven) put(form, "altcha", proven);
    const answer = await fetch(action, {
      method: "POST",
      body: new FormData(form),
      credentials: "omit",
      headers: { Accept: "application/json" },
    });
    const body = await answer.json();
    if (body.ok) return thank(body);
    const errors = body.errors || [];
    // A proof is used up by a post that is kept, or refused for its proof; not by an error.
    if (errors.some(({ code }) => /^CHALLENGE/.test(code))) {
      proof = 0;
      if (!again) return send(1);
    }
    wrong(body.error, errors.filter(({ field }) => field));
  };

  form.noValidate = true;
  watchConditions(form);
  const steps = watchSteps(form, isValid, (number) => tell("step", [["n", number]]));
  moveTrap(form);
  form.after(status);
  if (options.prefill == "query") prefill(form);
  const about = {
    ...attribution(options.attribution),
    _id: hex(crypto.getRandomValues(new Uint8Array(16))),
    _js: 1,
    _lang: language,
    _mode: mode,
    _next: options.next,
    _webdriver: +navigator.webdriver,
  };
  for (const name in about) if (about[name]) put(form, name, about[name]);
  form.addEventListener("focusin", start);
  form.addEventListener("submit", async (event) => {
    const button = form.querySelector("button:not([type=button]),[type=submit]");
    event.preventDefault();
    // A second click finds the first still under way; the button stays where the focus is.
    if (busy) return;
    busy = 1;
    button?.setAttribute("aria-disabled", "true");
    form.setAttribute("aria-busy", "true");
    try {
      if (!(await steps.on()) && (await isValid(form)) && say("submit") && address) await send();
    } catch {
      // No answer, or none of ours: the browser sends the form itself, with the same id.
      HTMLFormElement.prototype.submit.call(form);
    }
    busy = 0;
    button?.removeAttribute("aria-disabled");
    form.removeAttribute("aria-busy");
  });
  tell("view");
  say("ready");
};
