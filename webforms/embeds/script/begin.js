// Shared by all parts; the parts are joined in one function, so nothing here is global.
if (window.intake?.scan) return intake.scan();
const script = document.currentScript;
const home = script ? script.src.replace(/\/embed\/[^/]*$/, "") : "";
const once = new WeakSet();

const all = (place, selector) => [...place.querySelectorAll(selector)];
const named = (form, name) => all(form, `[name="${CSS.escape(name)}"]`);

// A host's own display rule must not bring a hidden part back.
const hide = (element, yes) => {
  element.hidden = yes;
  element.style.setProperty("display", yes ? "none" : "", "important");
};

const create = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
};

// The server sends a form as [tag, {attribute: value}, child, ...]. Ids get an ending of their own,
// because a page may hold one form twice.
const draw = ([tag, attributes, ...children], ending) => {
  const own = { ...attributes };
  for (const name of ["id", "for", "aria-describedby"])
    if (own[name]) own[name] = own[name].replace(/\S+/g, `$&${ending}`);
  return create(tag, own, ...children.map((c) => (typeof c == "string" ? c : draw(c, ending))));
};

// No cookie travels anywhere.
const get = async (address) => {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw answer.status;
  return answer.json();
};

const schemas = {};
const schemaOf = (address, language) => {
  const url = `${address}/schema` + (language ? `?lang=${encodeURIComponent(language)}` : "");
  return (schemas[url] ||= get(url));
};

// What this visit has of that name, and keeps from now on; nothing where storage is switched off.
const remember = (name, value) => {
  try {
    return sessionStorage[name] || void (sessionStorage[name] = value);
  } catch {}
};
