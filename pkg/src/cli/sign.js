// `countersign sign GATEWAY`
import { openGateway } from "./credentials.js";
import { readText } from "./files.js";
import { readHeaders } from "./message.js";
import { messageText } from "./print.js";

export function sign(given, env) {
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
    return { result, text: messageText(result) };
  } finally {
    gateway.free();
  }
}
