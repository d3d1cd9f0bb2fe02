#!/usr/bin/env node
import { main } from "../src/cli/main.js";

// A reader that closes early, such as `head`, is no failure.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  process.exitCode = await main(process.argv.slice(2), process);
} catch (error) {
  // Node's own status for this would be 1, which here means "not genuine".
  console.error(error);
  process.exitCode = 2;
}
