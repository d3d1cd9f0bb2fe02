// Buttons that copy text.
import { texts } from "../texts.js";
import { announce } from "./announce.js";
import { button } from "./control.js";

/** `text` is the text or a function that gives it at the time of the click. `what` completes "Copy …" for screen readers. */
export function copyButton(text, what, label = texts.copy.copy) {
  const made = button(
    label,
    async () => {
      const copied = await write(typeof text === "function" ? text() : text);
      made.textContent = copied ? texts.copy.copied : texts.copy.refused;
      announce(made.textContent);
      setTimeout(() => {
        made.textContent = label;
      }, 1500);
    },
    { class: "small", "aria-label": `${label} ${what}` },
  );
  return made;
}

/** Where the clipboard's interface is missing, as in files opened from disk, the older command does it. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
