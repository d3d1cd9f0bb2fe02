// What the first call of a process takes beside the later ones: `node first-call.mjs FOLDER [--quick]`. Medians over fresh
// processes of the Node.js that runs this; prints a table, and writes `first-call-MAJOR.json` into the folder.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "../peers/statistics.mjs";
import { subjects } from "./subjects.mjs";

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const folder = words.find((word) => !word.startsWith("--"));
if (folder === undefined) throw new Error("where should the results go?");
const { processes, milliseconds } = quick ? { processes: 3, milliseconds: 200 } : { processes: 15, milliseconds: 800 };
const program = fileURLToPath(new URL("first-call-process.mjs", import.meta.url));
const file = join(folder, "first-call-subject.json");
mkdirSync(folder, { recursive: true });

const all = subjects().map((subject) => ({ subject, runs: [] }));
// In turn, so that whatever else the machine does meets all alike.
for (let round = 0; round < processes; round += 1) {
  for (const { subject, runs } of all) {
    writeFileSync(file, JSON.stringify({ ...subject, milliseconds }));
    runs.push(JSON.parse(execFileSync(process.execPath, [program, file], { encoding: "utf8" })));
  }
}
const calls = all.map(({ subject, runs }) => {
  const [load, gateway, first, steady] = ["load", "gateway", "first", "steady"].map((name) => median(runs.map((run) => run[name])));
  return { name: subject.name, import: load, gateway, first, steady };
});

console.log(`first call, Node.js ${process.versions.node}, medians of ${processes} fresh processes, microseconds\n`);
console.log(row("operation", "import", "gateway()", "first call", "later", "ratio"));
for (const { name, import: load, gateway, first, steady } of calls) {
  console.log(row(name, ...[load, gateway, first, steady].map((time) => time.toFixed(time < 100 ? 1 : 0)), (first / steady).toFixed(1)));
}
console.log();
const results = { quick, node: process.version, processes, unit: "microseconds", calls };
writeFileSync(join(folder, `first-call-${parseInt(process.versions.node, 10)}.json`), `${JSON.stringify(results, undefined, 2)}\n`);

function row(title, ...cells) {
  return `${title.padEnd(24)}${cells.map((text) => text.padStart(12)).join("")}`;
}
