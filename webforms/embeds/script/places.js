// Forms that are drawn: in a place of the page, in a window over it, or behind a floating button.
let drawn = 0;

const dress = async (root, { css }) => {
  const address = `${home}/embed/v1.css`;
  if (root.host) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(address, { credentials: "omit" })).text());
    root.adoptedStyleSheets = [sheet];
  } else if (css == "default" && !document.querySelector(`link[href="${address}"]`)) {
    document.head.append(create("link", { rel: "stylesheet", href: address }));
  }
};

const rootOf = (place, options) =>
  "isolate" in options ? place.shadowRoot || place.attachShadow({ mode: "open" }) : place;

const fetchForm = async (key, options, root) => {
  const language = options.lang == "auto" ? "" : options.lang;
  const schema = await schemaOf(`${home}/f/${key}`, language);
  await dress(root, options).catch(() => {});
  const form = draw(schema.form, `-${++drawn}`);
  return { form, schema };
};

const inline = async (place) => {
  const options = place.dataset;
  const root = rootOf(place, options);
  const { form } = await fetchForm(options.intake, options, root);
  root.replaceChildren(form);
  enhance(form, options, "inline");
};

const makeWindow = async (key, options) => {
  const place = create("div", {});
  const root = rootOf(place, options);
  const { form, schema } = await fetchForm(key, options, root);
  const id = `i-title-${drawn}`;
  const close = create("button", { type: "button", "aria-label": schema.texts.close, "data-close": "" }, "×");
  // The title has the focus first, so that a reader says it; to close comes after the fields.
  const title = create("h2", { id, tabindex: "-1", autofocus: "" }, schema.title);
  const box = create("dialog", { "aria-labelledby": id, "data-intake-window": "" }, title, form, close);
  close.addEventListener("click", () => box.close());
  root.append(box);
  document.body.append(place);
  enhance(form, options, options.mode || "popup");
  return box;
};

// A link leads to the hosted page where this script does not run; here it is a button.
const opens = (opener, key, options) => {
  let making;
  const open = async (event) => {
    event?.preventDefault();
    try {
      making ||= makeWindow(key, options);
      const box = await making;
      if (!box.open) box.showModal();
    } catch {
      // The hosted page is there where the form could not be drawn.
      making = 0;
      if (event) location.assign(`${home}/f/${key}`);
    }
  };
  const isLink = opener.tagName == "A";
  opener.setAttribute("aria-haspopup", "dialog");
  if (isLink) opener.setAttribute("role", "button");
  opener.addEventListener("click", open);
  opener.addEventListener("keydown", (event) => isLink && event.key == " " && open(event));
  byItself(key, options, open);
};

// delay:5 (seconds), scroll:50 (per cent of the page) or exit; with data-once, once a visit.
const byItself = (key, { trigger = "", once: single }, act) => {
  const [kind, amount] = trigger.split(":");
  const fire = () => (single != null && remember(`intake-${key}`, 1)) || act();
  const root = document.documentElement;
  const onScroll = () => {
    if (scrollY + innerHeight < (root.scrollHeight * amount) / 100) return;
    removeEventListener("scroll", onScroll);
    fire();
  };
  if (kind == "delay") setTimeout(fire, amount * 1000);
  if (kind == "scroll") addEventListener("scroll", onScroll);
  if (kind == "exit") root.addEventListener("mouseleave", fire, { once: true });
};

const float = (place) => {
  const { intake, label, position } = place.dataset;
  const words = label || place.textContent.trim();
  const button = create("button", { type: "button", "data-intake-float": "" }, words);
  const side = position == "left" ? "left" : "right";
  button.style.cssText = `position:fixed;bottom:1rem;${side}:1rem;z-index:99999`;
  const root = rootOf(place, place.dataset);
  dress(root, place.dataset).catch(() => {});
  root.replaceChildren(button);
  opens(button, intake, place.dataset);
};
