// workerd: its clock stands still while it runs code, so Linux says how long each of its threads was on a CPU until the
// first answer was there.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { differences, program, stages } from "./programs.mjs";

const folder = fileURLToPath(new URL("../../node_modules/.cold-start/", import.meta.url));

export async function measureWorkerd(runs) {
  if (!existsSync("/proc/self/task")) return [];
  mkdirSync(folder, { recursive: true });
  const { bundleWorker, Miniflare } = await import("../../tests/runtimes/drive/bundle-worker.mjs");
  const wasm = readFileSync(fileURLToPath(new URL("../../node_modules/countersign/dist/countersign.wasm", import.meta.url)));
  const modules = {};
  for (const stage of stages) {
    const { imports, body } = program(stage);
    const entry = `${folder}${stage}-worker.mjs`;
    writeFileSync(entry, `${imports}export default { fetch() {\n${body}\nreturn new Response("ok"); } };\n`);
    const all = await bundleWorker(entry, wasm);
    // A module that nobody imports would be compiled all the same.
    modules[stage] = stage === "empty" ? all.slice(0, 1) : all.slice(0, 2);
  }
  const times = Object.fromEntries(stages.map((stage) => [stage, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const stage of stages) times[stage].push(await once(Miniflare, modules[stage]));
  }
  return [differences("workerd", times)];
}

async function once(Miniflare, modules) {
  const miniflare = new Miniflare({ compatibilityDate: "2026-07-01", modules });
  try {
    const response = await miniflare.dispatchFetch("http://localhost/");
    if ((await response.text()) !== "ok") throw new Error(`workerd answered ${response.status}`);
    return cpuMilliseconds(child());
  } finally {
    await miniflare.dispose();
  }
}

/** The workerd that this process started. */
function child() {
  const found = execFileSync("ps", ["-o", "pid=,comm=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return /(\d+) workerd/.exec(found)[1];
}

/** Time on a CPU, in nanoseconds, is the first number of a thread's `schedstat`. */
function cpuMilliseconds(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]));
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}
