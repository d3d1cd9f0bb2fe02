// `countersign explain GATEWAY`
import { openGateway } from "./credentials.js";
import { explanationText } from "./explanation.js";
import { readText } from "./files.js";
import { readMessage, verifyOptions } from "./message.js";
import { statusOf } from "./status.js";

export function explain(given, env, paint) {
  const { options } = given;
  // Its own key tells whether the own side signed the message. In the environment it may be that of another gateway.
  const gateway = openGateway(given, env, { signs: true, verifies: true, mayLack: true });
  try {
    const result = gateway.explain(readMessage(options, gateway), {
      ...verifyOptions(options),
      reply: options.reply === undefined ? undefined : readText(options.reply, "--reply"),
    });
    return { result, text: explanationText(result, paint), status: statusOf(result.error?.code) };
  } finally {
    gateway.free();
  }
}
