// Light, dark, or as the system has it. The choice is the only thing that the page stores.
import { texts } from "../texts.js";
import { segments } from "./control.js";

const KEY = "countersign-theme";

export function themeSwitch() {
  const chosen = read();
  apply(chosen);
  return segments(texts.theme.label, Object.entries(texts.theme.choices), chosen, (value) => {
    apply(value);
    write(value);
  });
}

function apply(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

// Storage may be forbidden; the switch then lasts as long as the page.
function read() {
  try {
    const stored = localStorage.getItem(KEY);
    return Object.hasOwn(texts.theme.choices, stored) ? stored : "system";
  } catch {
    return "system";
  }
}

function write(theme) {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}
