// Runs the installed command line, with files of its own.
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { main } from "../../node_modules/countersign/src/cli/main.js";

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

/**
 * Runs the program with these words; gives what it printed and its exit status. `stdio` is Node's, standard input first;
 * `through` is a command that runs the one that follows.
 */
export function run(words, { input = "", env = {}, stdio = [], through = [] } = {}) {
  const { PATH } = process.env;
  const options = { input, env: { PATH, ...env }, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"].map((usual, index) => stdio[index] ?? usual) };
  const [command, ...rest] = [...through, process.execPath, program, ...words];
  const { status, stdout, stderr } = spawnSync(command, rest, options);
  return { status, stdout, stderr };
}

/** As `run`, with input that comes late, through a pipe that a program before it made one that does not wait. */
export function runLate(words, input) {
  const late = file("late", input);
  // Killed, for at its end Node.js would undo it.
  const before = 'process.stdin; process.kill(process.pid, "SIGKILL")';
  const script = '{ sleep 1; cat "$1"; } | { shift; "$1" -e "$2"; shift 2; "$@"; }';
  return run(words, { through: ["sh", "-c", script, "sh", late, process.execPath, before] });
}

/** What the program prints to a terminal. */
export async function atTerminal(words) {
  let printed = "";
  const stdout = { isTTY: true, write: (text) => (printed += text) };
  await main(words, { stdout, stderr: process.stderr, env: {} });
  return printed;
}

/** The exit status where nobody reads what the program prints. */
export function unread(words) {
  const script = '{ "$@"; echo $? >&3; } 2>&1 | :';
  const { output } = spawnSync("sh", ["-c", script, "sh", process.execPath, program, ...words], { stdio: ["ignore", "ignore", "inherit", "pipe"], encoding: "utf8" });
  return Number(output[3]);
}

/** As `run`, while this process goes on, so that it can answer the program. */
export function start(words, { env = {} } = {}) {
  const { PATH } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env: { PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}
