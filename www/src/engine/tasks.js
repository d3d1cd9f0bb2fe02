// What the page asks of the package: plain values in, plain values out.
import { convertKey, CountersignError, gateway, gateways, inspectKey, platform } from "countersign";

const tasks = {
  gateways,
  explain,
  sign,
  describe: ({ scheme }) => using(gateway(scheme), (side) => side.info),
  inspect: ({ key, password }) => inspectKey(key, { password }),
  convert: ({ key, format, password }) => convertKey(key, format, { password }),
};

/** Does one task. Gives `{ value }`, or `{ error }` where the package refuses. */
export function perform(task, input) {
  try {
    return { value: tasks[task](input) };
  } catch (error) {
    return { error: plain(error) };
  }
}

/** Whose messages are verified with whose rules: requests by the gateway, all else by the merchant. */
function verifier(kind) {
  return kind === "request" ? platform : gateway;
}

function signer(kind) {
  return kind === "request" ? gateway : platform;
}

function explain({ id, kind, credentials, message, options }) {
  return using(verifier(kind)(id, credentials), (side) => {
    const explanation = side.explain(message, { ...options, kind });
    if (explanation.verdict !== "genuine") return { explanation };
    const { reply, ...verifying } = options;
    const { acknowledgement, alternative, key } = side.verify(message, { ...verifying, kind });
    return { explanation, acknowledgement, alternative, key };
  });
}

/** Signs; then explains the result as the other side sees it, for the source of every byte. */
function sign({ id, kind, credentials, params, options }) {
  const signed = using(signer(kind)(id, credentials), (side) => side.sign(params, { ...options, kind }));
  const { method, path, query, headers, body } = signed;
  const { privateKey, password, secret, merchant } = credentials;
  const publicKey = privateKey === undefined ? undefined : inspectKey(privateKey, { password }).publicKey;
  const peer = { secret, merchant, [kind === "request" ? "merchantKey" : "platformKey"]: publicKey };
  const seen = using(verifier(kind)(id, peer), (side) => side.explain({ method, path, query, headers, body }, { kind }));
  return { signed, seen, publicKey };
}

function using(side, work) {
  try {
    return work(side);
  } finally {
    side.free();
  }
}

function plain(error) {
  if (!(error instanceof CountersignError)) return { code: "UNEXPECTED", message: String(error?.message ?? error) };
  const { code, message, hint, field, expected, found } = error;
  return { code, message, hint, field, expected, found };
}
