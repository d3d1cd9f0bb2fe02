// The package in a thread of its own, so that heavy input leaves the page responsive.
import { refusal } from "./refusal.js";
import { perform } from "./tasks.js";

/** Answers the page's messages `{ id, task, input }`. */
export function answer(scope) {
  scope.addEventListener("message", async ({ data: { id, task, input } }) => {
    const result = task === "refusal" ? { value: await refusal(scope) } : perform(task, input);
    scope.postMessage({ id, ...result });
  });
}
