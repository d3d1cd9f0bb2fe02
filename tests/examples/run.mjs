// Starts each example, plays the gateway, and looks at its answers: `node run.mjs quick`, `slow`, or names.
// Prints a list of { example, gateway, runtime, checks, passed, failures } or { example, missing }, as JSON.
import { Missing } from "../runtimes/drive/missing.mjs";
import { examples } from "./examples.mjs";
import { notifications } from "./gateway.mjs";
import { start } from "./server.mjs";

const wanted = process.argv.slice(2);
const chosen = examples.filter(({ name, slow }) => wanted.includes(name) || wanted.includes(slow ? "slow" : "quick"));
const rows = [];
for (const example of chosen) {
  const row = await one(example);
  process.stderr.write(`    ${row.missing ?? `${row.passed} of ${row.checks}`}: ${example.name}\n`);
  rows.push(row);
}
console.log(JSON.stringify(rows));
process.exit(0);

async function one({ name, gateway, runtime, mismatch = "409 no such order, or another amount", prepare, ready, command }) {
  try {
    const { environment, genuine, forged, unsigned, otherAmount, answer } = notifications(gateway);
    await prepare?.();
    const server = await start(name, command(), environment, ready);
    const failures = [];
    let checks = 0;
    const check = (what, is, should) => {
      checks += 1;
      if (is !== should) failures.push(`${what}: ${JSON.stringify(is)}, where ${JSON.stringify(should)} was expected`);
    };
    try {
      check("a notification without signature", await server.send(unsigned), "400 SIGNATURE_MISSING");
      check("a forged notification", await server.send(forged), "400 SIGNATURE_MISMATCH");
      check("another amount", await server.send(otherAmount), mismatch);
      check("paid before there was a genuine notification", server.count(/^.*paid: /gm), 0);
      check("the first notification", await server.send(genuine), answer);
      check("the same again", await server.send(genuine), answer);
      check("and again", await server.send(genuine), answer);
      await server.settled();
      check("how often the order was paid", server.count(/^.*paid: /gm), 1);
    } finally {
      await server.stop();
    }
    if (failures.length > 0) failures.push(server.output());
    return { example: name, gateway, runtime, checks, passed: checks - failures.filter((failure) => failure !== server.output()).length, failures };
  } catch (error) {
    if (error instanceof Missing && process.env.COUNTERSIGN_REQUIRE_RUNTIMES === undefined) return { example: name, missing: error.message };
    return { example: name, gateway, runtime, checks: 0, passed: 0, failures: [String(error?.stack ?? error)] };
  }
}
