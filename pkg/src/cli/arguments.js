// What stands on the command line. Keys, passwords and secrets never do: other users of a machine can read it.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CountersignError } from "countersign";

export const USAGE = `countersign COMMAND

  gateways               every gateway and its rules
  sign GATEWAY           signs the JSON given as body; prints the message to send
  verify GATEWAY         says whether a message is genuine, and what it holds
  explain GATEWAY        says why a message verifies or does not, and what would make it
  inspect-key FILE       what a key is, without its secrets
  sandbox GATEWAY        plays the gateway to your own endpoint, and judges its answers

message
  --body FILE            the body; - or nothing for standard input
  --header 'Name: value' a header; may be repeated
  --query TEXT           the query
  --scheme FILE          a scheme of your own as JSON, in place of GATEWAY
  --kind KIND            request, response, callback or redirect
  --path PATH            the path, where it is signed
  --method METHOD        the HTTP method
  --timestamp TEXT       sign: the signed time in milliseconds; default now
  --content-type FORM    sign, sandbox: json, form or xml
  --expect NAME=VALUE    verify, explain: a field and the text that it must have; may be repeated
  --now MILLISECONDS     verify, explain: the time to compare a signed time with; default now
  --tolerance SECONDS    verify, explain: how far a signed time may be off; default: the rule's, or 300
  --reply FILE           explain: what the gateway said about the message

sandbox
  --to URL               the endpoint, on this machine: http://localhost:3000/notify
  --body FILE            the notification's fields as JSON; default an example
  --timeout SECONDS      how long to wait for an answer; default 10
  --make-key FILE        writes a throw-away key or secret to sign with, in place of asking

keys, from files or the environment only
  --private-key FILE     or COUNTERSIGN_PRIVATE_KEY
  --platform-key FILE    or COUNTERSIGN_PLATFORM_KEY; may be repeated
  --merchant-key FILE    or COUNTERSIGN_MERCHANT_KEY; may be repeated; for --as platform
  --password-file FILE   or COUNTERSIGN_PASSWORD
  --secret-file FILE     or COUNTERSIGN_SECRET
  --merchant ID          or COUNTERSIGN_MERCHANT

  --as platform          takes the gateway's side
  --json                 prints JSON
  --help, --version

Exit status: 0 signed, genuine or answered rightly, 1 not, 2 unusable input.
`;

const text = { type: "string" };
const list = { type: "string", multiple: true, default: [] };
const flag = { type: "boolean", default: false };

const options = {
  body: text,
  header: list,
  query: text,
  kind: text,
  path: text,
  method: text,
  timestamp: text,
  "content-type": text,
  scheme: text,
  reply: text,
  to: text,
  timeout: text,
  "make-key": text,
  expect: list,
  now: text,
  tolerance: text,
  "private-key": text,
  "platform-key": list,
  "merchant-key": list,
  "password-file": text,
  "secret-file": text,
  merchant: text,
  as: text,
  json: flag,
  help: { ...flag, short: "h" },
  version: flag,
};

// What a message is and whose keys there are: the same words for each, so that a command can be changed into another.
const message = [
  ...["body", "header", "query", "scheme", "kind", "path", "method", "timestamp", "as"],
  ...["private-key", "platform-key", "merchant-key", "password-file", "secret-file", "merchant"],
];
/** The options of each command beside `json`. */
const taken = {
  gateways: [],
  sign: [...message, "content-type"],
  verify: [...message, "expect", "now", "tolerance"],
  explain: [...message, "expect", "now", "tolerance", "reply"],
  "inspect-key": ["password-file"],
  sandbox: [
    ...["to", "body", "header", "scheme", "kind", "content-type", "timeout", "make-key"],
    ...["private-key", "password-file", "secret-file", "merchant"],
  ],
};

/** The command, what it is about (a gateway or a file), and the options. */
export function readArguments(argv) {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true, tokens: true });
  } catch (error) {
    // Only the option's name: its value might be a key that somebody put there.
    const name = /'(-[^'\s=]*)/.exec(error.message)?.[1]?.slice(0, 30);
    throw unusable(name ? `The option ${name} is unknown, or its value is missing.` : "The arguments cannot be read.", {
      hint: "countersign --help lists the options.",
    });
  }
  const [command, subject, ...rest] = parsed.positionals;
  if (rest.length > 0 || (command === "gateways" && subject !== undefined)) {
    throw unusable("There are more arguments than the command takes.");
  }
  const { help, version } = parsed.values;
  if (!help && !version) checkOptions(command, parsed.tokens.filter(({ kind }) => kind === "option").map(({ name }) => name));
  return { command, subject, options: parsed.values };
}

/** What would be passed over was meant to count. */
function checkOptions(command, names) {
  const known = Object.hasOwn(taken, command ?? "") ? taken[command] : undefined;
  names.forEach((name, index) => {
    if (known !== undefined && name !== "json" && !known.includes(name)) {
      const others = Object.keys(taken).filter((other) => taken[other].includes(name));
      throw unusable(`The command ${command} takes no option --${name}.`, { hint: `It belongs to ${others.join(", ")}.`, field: `--${name}` });
    }
    if (options[name].type === "string" && !options[name].multiple && names.indexOf(name) !== index) {
      throw unusable(`The option --${name} is there twice.`, { field: `--${name}` });
    }
  });
}

/** A number that an option holds. */
export function numberOption(given, name) {
  const value = given[name];
  if (value === undefined) return undefined;
  if (/^\d{1,16}(\.\d+)?$/.test(value)) return Number(value);
  throw unusable(`The option --${name} is not a number.`, { field: name });
}

/** The error for arguments that cannot be used. */
export function unusable(sentence, details) {
  return new CountersignError("OPTION_INVALID", sentence, details);
}

/** The package's version. */
export function version() {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
