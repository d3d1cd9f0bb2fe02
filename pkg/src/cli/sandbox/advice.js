// Answers that are wrong → what to change.
import { GONE } from "./send.js";

const RAW =
  "The endpoint verifies a body that was parsed and written again: it needs the raw bytes. countersign/express, /fastify and /hono " +
  "keep them; a parser such as express.json() must not come first.";

/** A sentence for each thing, the most important first. */
export function advice(rows, judge) {
  const wrong = new Map(rows.filter(({ right }) => !right).map((row) => [row.id, row]));
  const genuine = wrong.get("genuine");
  const forged = [...wrong.values()].filter(({ expected }) => expected === "refused");
  const taken = forged.filter(({ id, answer }) => id !== "moved" && answer.status < 400);
  const accepted = taken.filter(({ answer }) => judge.isAccepted(answer));
  const failures = rows.map(({ answer }) => answer.failure ?? "");
  return [
    accepted.length > 0 && "The endpoint accepts what is not genuine: whoever knows its address can make an order paid. Verify before anything else.",
    wrong.get("moved")?.answer.status < 400 &&
      "The signature does not fix where one value ends: compare order number and amount with your own order (`expect`).",
    taken.length > accepted.length && "The gateway takes the answer to what is not genuine for an acknowledgement, whatever its body says: refuse with 400.",
    genuine && genuineAdvice(genuine.answer, judge.acknowledgement),
    !genuine && wrong.has("repeated") && "Acknowledge a repeated notification as the first, or the gateway sends it again and again; act on the first only.",
    !genuine && wrong.has("spaces") && RAW,
    forged.some(({ answer }) => answer.status >= 500) && "A message that is refused is no fault of the server: answer it with 400, not with 500.",
    failures.includes(GONE) && "The endpoint ended over the message before: catch what verifying throws, and answer with 400.",
    failures.some((failure) => failure.startsWith("no answer")) && "Answer within the time that the gateway waits, and do what takes longer afterwards.",
  ].filter(Boolean);
}

function genuineAdvice({ status, body = "", failure }, acknowledgement) {
  if (failure !== undefined) return undefined;
  if (body.includes("MESSAGE_NOT_RAW")) return RAW;
  if (/FIELD_MISMATCH/.test(body) || [404, 409, 422].includes(status)) {
    return "The endpoint does not know the order, or the route: give the fields of one that it knows with --body FILE.";
  }
  if (status < 400 && acknowledgement !== undefined) {
    const { statuses, body: wanted } = acknowledgement;
    const what = `HTTP ${statuses.join(" or ")}${wanted === "" ? "" : ` with the body ${JSON.stringify(wanted)}`}`;
    return `The gateway takes only ${what} for an acknowledgement: send \`message.acknowledgement\`.`;
  }
  if (/SIGNATURE_MISMATCH/.test(body)) return "Does the endpoint trust the key that is shown here? If it does, it may verify a body that was parsed: it needs the raw bytes.";
  return "The endpoint does not acknowledge a genuine notification: see what it logged.";
}
