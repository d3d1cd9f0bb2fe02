// How each example is started. PORT stands for the port.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bunProgram, denoProgram, nodeProgram } from "../runtimes/drive/process.mjs";

const worker = fileURLToPath(new URL("worker.mjs", import.meta.url));
const nextFolder = fileURLToPath(new URL("../../examples/next/", import.meta.url));
const next = `${nextFolder}node_modules/next/dist/bin/next`;

/** What the package's own helpers answer to another amount. */
const mismatch = "400 FIELD_MISMATCH";

export const examples = [
  { name: "express", gateway: "tarspay", runtime: "Node.js", mismatch, command: () => [nodeProgram(26), "server.js"] },
  { name: "fastify", gateway: "bdpay", runtime: "Node.js", mismatch, command: () => [nodeProgram(26), "server.js"] },
  { name: "hono", gateway: "cashy", runtime: "Node.js", mismatch, command: () => [nodeProgram(26), "server.js"] },
  { name: "cloudflare-worker", gateway: "tarspay", runtime: "workerd", ready: "the table is there", command: () => [nodeProgram(26), worker] },
  {
    name: "deno",
    gateway: "jayapay",
    runtime: "Deno",
    command: () => [denoProgram(), "run", "--quiet", "--no-prompt", "--node-modules-dir=manual", "--allow-net", "--allow-env", "--allow-read", "server.js"],
  },
  { name: "bun", gateway: "alikassa", runtime: "Bun", command: () => [bunProgram(), "server.js"] },
  {
    name: "next",
    gateway: "clickpay",
    runtime: "Node.js",
    slow: true,
    prepare: () => promisify(execFile)(nodeProgram(26), [next, "build"], { cwd: nextFolder, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } }),
    command: () => [nodeProgram(26), next, "start", "--hostname", "127.0.0.1", "--port", "PORT"],
  },
];
