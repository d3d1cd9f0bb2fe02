// The page as one file. The same script is the worker's: a worker made from a blob is held by the page's policy.
import * as tasks from "./engine/tasks.js";
import { answer } from "./engine/worker.js";

if (typeof document === "undefined") {
  answer(self);
} else {
  const script = document.currentScript.textContent;
  import("./page.js").then(({ openPage }) => {
    openPage({
      startWorker: () => new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" }))),
      loadTasks: async () => tasks,
      isSaved: true,
    });
  });
}
