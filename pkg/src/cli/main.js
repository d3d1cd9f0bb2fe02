// Runs one command.
import { CountersignError } from "countersign";
import { USAGE, readArguments, unusable, version } from "./arguments.js";
import { painter } from "./colour.js";
import { explain } from "./explain.js";
import { gateways } from "./gateways.js";
import { inspect } from "./inspect.js";
import { errorText } from "./print.js";
import { sandbox } from "./sandbox.js";
import { sign } from "./sign.js";
import { spoken } from "./spoken.js";
import { statusOf } from "./status.js";
import { verify } from "./verify.js";

const commands = { gateways, sign, verify, explain, "inspect-key": inspect, sandbox };

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
      const error = unusable(given.command === undefined ? "The command is missing." : "There is no such command.");
      if (json) streams.stdout.write(failureText(error));
      streams.stderr.write(given.command === undefined ? USAGE : `${error.message}\n\n${USAGE}`);
      return 2;
    }
    const { stdout, env } = streams;
    const { result, text, status = 0 } = await command(given, env, painter(stdout, env), stdout.isTTY === true);
    streams.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : text);
    return status;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (json) streams.stdout.write(failureText(error));
    streams.stderr.write(errorText(error));
    return statusOf(error.code);
  }
}

function failureText({ code, gateway, message, hint, field, expected, found }) {
  const error = { code, gateway, message: spoken(message), hint: spoken(hint), field, expected, found };
  return `${JSON.stringify({ error }, null, 2)}\n`;
}
