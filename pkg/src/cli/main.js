// Runs one command. Exit status: 0 signed or genuine, 1 not genuine, 2 unusable input.
import { CountersignError } from "countersign";
import { USAGE, readArguments, version } from "./arguments.js";
import { gateways } from "./gateways.js";
import { inspect } from "./inspect.js";
import { errorText } from "./print.js";
import { sign } from "./sign.js";
import { verify } from "./verify.js";

const commands = { gateways, sign, verify, "inspect-key": inspect };

// The input could be read, and the verdict on it is no.
const NOT_GENUINE = new Set([
  "SIGNATURE_MISSING",
  "SIGNATURE_UNREADABLE",
  "SIGNATURE_MISMATCH",
  "TIMESTAMP_MISSING",
  "TIMESTAMP_OUT_OF_RANGE",
  "FIELD_MISMATCH",
]);

/** Gives the exit status. `streams` has `stdout`, `stderr` and `env`, as `process` does. */
export async function main(argv, streams) {
  let json = argv.includes("--json");
  try {
    const given = readArguments(argv);
    json = given.options.json;
    if (given.options.help) {
      streams.stdout.write(USAGE);
      return 0;
    }
    if (given.options.version) {
      streams.stdout.write(`${version()}\n`);
      return 0;
    }
    const command = Object.hasOwn(commands, given.command ?? "") ? commands[given.command] : undefined;
    if (command === undefined) {
      streams.stderr.write(given.command === undefined ? USAGE : `There is no such command.\n\n${USAGE}`);
      return 2;
    }
    const { result, text } = command(given, streams.env);
    streams.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : text);
    return 0;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (json) streams.stdout.write(`${JSON.stringify({ error: described(error) }, null, 2)}\n`);
    streams.stderr.write(errorText(error));
    return NOT_GENUINE.has(error.code) ? 1 : 2;
  }
}

function described({ code, gateway, message, hint, field, expected, found }) {
  return { code, gateway, message, hint, field, expected, found };
}
