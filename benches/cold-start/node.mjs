// Node.js: the process says how much CPU time it used, all of its threads together.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Missing } from "../../tests/runtimes/drive/missing.mjs";
import { nodeProgram } from "../../tests/runtimes/drive/process.mjs";
import { differences, program, stages } from "./programs.mjs";

const folder = fileURLToPath(new URL("../../node_modules/.cold-start/", import.meta.url));

export async function measureNode(runs) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const stage of stages) {
    const { imports, body } = program(stage);
    writeFileSync(`${folder}${stage}.mjs`, `${imports}${body}\nconst { user, system } = process.cpuUsage();\nconsole.log((user + system) / 1000);\n`);
  }
  const rows = [];
  for (const major of [18, 26]) {
    const path = installed(major);
    if (path !== undefined) rows.push(await measure(`Node.js ${major}`, path, runs));
  }
  return rows;
}

async function measure(name, path, runs) {
  const times = Object.fromEntries(stages.map((stage) => [stage, []]));
  // In turn, so that whatever else the machine does meets all alike.
  for (let run = 0; run < runs; run += 1) {
    for (const stage of stages) {
      const { stdout } = await promisify(execFile)(path, [`${folder}${stage}.mjs`]);
      times[stage].push(Number(stdout));
    }
  }
  return differences(name, times);
}

function installed(major) {
  try {
    return nodeProgram(major);
  } catch (error) {
    if (error instanceof Missing) return undefined;
    throw error;
  }
}
