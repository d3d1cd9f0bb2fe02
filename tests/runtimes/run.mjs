// Runs the conformance suite: `node run.mjs quick`, `slow`, `all`, or names of runtimes. Prints one JSON document, a list of
// { runtime, version, cases, passed, seconds, failures } or { runtime, missing } where something is not installed.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { reference } from "./drive/process.mjs";
import { runtimes } from "./runtimes.mjs";
import { Missing } from "./drive/missing.mjs";

// Where nothing may be left out, what is missing has failed.
const required = process.env.COUNTERSIGN_REQUIRE_RUNTIMES !== undefined;
const wanted = process.argv.slice(2);
const chosen = runtimes.filter(
  ({ name, slow }) => wanted.includes("all") || wanted.includes(slow ? "slow" : "quick") || wanted.some((word) => name.toLowerCase().includes(word.toLowerCase())),
);
if (chosen.length === 0) throw new Error(`no runtime is called ${wanted.join(", ")}`);

// What every runtime must run: no more, no less.
const { names } = await reference();
const rows = [];
if (!readFileSync(new URL("../../README.md", import.meta.url), "utf8").includes(`| ${names.length} | ${names.length} |`)) {
  rows.push({ runtime: "README.md", cases: names.length, passed: 0, failures: [`its table of runtimes must say that there are ${names.length} cases`] });
}
for (const { name, run } of chosen) {
  const start = performance.now();
  const row = await one(name, run);
  rows.push(row);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  Object.assign(row, { seconds });
  process.stderr.write(`    ${row.missing ? `not run: ${row.missing}` : `${row.passed} of ${row.cases}`}: ${name}, ${seconds} s\n`);
}
console.log(JSON.stringify(rows));
process.exit(0);

async function one(runtime, run) {
  try {
    const { version, result } = await run();
    const failures = result.failures.map(({ name, message }) => `${name}: ${message}`);
    const [absent, extra] = [names.filter((name) => !result.names.includes(name)), result.names.filter((name) => !names.includes(name))];
    if (absent.length > 0) failures.push(`not run here: ${absent.join("; ")}`);
    if (extra.length > 0) failures.push(`run here alone: ${extra.join("; ")}`);
    return { runtime, version, cases: result.names.length, passed: result.passed, failures };
  } catch (error) {
    if (error instanceof Missing && !required) return { runtime, missing: error.message };
    return { runtime, version: "?", cases: 0, passed: 0, failures: [String(error?.stack ?? error)] };
  }
}
