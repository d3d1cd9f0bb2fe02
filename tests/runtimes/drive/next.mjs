// Next.js: built once, then asked at a route in its Node.js runtime and at one in its edge runtime.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { Missing } from "./missing.mjs";
import { nodeProgram } from "./process.mjs";
import { readVectors } from "./vectors.mjs";

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../next/", import.meta.url));
const program = `${folder}node_modules/next/dist/bin/next`;
let built;

/** Runs the suite in the route "node" or "edge". */
export async function next(route) {
  if (!existsSync(program)) throw new Missing("npm ci was not run in tests/runtimes/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", COUNTERSIGN_WASM: require.resolve("countersign/countersign.wasm") };
  built ??= build(env);
  await built;
  const port = await freePort();
  const server = spawn(nodeProgram(26), [program, "start", "--port", String(port), "--hostname", "127.0.0.1"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => (output += data));
  try {
    const response = await ask(`http://127.0.0.1:${port}/${route}`, server);
    if (response === undefined || !response.ok) throw new Error(`${response?.status ?? "no answer"}\n${output}`);
    return { version: require(`${folder}node_modules/next/package.json`).version, result: await response.json() };
  } finally {
    if (server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
  }
}

async function build(env) {
  writeFileSync(`${folder}vectors.json`, JSON.stringify(readVectors()));
  await promisify(execFile)(nodeProgram(26), [program, "build"], { cwd: folder, env, maxBuffer: 1 << 26 });
}

async function ask(address, server) {
  for (let tries = 0; tries < 150 && server.exitCode === null; tries += 1) {
    try {
      return await fetch(address);
    } catch {
      await pause(200);
    }
  }
  return undefined;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
