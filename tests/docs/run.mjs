// Programs, one after another.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program prints; it must end with status 0 and, unless it `mayWarn`, print nothing as an error. */
export async function printed(program, programArguments, { mayWarn = false, ...options }) {
  const { stdout, stderr } = await execute(program, programArguments, options);
  if (stderr !== "" && !mayWarn) throw new Error(`it printed as an error: ${stderr}`);
  return stdout.trimEnd();
}
