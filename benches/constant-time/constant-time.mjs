// `node constant-time.mjs [SECONDS]`: whether the time of what handles secrets depends on them, so many seconds for each
// subject. Prints a table; fails where a subject's times differ, or where a control's do not.
import { randomBytes } from "node:crypto";
import { controls, subjects } from "./subjects.mjs";
import { largestT, THRESHOLD } from "./welch.mjs";

const seconds = Number(process.argv[2] ?? 60);
const BATCH = 512;
const now = () => Number(process.hrtime.bigint() - origin);
const origin = process.hrtime.bigint();
let failed = false;

console.log(`${"".padEnd(56)}${"samples".padStart(9)}${"|t|".padStart(9)}`);
for (const subject of subjects) report(subject, (t) => t < THRESHOLD, "the time depends on what it handles");
console.log("\ncontrols, which must be caught");
for (const control of controls) report(control, (t) => t >= THRESHOLD, "not caught");
process.exitCode = failed ? 1 : 0;

function report(subject, isRight, complaint) {
  const times = sample(subject);
  const t = largestT(times);
  const right = isRight(t);
  failed ||= !right;
  const count = String(times[0].length + times[1].length);
  console.log(`${subject.name.padEnd(56)}${count.padStart(9)}${t.toFixed(2).padStart(9)}${right ? "" : `   ${complaint}`}`);
}

/** Times of both classes in nanoseconds, in random order. All inputs of a batch are made before any of them is used. */
function sample({ make, run }) {
  const times = [[], []];
  const start = now();
  for (let batch = 0; now() - start < seconds * 1e9; batch += 1) {
    const kinds = Array.from(randomBytes(BATCH), (byte) => byte & 1);
    const inputs = kinds.map((kind) => make(kind));
    for (let index = 0; index < BATCH; index += 1) {
      const input = inputs[index];
      const before = now();
      run(input);
      const after = now();
      // The compilers need the first ones.
      if (now() - start > seconds * 2e8) times[kinds[index]].push(after - before);
    }
  }
  return times;
}
