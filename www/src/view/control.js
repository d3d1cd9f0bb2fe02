// Labelled controls, built the same way everywhere.
import { element, freshId } from "./element.js";

/** Nothing typed here is kept by the browser, offered elsewhere, or sent to a spelling service. */
export const unremembered = { autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false" };

/** A label, a control and, where given, a line of advice under it. */
export function labelled(label, control, advice) {
  control.id ||= freshId("control");
  const note = advice && element("p", { class: "advice", id: freshId("advice") }, advice);
  if (note) control.setAttribute("aria-describedby", note.id);
  return element("div", { class: "control" }, element("label", { for: control.id }, label), control, note);
}

export function textInput(attributes = {}) {
  return element("input", { type: "text", ...unremembered, ...attributes });
}

export function textArea(attributes = {}) {
  return element("textarea", { rows: 3, ...unremembered, ...attributes });
}

/** `options`: `[value, text]` pairs, or `{ label, options }` groups of them. */
export function choice(options, attributes = {}) {
  const select = element("select", { autocomplete: "off", ...attributes });
  fillChoice(select, options);
  return select;
}

export function fillChoice(select, options) {
  const before = select.value;
  select.replaceChildren(...options.map(option));
  if (before) select.value = before;
  if (select.selectedIndex === -1) select.selectedIndex = 0;
}

function option(one) {
  if (Array.isArray(one)) return element("option", { value: one[0] }, one[1]);
  return element("optgroup", { label: one.label }, one.options.map(option));
}

export function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

/** A few alternatives of which one holds, as radio buttons in a row. `onchange` gets the value. */
export function segments(label, options, value, onchange) {
  const name = freshId("segments");
  return element(
    "fieldset",
    { class: "segments" },
    element("legend", { class: "unseen" }, label),
    options.map(([key, text]) => {
      const radio = element("input", { type: "radio", name, value: key, checked: key === value, onchange: () => onchange(key), autocomplete: "off" });
      return element("label", {}, radio, element("span", {}, text));
    }),
  );
}

/** A summary that opens to more. */
export function disclosure(summary, ...children) {
  return element("details", { class: "disclosure" }, element("summary", {}, summary), element("div", { class: "disclosed" }, children));
}
