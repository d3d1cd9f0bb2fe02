// A dedicated module worker.
import { run } from "./browser.js";

run().then(
  (result) => postMessage(result),
  (error) => postMessage({ error: String(error?.stack ?? error) }),
);
