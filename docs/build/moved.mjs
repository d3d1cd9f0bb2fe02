// A character moved from one field to the field before it, so that the text joined of both stays the same.

/** `{ fields, message }`; none where the rule has no neighbours that touch, or they are not fields of the expectation. */
export function moved({ signed, expect, amount, explanation: { canonical } }) {
  if (canonical.spans.some(({ source }) => source === "body") || signed.body === undefined) return undefined;
  const spans = canonical.spans.filter(({ start, end }) => end > start);
  const bytes = Buffer.from(canonical.bytes, "hex");
  // The amount, where it can be.
  const names = [amount, ...Object.keys(expect)];
  const positions = names.map((name) => spans.findIndex(({ field }, position) => field === name && spans[position - 1]?.source === "field"));
  const index = positions.find((position) => position > 0) ?? -1;
  if (index < 1) return undefined;
  const [before, after] = [spans[index - 1], spans[index]];
  const [first, second] = [text(bytes, before), text(bytes, after)];
  const fields = [
    { name: before.field, from: first, to: first + second[0] },
    { name: after.field, from: second, to: second.slice(1) },
  ];
  return { fields, message: { ...signed, body: rewritten(signed, fields) } };
}

function rewritten({ body, headers }, fields) {
  const values = Object.fromEntries(fields.map(({ name, to }) => [name, to]));
  if (headers["Content-Type"].startsWith("application/json")) return JSON.stringify({ ...JSON.parse(body), ...values });
  return new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(body)), ...values }).toString();
}

function text(bytes, { start, end }) {
  return bytes.subarray(start, end).toString();
}
