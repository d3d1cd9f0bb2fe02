// Runs the installed command line, with files of its own.
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../node_modules/countersign/bin/countersign.js", import.meta.url));

/** Where {@link file} puts its files; removed after the tests. */
export const folder = mkdtempSync(join(tmpdir(), "countersign-"));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file; gives its path. */
export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the program with these words; gives what it printed and its exit status. */
export function run(words, { input = "", env = {} } = {}) {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { input, env: { PATH, ...env }, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The same while this process goes on, so that it can answer the program. */
export function start(words, { env = {} } = {}) {
  const { PATH } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env: { PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}
