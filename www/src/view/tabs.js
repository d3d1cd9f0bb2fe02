// Tabs, as the ARIA Authoring Practices describe them: arrows move, Home and End go to the ends.
import { element, freshId } from "./element.js";

/** `tabs`: `{ key, label, panel }`. Gives the list of tabs and a function that shows one. */
export function tabList(label, tabs) {
  const list = element("div", { role: "tablist", "aria-label": label, class: "tabs" });
  for (const tab of tabs) {
    tab.panel.id ||= freshId("panel");
    tab.button = element(
      "button",
      { type: "button", role: "tab", id: freshId("tab"), "aria-controls": tab.panel.id, onclick: () => show(tab.key) },
      tab.label,
    );
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-labelledby", tab.button.id);
    list.append(tab.button);
  }
  list.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab.button.getAttribute("aria-selected") === "true");
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    show(tab.key);
    tab.button.focus();
  });
  function show(key) {
    for (const tab of tabs) {
      const isShown = tab.key === key;
      tab.button.setAttribute("aria-selected", String(isShown));
      tab.button.tabIndex = isShown ? 0 : -1;
      tab.panel.hidden = !isShown;
    }
  }
  show(tabs[0].key);
  return { list, show };
}
