// An answer → whether it is right, and what to do where it is not.

const RAW =
  "The endpoint verifies a body that was parsed and written again: it needs the raw bytes. countersign/express, /fastify and /hono " +
  "keep them; a parser such as express.json() must not come first.";

/** The question with its answer, and whether that is right. `acknowledgement` is the gateway's, where it is known. */
export function judge({ id, what, genuine }, answer, acknowledgement) {
  const taken = isAcknowledged(answer, acknowledgement);
  const isRefusal = !taken && (answer.status >= 400 ? answer.status < 500 : Boolean(acknowledgement?.body));
  return { id, what, expected: genuine ? "acknowledged" : "refused", answer, right: genuine ? taken : answer.failure === undefined && isRefusal };
}

function isAcknowledged({ status, body }, acknowledgement) {
  if (acknowledgement === undefined) return status >= 200 && status < 300;
  return status === acknowledgement.status && (acknowledgement.body === "" || body === acknowledgement.body);
}

/** What to change, a sentence for each thing, the most important first. */
export function advice(rows, acknowledgement) {
  const wrong = new Map(rows.filter(({ right }) => !right).map((row) => [row.id, row]));
  const genuine = wrong.get("genuine");
  const accepted = rows.filter(({ id, expected, answer }) => wrong.has(id) && expected === "refused" && answer.status < 400);
  const faults = rows.filter(({ id, expected, answer }) => wrong.has(id) && expected === "refused" && answer.status >= 500);
  return [
    accepted.some(({ id }) => id !== "moved") &&
      "The endpoint accepts what is not genuine: whoever knows its address can make an order paid. Verify before anything else.",
    wrong.get("moved")?.answer.status < 400 &&
      "The signature does not fix where one value ends: compare order number and amount with your own order (`expect`).",
    genuine && genuineAdvice(genuine.answer, acknowledgement),
    !genuine && wrong.has("repeated") && "Acknowledge a repeated notification as the first, or the gateway sends it again and again; act on the first only.",
    !genuine && wrong.has("spaces") && RAW,
    faults.length > 0 && "A message that is refused is no fault of the server: answer it with 400, not with 500.",
    rows.some(({ answer }) => answer.failure?.startsWith("no answer")) && "Answer within the time that the gateway waits, and do what takes longer afterwards.",
  ].filter(Boolean);
}

function genuineAdvice({ status, body = "", failure }, acknowledgement) {
  if (failure !== undefined) return undefined;
  if (body.includes("MESSAGE_NOT_RAW")) return RAW;
  if (/FIELD_MISMATCH/.test(body) || [404, 409, 422].includes(status)) {
    return "The endpoint does not know the order, or the route: give the fields of one that it knows with --body FILE.";
  }
  if (status < 300 && acknowledgement !== undefined) {
    return `The gateway takes only HTTP ${acknowledgement.status} with the body ${JSON.stringify(acknowledgement.body)} for an acknowledgement: send \`message.acknowledgement\`.`;
  }
  if (/SIGNATURE_MISMATCH/.test(body)) return "Does the endpoint trust the key that is shown here? If it does, it may verify a body that was parsed: it needs the raw bytes.";
  return "The endpoint does not acknowledge a genuine notification: see what it logged.";
}
