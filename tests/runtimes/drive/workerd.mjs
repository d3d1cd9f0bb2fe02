// workerd, the runtime of Cloudflare Workers, as Miniflare runs it. Miniflare needs a newer Node.js than this may be, so
// it runs in a process of its own.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeProgram } from "./process.mjs";

export async function workerd(flags) {
  const script = fileURLToPath(new URL("miniflare.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(nodeProgram(26), [script, ...flags], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}
