// Credentials from files, or from the environment where a command needs them.
import { CountersignError, gateway, platform } from "countersign";
import { unusable } from "./arguments.js";
import { readKey, readSecret, readText, withoutMark } from "./files.js";

/**
 * The side of the gateway that the arguments name, with what it needs to sign, verify, or both. `mayLack` leaves a private key
 * of the environment out where it cannot be used.
 */
export function openGateway({ subject, options }, env, { signs = false, verifies = false, mayLack = false }) {
  const scheme = readScheme(subject, options.scheme);
  if (options.as !== undefined && !["platform", "gateway"].includes(options.as)) {
    throw unusable("The option --as is neither platform nor gateway.", { field: "as" });
  }
  const isPlatform = options.as === "platform";
  // Both are read: a file that is not there is a mistake on either side.
  const named = Object.fromEntries(["merchant-key", "platform-key"].map((name) => [name, options[name].map((file) => readKey(file, `--${name}`))]));
  const keys = named[isPlatform ? "merchant-key" : "platform-key"];
  const peerKeys = keys.length > 0 ? keys : fromEnvironment(env, isPlatform ? "MERCHANT_KEY" : "PLATFORM_KEY", verifies);
  const open = isPlatform ? platform : gateway;
  const given = { ...readCredentials(options, env, { signs }), [isPlatform ? "merchantKey" : "platformKey"]: peerKeys };
  try {
    return open(scheme, given);
  } catch (error) {
    if (!mayLack || options["private-key"] !== undefined || error.field !== "privateKey") throw error;
    return open(scheme, { ...given, privateKey: undefined });
  }
}

/** The own credentials; the private key only where it is named, or the command signs. */
export function readCredentials(options, env, { signs }) {
  return {
    merchant: options.merchant ?? fromEnvironment(env, "MERCHANT", true),
    privateKey: file(options, "private-key", readKey) ?? fromEnvironment(env, "PRIVATE_KEY", signs),
    password: file(options, "password-file", readSecret) ?? fromEnvironment(env, "PASSWORD", signs),
    secret: file(options, "secret-file", readSecret) ?? fromEnvironment(env, "SECRET", true),
  };
}

/** What the environment holds for other commands is none of this one's business. */
function fromEnvironment(env, name, isNeeded) {
  return isNeeded ? env[`COUNTERSIGN_${name}`] || undefined : undefined;
}

/** A built-in gateway by its name, or a scheme of one's own from its file. */
export function readScheme(name, schemeFile) {
  if (schemeFile === undefined) {
    if (name !== undefined) return name;
    throw unusable("The name of a gateway is missing.", { hint: "countersign gateways lists them; --scheme takes one of your own." });
  }
  if (name !== undefined) throw unusable("There are both the name of a gateway and --scheme.", { field: "scheme" });
  let scheme;
  try {
    scheme = JSON.parse(withoutMark(readText(schemeFile, "--scheme")));
  } catch (error) {
    if (error instanceof CountersignError) throw error;
  }
  if (typeof scheme === "object" && scheme !== null && !Array.isArray(scheme)) return scheme;
  throw new CountersignError("SCHEME_INVALID", "The file given as --scheme is not a JSON object.", { field: "--scheme" });
}

function file(options, name, read) {
  return options[name] === undefined ? undefined : read(options[name], `--${name}`);
}
