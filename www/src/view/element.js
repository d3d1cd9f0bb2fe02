// Elements from plain values. Data only ever becomes text or an attribute's value, never markup.

const properties = new Set(["value", "checked", "disabled", "hidden", "selected", "open", "multiple"]);

/**
 * `element("p", { class: "note" }, "text", child)`. `on…` listens to an event; a property is set as such; an attribute
 * that is `undefined`, `null` or `false` is left out.
 */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (properties.has(key)) made[key] = value;
    else if (value !== false) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...present(children));
  return made;
}

/** Puts `children` in the place of what `parent` holds. */
export function replace(parent, ...children) {
  parent.replaceChildren(...present(children));
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

let counter = 0;

/** An id that no other element has. */
export function freshId(word) {
  counter += 1;
  return `${word}-${counter}`;
}
