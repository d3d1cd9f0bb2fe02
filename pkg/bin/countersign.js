#!/usr/bin/env node
import { main } from "../src/cli/main.js";

let isUntold = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }) => {
    // A reader that closes early, such as `head`, is no failure.
    if (code === "EPIPE") return;
    isUntold = true;
    if (stream === process.stdout) process.stderr.write(`The output cannot be written: ${code}.\n`);
  });
}
// Last of all, for a write may fail after the command has ended.
process.on("exit", () => {
  if (isUntold) process.exitCode = 2;
});
try {
  process.exitCode = await main(process.argv.slice(2), process);
} catch (error) {
  // Node's own status for this would be 1, which here means "not genuine".
  console.error(error);
  process.exitCode = 2;
}
