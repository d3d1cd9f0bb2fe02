// The badge: tries requests and shows that the browser refuses them.
import { refused, TARGET } from "./engine/refusal.js";
import { texts } from "./texts.js";
import { button } from "./view/control.js";
import { element, freshId, replace } from "./view/element.js";

const attempts = {
  fetch: () => fetch(TARGET, { mode: "no-cors" }),
  xhr: () => {
    const request = new XMLHttpRequest();
    request.open("GET", TARGET);
    request.send();
  },
  beacon: () => navigator.sendBeacon(TARGET),
  socket: () => new WebSocket(TARGET.replace("https", "wss")),
  image: () => {
    new Image().src = `${TARGET}pixel.png`;
  },
};

export function networkBadge(engine) {
  const list = element("ul", { class: "attempts" });
  const worker = element("p", { class: "note" });
  const label = element("span", {}, texts.network.checking);
  const panel = element(
    "div",
    { class: "badge-panel", id: freshId("network"), hidden: true },
    element("p", {}, texts.network.explain),
    list,
    worker,
    button(texts.network.again, run, { class: "small" }),
  );
  const badge = button(element("span", {}, element("span", { class: "dot", "aria-hidden": "true" }), label), toggle, {
    class: "badge",
    "aria-expanded": "false",
    "aria-controls": panel.id,
    "data-tone": "quiet",
  });
  const host = element("div", { class: "badge-host", onkeydown: (event) => event.key === "Escape" && close(true) }, badge, panel);
  document.addEventListener("click", (event) => !host.contains(event.target) && close(false));

  function toggle() {
    panel.hidden = !panel.hidden;
    badge.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) tellWorker();
  }

  function close(andFocus) {
    if (panel.hidden) return;
    toggle();
    if (andFocus) badge.focus();
  }

  async function run() {
    label.textContent = texts.network.checking;
    badge.dataset.tone = "quiet";
    const results = [];
    // One after another, so that each report belongs to one attempt.
    for (const [name, attempt] of Object.entries(attempts)) results.push([name, await refused(globalThis, attempt)]);
    const isClosed = results.every(([, held]) => held);
    replace(list, results.map(([name, held]) => element("li", { "data-tone": held ? "good" : "bad" }, element("span", {}, texts.network.attempts[name]), element("strong", {}, texts.network.results[held ? "refused" : "open"]))));
    label.textContent = isClosed ? texts.network.refused : texts.network.open;
    badge.dataset.tone = isClosed ? "good" : "bad";
    await tellWorker();
  }

  async function tellWorker() {
    worker.textContent = texts.network.worker[(await engine.inWorker()) ? "yes" : "no"];
  }
  run();
  return host;
}
