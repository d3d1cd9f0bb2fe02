// Buttons that copy text.
import { texts } from "../texts.js";
import { announce } from "./announce.js";
import { button } from "./control.js";
import { element } from "./element.js";

/** `text` is the text or a function that gives it at the time of the click. `what` completes "Copy …" for screen readers. */
export function copyButton(text, what, label = texts.copy.copy) {
  const shown = element("span", {}, label);
  return button(
    [shown, element("span", { class: "unseen" }, ` ${what}`)],
    async () => {
      const copied = await write(typeof text === "function" ? text() : text);
      shown.textContent = copied ? texts.copy.copied : texts.copy.refused;
      announce(shown.textContent);
      setTimeout(() => {
        shown.textContent = label;
      }, 1500);
    },
    { class: "small" },
  );
}

/** Where the clipboard's interface is missing, as in files opened from disk, the older command does it. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    focused?.focus();
    return copied;
  }
}
