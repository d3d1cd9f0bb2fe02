// One fresh process: `node first-call-process.mjs FILE`, which holds a subject as JSON and how many milliseconds of later
// calls to make. Prints the times as JSON, in microseconds; `steady` is the median of the later half.
import { readFileSync } from "node:fs";

const { scheme, credentials, call, words, milliseconds } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const now = () => Number(process.hrtime.bigint()) / 1000;

const begin = now();
const { gateway } = await import("countersign");
const imported = now();
const ours = gateway(scheme, credentials);
const made = now();
ours[call](...words);
const called = now();

const later = [];
while (now() - called < milliseconds * 1000) {
  const start = now();
  ours[call](...words);
  later.push({ start, time: now() - start });
}
// The compilers are done with what runs by then.
const steady = later.filter(({ start }) => start - called > milliseconds * 500).map(({ time }) => time).sort((a, b) => a - b);
console.log(JSON.stringify({ load: imported - begin, gateway: made - imported, first: called - made, steady: steady[steady.length >> 1] }));
