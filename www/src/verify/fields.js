// The fields of a message as a table: a value changed here changes only its own bytes in the body or query.
import { encodeForm, formFields } from "../paste/form.js";
import { jsonFields } from "../paste/json.js";
import { encodeXml, xmlFields } from "../paste/xml.js";
import { texts } from "../texts.js";
import { textInput } from "../view/control.js";
import { element, replace } from "../view/element.js";

const MAX_ROWS = 200;

/** The fields of `text` and how to write one back. */
export function fieldsOf(text) {
  const json = jsonFields(text);
  if (json) return { fields: json, write: writeJson };
  const xml = xmlFields(text);
  if (xml) return { fields: xml, write: encodeXml };
  const isForm = text.includes("=") && !/[\s{]/.test(text.trim());
  return { fields: isForm ? formFields(text) : [], write: encodeForm };
}

function writeJson(value, field) {
  return field.type === "text" ? JSON.stringify(value) : value;
}

/** `text` with the value of `field` changed. */
export function withValue(text, field, value, write) {
  return text.slice(0, field.start) + write(value, field) + text.slice(field.end);
}

/** `onchange` gets the new text. */
export function fieldTable(onchange) {
  const summary = element("summary", {}, texts.message.fields(0));
  const rows = element("div", { class: "field-rows" });
  const table = element("details", { class: "disclosure" }, summary, rows);
  table.hidden = true;

  function show(text) {
    const { fields, write } = fieldsOf(text);
    table.hidden = fields.length === 0;
    summary.textContent = texts.message.fields(fields.length);
    // Filled only when it is open: most people never look.
    const fill = () => {
      const listed = fields.slice(0, MAX_ROWS).map((field) => row(text, field, write));
      const rest = fields.length > MAX_ROWS && element("p", { class: "note" }, texts.paste.notes.fieldsMany(fields.length));
      replace(rows, listed, rest);
    };
    table.ontoggle = () => table.open && fill();
    if (table.open && !rows.contains(rows.getRootNode().activeElement)) fill();
  }

  function row(text, field, write) {
    const input = textInput({
      value: field.value,
      "aria-label": field.name,
      onchange: () => onchange(withValue(text, field, input.value, write)),
    });
    return element("div", { class: "field-row" }, element("span", { class: "field-name", title: field.name }, field.name), input);
  }
  return { table, show };
}
