// `countersign verify GATEWAY`
import { openGateway } from "./credentials.js";
import { readMessage, verifyOptions } from "./message.js";
import { verifiedText } from "./print.js";

export function verify(given, env) {
  const gateway = openGateway(given, env, { verifies: true });
  try {
    const verified = gateway.verify(readMessage(given.options, gateway), verifyOptions(given.options));
    // Fields as they were signed: a number's zeros count.
    const texts = Object.fromEntries(Object.keys(verified.params).map((name) => [name, verified.text(name)]));
    return { result: { genuine: true, ...verified.toJSON(), texts }, text: verifiedText(verified) };
  } finally {
    gateway.free();
  }
}
