// `countersign sign GATEWAY`
import { openGateway } from "./credentials.js";
import { readText } from "./files.js";
import { harmlessLines } from "./invisible.js";
import { readHeaders } from "./message.js";
import { messageText } from "./print.js";

export function sign(given, env, _paint, isTerminal) {
  const { options } = given;
  const gateway = openGateway(given, env, { signs: true });
  try {
    const result = gateway.sign(readText(options.body ?? "-", "--body"), {
      kind: options.kind,
      method: options.method,
      path: options.path,
      timestamp: options.timestamp,
      contentType: options["content-type"],
      headers: options.header.length === 0 ? undefined : Object.fromEntries(readHeaders(options)),
      query: options.query,
    });
    // A file or a pipe gets the bytes that are to be sent.
    return { result, text: messageText(result, isTerminal ? harmlessLines : undefined) };
  } finally {
    gateway.free();
  }
}
