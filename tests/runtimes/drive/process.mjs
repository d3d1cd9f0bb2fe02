// Runtimes that are programs: they run `inside/node.mjs` and print the result.
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Missing } from "./missing.mjs";

const run = promisify(execFile);
const folder = new URL("../", import.meta.url);
const script = fileURLToPath(new URL("inside/node.mjs", folder));

/** The program of Node.js `major`, from `package.json` here or in `slow/`. */
export function nodeProgram(major) {
  const name = `node_modules/node${major}-${process.platform}-${process.arch}/bin/node`;
  for (const place of [name, `slow/${name}`]) {
    const url = new URL(place, folder);
    if (existsSync(url)) return fileURLToPath(url);
  }
  throw new Missing(`npm has no Node.js ${major} for ${process.platform} on ${process.arch}, or it is not installed`);
}

/** The result in the Node.js that runs this. */
export function reference() {
  return conform(process.execPath, [script]);
}

export function node(major) {
  return program(nodeProgram(major), [script]);
}

/** Without any permission but to read files: the vectors. */
export function deno() {
  return program(denoProgram(), ["run", "--no-prompt", "--quiet", "--node-modules-dir=manual", "--allow-read", script]);
}

export function bun() {
  return program(bunProgram(), ["run", script]);
}

export const denoProgram = () => platformProgram("@deno", "deno");
export const bunProgram = () => platformProgram("@oven", "bin/bun");

/** npm installs one package of this scope: the one for this platform. */
function platformProgram(scope, path) {
  const url = new URL(`node_modules/${scope}/`, folder);
  const [name] = existsSync(url) ? readdirSync(url) : [];
  if (name === undefined) throw new Missing(`npm has no ${scope} for ${process.platform} on ${process.arch}, or it is not installed`);
  return fileURLToPath(new URL(`${name}/${path}`, url));
}

async function program(path, words) {
  const { stdout } = await run(path, ["--version"]);
  return { version: stdout.trim().split(/\s+/).find((word) => /\d+\.\d+/.test(word)).replace(/^v/, ""), result: await conform(path, words) };
}

async function conform(path, words) {
  const { stdout } = await run(path, words, { cwd: fileURLToPath(folder), maxBuffer: 1 << 26 });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}
