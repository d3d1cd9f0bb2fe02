// `countersign sign GATEWAY`
import { openGateway } from "./credentials.js";
import { unusable } from "./arguments.js";
import { readBytes } from "./files.js";
import { messageText } from "./print.js";

export function sign(given, env) {
  const { options } = given;
  const gateway = openGateway(given, env, true);
  try {
    const result = gateway.sign(params(options), {
      kind: options.kind,
      method: options.method,
      path: options.path,
      timestamp: options.timestamp,
      contentType: options["content-type"],
    });
    return { result, text: messageText(result) };
  } finally {
    gateway.free();
  }
}

/** The JSON to sign, its bytes as they are. */
function params(options) {
  const bytes = readBytes(options.body ?? "-", "--body");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unusable("The body is not UTF-8 text.", { field: "--body" });
  }
}
