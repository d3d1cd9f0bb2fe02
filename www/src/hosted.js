// The page as a host serves it: several files, a worker, and a service worker that keeps them for use without a network.
import { openPage } from "./page.js";

openPage({
  startWorker: () => new Worker("worker.js", { type: "module" }),
  loadTasks: () => import("./engine/tasks.js"),
  isSaved: false,
});

// Registered once everything else is there; where it is not allowed the page works all the same.
addEventListener("load", () => navigator.serviceWorker?.register("service-worker.js").catch(() => undefined));
