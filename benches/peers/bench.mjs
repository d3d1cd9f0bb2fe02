// `node bench.mjs FOLDER [--quick]`: measures, prints tables, writes `results-MAJOR.json` into the folder; MAJOR is Node's.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { growth } from "./growth.mjs";
import { OURS } from "./names.mjs";
import { operations } from "./operations.mjs";
import { measure } from "./statistics.mjs";

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const folder = words.find((word) => !word.startsWith("--"));
if (folder === undefined) throw new Error("where should the results go?");
const effort = quick ? { seconds: 0.8, sample: 1, warmUp: 100, rounds: 5 } : { seconds: 5, sample: 4, warmUp: 500, rounds: 15 };
const growthEffort = quick ? { ...effort, seconds: 0.3 } : { ...effort, seconds: 2 };

const loadBefore = loadavg();
console.log(`Node.js ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${cpus()[0]?.model}, load ${loadBefore[0].toFixed(1)}`);
console.log("microseconds; the ratio is the peer's median to ours\n");
console.log(row("operation", "peer", "min", "median", "ratio"));
const measured = operations().map((operation) => {
  const peers = compare(operation, effort);
  for (const [peer, times] of Object.entries(peers)) print(peer === OURS ? operation.name : "", peer, times, peers[OURS]);
  return { name: operation.name, peers };
});
const grown = growth().map(({ name, unit, steps }) => {
  console.log(`\n${name}`);
  const points = steps.map(({ size, operation }) => {
    const peers = compare(operation, growthEffort);
    for (const [peer, times] of Object.entries(peers)) print(peer === OURS ? `${size} ${unit}` : "", peer, times, peers[OURS]);
    return { size, peers };
  });
  return { name, unit, points };
});
const results = {
  date: new Date().toISOString(),
  quick,
  node: process.version,
  openssl: process.versions.openssl,
  processor: cpus()[0]?.model,
  processors: availableParallelism(),
  avx512ifma: hasIfma(),
  load: { before: loadBefore, after: loadavg() },
  peers: { ...JSON.parse(text("package.json")).dependencies, ...crates(text("wasm/Cargo.toml")) },
  unit: "microseconds",
  operations: measured,
  growth: grown,
};
mkdirSync(folder, { recursive: true });
const file = join(folder, `results-${parseInt(process.versions.node, 10)}.json`);
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`\n${file}\n`);

/** Nothing is measured before the results of all peers were found right. */
function compare({ name, peers, check }, how) {
  for (const [peer, call] of Object.entries(peers)) {
    try {
      check(call(), peer);
    } catch (error) {
      throw new Error(`${name}: ${peer} is wrong`, { cause: error });
    }
  }
  return measure(peers, how);
}

function print(title, peer, { min, median }, ours) {
  console.log(row(title, peer, digits(min), digits(median), (median / ours.median).toFixed(2)));
}

function row(title, peer, ...numbers) {
  return `${title.padEnd(32)}${peer.padEnd(14)}${numbers.map((text) => text.padStart(11)).join("")}`;
}

function digits(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function text(name) {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** The crates that the wasm peers are made of, and their versions. */
function crates(manifest) {
  return Object.fromEntries([...manifest.matchAll(/^(rsa|k256|p256) = \{ version = "=([^"]+)"/gm)].map(([, name, version]) => [name, version]));
}

/** Whether OpenSSL's RSA has instructions for 52-bit digits here, which double its speed. */
function hasIfma() {
  return existsSync("/proc/cpuinfo") && /\bavx512ifma\b/.test(readFileSync("/proc/cpuinfo", "utf8"));
}
