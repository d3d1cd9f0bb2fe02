// What the package must do in every runtime, as plain JavaScript: it imports nothing but itself, and uses no test
// framework and no global that only some runtimes have. A runner hands over
//   countersign  what `import * as countersign from "countersign"` gives there
//   slim         the same of "countersign/slim", not yet initialised
//   wasm         countersign/countersign.wasm, as a WebAssembly.Module or as bytes
//   vectors      the vectors of `vectorFiles`, in one array
// and gets back { passed, names, failures: [{ name, message }] }, which can be sent as JSON.
import { concatenationCases, otherVectorCases } from "./vectors.js";
import { boundaryCases } from "./boundary.js";
import { codeCases } from "./codes.js";
import { explainCases } from "./explain.js";
import { lifetimeCases } from "./lifetime.js";
import { requestCases } from "./requests.js";
import { sideCases } from "./sides.js";
import { slimCases } from "./slim.js";
import { makeSubject } from "./subject.js";

/** The files in `tests/vectors` whose gateways are built in. */
export const vectorFiles = ["alikassa", "cashy", "other-gateways", "tarspay", "value-concatenation"];

const groups = [concatenationCases, otherVectorCases, sideCases, boundaryCases, requestCases, explainCases, lifetimeCases, slimCases, codeCases];

/** Runs every case, one after the other. */
export async function conform(given) {
  const subject = makeSubject(given);
  const names = [];
  const failures = [];
  for (const group of groups) {
    // Groups are made one by one: the last ones look at what the ones before did.
    for (const [name, run] of Object.entries(group(subject))) {
      names.push(name);
      try {
        await run();
      } catch (error) {
        // Not every runtime repeats the sentence in the stack.
        failures.push({ name, message: `${error}\n${error?.stack}` });
      }
    }
  }
  return { passed: names.length - failures.length, names, failures };
}
