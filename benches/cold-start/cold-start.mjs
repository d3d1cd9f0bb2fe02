// What importing the package costs, in milliseconds of CPU time, and what the first call adds: `node cold-start.mjs [RUNS]`,
// after `cargo xtask test runtimes` installed what it runs. Medians over fresh processes; the cost of an empty program of
// the same kind is subtracted. Prints a table, and with `--json` one JSON document.
import { measureNode } from "./node.mjs";
import { measureWorkerd } from "./workerd.mjs";

const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 15);
const rows = [...(await measureNode(runs)), ...(await measureWorkerd(runs))];
if (words.includes("--json")) {
  console.log(JSON.stringify(rows));
} else {
  console.log(`${"runtime".padEnd(24)}${"import".padStart(10)}${"+ first call".padStart(14)}${"+ first signature".padStart(19)}   ms of CPU`);
  for (const { runtime, ...steps } of rows) {
    const [load, call, sign] = ["import", "firstCall", "firstSignature"].map((name) => steps[name].toFixed(1));
    console.log(`${runtime.padEnd(24)}${load.padStart(10)}${call.padStart(14)}${sign.padStart(19)}`);
  }
}
process.exit(0);
