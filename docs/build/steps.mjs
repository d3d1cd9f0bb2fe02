// The worked example step by step: fields, canonical string, signature, message.
import { block, code, sections, table } from "./markdown.mjs";
import { signatureSteps } from "./signature-steps.mjs";

export function steps(example) {
  const { params, explanation, signed } = example;
  return sections(
    "The fields:",
    block("json", JSON.stringify(params, null, 2)),
    "The canonical string:",
    block("text", explanation.canonical.text),
    "Where each part of it comes from:",
    table(["bytes", "text", "from"], canonicalRows(explanation.canonical)),
    leftOut(example),
    signatureSteps(example),
    signed.path ? "The message:" : "The message; which path it goes to is not known here:",
    block("http", wire(signed)),
  );
}

const SOURCES = { rule: "the rule", method: "the method", path: "the path", timestamp: "the signed time", body: "the body", merchant: "the merchant's id", secret: "the secret", digest: "a digest" };

function canonicalRows({ bytes, spans }) {
  const all = Buffer.from(bytes, "hex");
  return spans
    .filter(({ start, end }) => end > start)
    .map(({ start, end, source, field }) => [end - start > 1 ? `${start}–${end - 1}` : String(start), code(all.subarray(start, end).toString()), source in SOURCES ? SOURCES[source] : `the ${source} ${code(field)}`]);
}

/** Fields of the message that add nothing to the text. */
function leftOut({ params, explanation: { canonical }, rule }) {
  if (rule.text.includes("body")) return "";
  const used = new Set(canonical.spans.filter(({ start, end }) => end > start).map(({ field }) => field));
  const left = Object.keys(params).filter((name) => params[name] === "" && !used.has(name));
  return left.length > 0 && `${left.map(code).join(", ")} ${left.length > 1 ? "are" : "is"} empty and adds nothing.`;
}

/** A message as it goes over the wire. */
export function wire({ method, path, query, headers, body }) {
  const address = `${path || "(path)"}${query ? `?${query}` : ""}`;
  const lines = [`${method} ${address} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return body === undefined ? lines.join("\n") : `${lines.join("\n")}\n\n${body}`;
}
