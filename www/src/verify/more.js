// What is rarely given: expectations, time, what the gateway said.
import { signsObject } from "../rule.js";
import { texts } from "../texts.js";
import { disclosure, labelled, textArea, textInput } from "../view/control.js";
import { element } from "../view/element.js";
import { readExpectations, readTime } from "./expectations.js";

export function moreOptions({ onchange, keys }) {
  const expect = textArea({ rows: 2, class: "code", oninput: onchange });
  const tolerance = textInput({ inputmode: "numeric", oninput: onchange });
  const now = textInput({ oninput: onchange });
  const reply = textArea({ rows: 2, oninput: onchange });
  const names = textInput({ class: "code", oninput: onchange });
  const timeControls = element("div", { class: "grid two" }, labelled(texts.more.tolerance, tolerance), labelled(texts.more.now, now, texts.more.nowAdvice));
  const nameControl = labelled(texts.more.names, names, texts.more.namesAdvice);
  const box = disclosure(texts.more.title, labelled(texts.more.expect, expect, texts.more.expectAdvice), timeControls, nameControl, labelled(texts.more.reply, reply, texts.more.replyAdvice), keys);
  const controls = { expect, tolerance, now, reply, names };

  return {
    box,
    fit(rule) {
      timeControls.hidden = !rule.time;
      nameControl.hidden = !signsObject(rule);
    },
    fill(values) {
      for (const [name, control] of Object.entries(controls)) control.value = values[name] ?? "";
      box.open ||= Object.values(controls).some((control) => control.value !== "");
    },
    get values() {
      return Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value]));
    },
    /** Options as the package takes them, or `{ problem }`. */
    read(rule) {
      const options = {};
      const { expect: wanted, line } = readExpectations(expect.value);
      if (line) return { problem: texts.more.badExpect(line) };
      if (wanted) options.expect = wanted;
      if (rule.time) {
        const time = readTime(now.value);
        if (Number.isNaN(time)) return { problem: texts.more.badNow };
        if (time !== undefined) options.now = time;
        if (tolerance.value.trim() !== "") options.toleranceSeconds = Number(tolerance.value);
      }
      const list = names.value.split(",").map((name) => name.trim()).filter(Boolean);
      if (list.length > 0 && signsObject(rule)) options.fields = list;
      if (reply.value.trim() !== "") options.reply = reply.value;
      return { options };
    },
  };
}
