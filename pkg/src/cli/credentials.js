// Credentials from files, or from the environment where a command needs them.
import { gateway, platform } from "countersign";
import { unusable } from "./arguments.js";
import { readKey, readSecret } from "./files.js";

/** The side of the gateway that the arguments name, with what it needs to sign or verify. */
export function openGateway({ subject, options }, env, signing) {
  if (subject === undefined) {
    throw unusable("The name of a gateway is missing.", { hint: "countersign gateways lists them." });
  }
  if (options.as !== undefined && !["platform", "gateway"].includes(options.as)) {
    throw unusable("The option --as is neither platform nor gateway.", { field: "as" });
  }
  const isPlatform = options.as === "platform";
  const peer = isPlatform ? "merchant-key" : "platform-key";
  // What the environment holds for other commands is none of this one's business.
  const fromEnvironment = (name, isNeeded) => (isNeeded ? env[`COUNTERSIGN_${name}`] || undefined : undefined);
  const keys = options[peer].map((file) => readKey(file, `--${peer}`));
  const peerKeys = keys.length > 0 ? keys : fromEnvironment(isPlatform ? "MERCHANT_KEY" : "PLATFORM_KEY", !signing);
  const open = isPlatform ? platform : gateway;
  return open(subject, {
    merchant: options.merchant ?? fromEnvironment("MERCHANT", true),
    privateKey: file(options, "private-key", readKey) ?? fromEnvironment("PRIVATE_KEY", signing),
    password: file(options, "password-file", readSecret) ?? fromEnvironment("PASSWORD", signing),
    secret: file(options, "secret-file", readSecret) ?? fromEnvironment("SECRET", true),
    [isPlatform ? "merchantKey" : "platformKey"]: peerKeys,
  });
}

function file(options, name, read) {
  return options[name] === undefined ? undefined : read(options[name], `--${name}`);
}
