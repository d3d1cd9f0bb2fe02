// The editor of what is signed: rows for most, JSON text for those who need every space.
import { jsonFields } from "../paste/json.js";
import { MAX_LENGTH } from "../paste/read.js";
import { texts } from "../texts.js";
import { button, choice, segments } from "../view/control.js";
import { editor } from "../view/editor.js";
import { element, replace } from "../view/element.js";
import { valueControl } from "../view/value.js";
import { rowsOf, textOf } from "./rows.js";

const MAX_ROWS = 200;

export function fieldEditor(onchange) {
  let text = "{}";
  let original = text;
  let problem;
  let view = "rows";
  const list = element("div", { class: "sign-rows" });
  const note = element("p", { class: "note", role: "status" });
  const json = editor({
    label: texts.sign.asJson,
    limit: MAX_LENGTH,
    isJson: true,
    onchange: (typed) => {
      text = typed;
      problem = jsonFields(typed) ? undefined : texts.sign.brokenJson;
      changed();
    },
  });
  const switcher = segments(texts.sign.viewLabel, [["rows", texts.sign.asRows], ["json", texts.sign.asJson]], view, turn);
  const adding = button(texts.sign.add, add, { class: "small" });
  const place = element("div", {});

  function changed() {
    note.textContent = problem ?? (view === "json" ? texts.sign.jsonAdvice : "");
    onchange();
  }

  function gather() {
    const rows = Array.from(list.children, (row) => row.read?.()).filter(Boolean);
    const made = textOf(rows);
    problem = made.duplicate !== undefined ? texts.sign.duplicate(made.duplicate) : made.badLiteral !== undefined ? texts.sign.badLiteral(made.badLiteral) : undefined;
    if (!problem) text = made.text;
    changed();
  }

  function row({ name, type, value }) {
    const nameCell = cell(name, texts.sign.name);
    const valueCell = cell(value, texts.sign.value);
    const typeChoice = choice(Object.entries(texts.sign.types), { "aria-label": texts.sign.type, title: texts.sign.literalAdvice, onchange: gather });
    typeChoice.value = type;
    const remove = button("×", () => drop(made), { class: "small quiet", "aria-label": texts.sign.remove, title: texts.sign.remove });
    const made = element("div", { class: "sign-row" }, nameCell.control, valueCell.control, typeChoice, remove);
    made.read = () => ({ name: nameCell.read(), type: typeChoice.value, value: valueCell.read() });
    return made;
  }

  function cell(value, label) {
    const control = valueControl(value, texts.sign.lines, { "aria-label": label, placeholder: label, oninput: gather, class: "code" });
    return { control, read: () => (control.readOnly ? value : control.value) };
  }

  function drop(made) {
    (made.nextElementSibling?.querySelector("input, textarea") ?? adding).focus();
    made.remove();
    gather();
  }

  function add() {
    const made = row({ name: "", type: "text", value: "" });
    list.append(made);
    made.querySelector("input").focus();
  }

  function show(wanted) {
    const rows = rowsOf(text);
    view = wanted === "rows" && rows && rows.length <= MAX_ROWS ? "rows" : "json";
    problem = rows ? undefined : texts.sign.brokenJson;
    switcher.querySelector(`[value="${view}"]`).checked = true;
    if (view === "rows") {
      replace(list, rows.map(row));
      replace(place, list, adding);
    } else {
      json.text = text;
      replace(place, json.host);
    }
    note.textContent = view === "json" ? (problem ?? texts.sign.jsonAdvice) : "";
  }

  function turn(wanted) {
    show(wanted);
    switcher.querySelector(":checked").focus();
    onchange();
  }
  show("rows");

  return {
    box: element("div", { class: "control" }, element("div", { class: "card-head" }, element("span", { class: "label" }, texts.sign.fields), switcher), place, note),
    get text() {
      return text;
    },
    set text(given) {
      text = given;
      original = given;
      show(view);
    },
    get problem() {
      return problem;
    },
    /** Whether a person changed what was put in last. */
    get isEdited() {
      return text !== original || problem !== undefined;
    },
    isEmpty: () => text.trim() === "{}",
  };
}
