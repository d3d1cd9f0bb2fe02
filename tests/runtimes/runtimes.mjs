// Every runtime of the suite. Slow are those that take long to install and add least.
import { chromium, serviceWorker, webWorker } from "./drive/chromium.mjs";
import { firefox } from "./drive/firefox.mjs";
import { next } from "./drive/next.mjs";
import { bun, deno, node } from "./drive/process.mjs";
import { webkit } from "./drive/webkit.mjs";
import { workerd } from "./drive/workerd.mjs";

export const runtimes = [
  { name: "Node.js 18", run: () => node(18) },
  { name: "Node.js 20", run: () => node(20), slow: true },
  { name: "Node.js 22", run: () => node(22), slow: true },
  { name: "Node.js 24", run: () => node(24), slow: true },
  { name: "Node.js 26", run: () => node(26) },
  { name: "Deno", run: deno },
  { name: "Bun", run: bun },
  { name: "workerd", run: () => workerd([]) },
  { name: "workerd, nodejs_compat", run: () => workerd(["nodejs_compat"]) },
  { name: "Chromium", run: chromium },
  { name: "Chromium, web worker", run: webWorker },
  { name: "Chromium, service worker", run: serviceWorker },
  { name: "Firefox", run: firefox },
  { name: "WebKitGTK", run: webkit, slow: true },
  { name: "Next.js, node route", run: () => next("node"), slow: true },
  { name: "Next.js, edge route", run: () => next("edge"), slow: true },
];
