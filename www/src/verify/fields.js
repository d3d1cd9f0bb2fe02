// The fields of a message as a table: a value changed here changes only its own bytes in the body or query.
import { encodeForm, formFields } from "../paste/form.js";
import { jsonFields } from "../paste/json.js";
import { encodeXml, xmlFields } from "../paste/xml.js";
import { texts } from "../texts.js";
import { element, replace } from "../view/element.js";
import { hasLines, valueControl } from "../view/value.js";

const MAX_ROWS = 200;

/** The fields of `text` and how to write one back. */
export function fieldsOf(text) {
  const json = jsonFields(text);
  if (json) return { fields: json, write: writeJson };
  const xml = xmlFields(text);
  if (xml) return { fields: xml, write: encodeXml };
  const isForm = text.includes("=") && !/[\s{]/.test(text.trim());
  // A name may stand alone, without the sign that its value comes after.
  const write = (value, { start }) => (text[start - 1] === "=" ? "" : "=") + encodeForm(value);
  return { fields: isForm ? formFields(text) : [], write };
}

function writeJson(value, field) {
  return field.type === "text" ? JSON.stringify(value) : value;
}

/** `text` with the value of `field` changed. */
export function withValue(text, field, value, write) {
  return text.slice(0, field.start) + write(value, field) + text.slice(field.end);
}

/** `onchange` gets the new text, and is to show it. */
export function fieldTable(onchange) {
  const summary = element("summary", {}, texts.message.fields(0));
  const rows = element("div", { class: "field-rows" });
  const note = element("p", { class: "note", role: "status" });
  const table = element("details", { class: "disclosure", ontoggle: fill }, summary, rows, note);
  table.hidden = true;
  let text = "";
  let fields = [];
  let write;
  let listed = [];

  function show(given) {
    text = given;
    ({ fields, write } = fieldsOf(text));
    table.hidden = fields.length === 0;
    summary.textContent = texts.message.fields(fields.length);
    fill();
  }

  /** Only while it is open: most people never look. */
  function fill() {
    if (!table.open) return;
    const wanted = fields.slice(0, MAX_ROWS);
    note.textContent = fields.length > MAX_ROWS ? texts.paste.notes.fieldsMany(fields.length) : "";
    // A row that stays keeps the focus, and what is typed next.
    if (listed.length === wanted.length && listed.every((row, index) => row.fits(wanted[index]))) {
      for (const [index, row] of listed.entries()) row.control.value = wanted[index].value;
    } else {
      listed = wanted.map(row);
      replace(rows, listed.map((row) => row.host));
    }
  }

  function row({ name, value }, index) {
    const control = valueControl(value, texts.message.lines, { "aria-label": name, onchange: () => change(index, control.value) });
    const host = element("div", { class: "field-row" }, element("span", { class: "field-name", title: name }, name), control);
    return { host, control, fits: (field) => field.name === name && hasLines(field.value) === control.readOnly };
  }

  function change(index, value) {
    const changed = withValue(text, fields[index], value, write);
    // A number that is none would break the message, and take this table away from under the hands.
    if (fieldsOf(changed).fields.length === fields.length) onchange(changed);
    else note.textContent = texts.sign.badLiteral(fields[index].name);
  }
  return { table, show };
}
