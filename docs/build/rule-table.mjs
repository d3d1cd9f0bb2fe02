// The rule for one kind of message, as a table: the scheme's values, and what the schema says of each.
import { choices, meaning, withDefaults } from "./schema.mjs";
import { code, codes, joined, oneLine, table } from "./markdown.mjs";

/** A table for each kind of message; of one that is much like an earlier one, only what differs. */
export function ruleTables(info) {
  const full = [];
  return Object.entries(info.kinds).map(([kind, operation]) => {
    const rows = ruleRows(kind, operation);
    const like = full.map((other) => ({ ...other, differing: difference(rows, other.rows) })).find(({ differing }) => differing && differing.length <= rows.length / 2);
    if (like === undefined) full.push({ kind, rows });
    return { kind, text: like === undefined ? table(["", ""], rows) : asFor(like) };
  });
}

function asFor({ kind, differing }) {
  return differing.length === 0 ? `The same as for a ${kind}.` : `As for a ${kind}, but:\n\n${table(["", ""], differing)}`;
}

/** The rows that are not among the others; none where those have a row that these lack. */
function difference(rows, others) {
  if (!others.every(([label]) => rows.some(([own]) => own === label))) return undefined;
  return rows.filter(([label, cell]) => !others.some((other) => other[0] === label && other[1] === cell));
}

/** `operation` is the scheme's own, with `text` and `signature` filled in. */
function ruleRows(kind, operation) {
  const rows = [
    ["sent by", kind === "request" ? "the merchant" : kind === "redirect" ? "the gateway, through the payer's browser" : "the gateway"],
    ["method", code(operation.method)],
    ["written as", operation.formats.map((format) => lower(meaning("Format", format))).join("; or ")],
    ["canonical string", `${operation.text.map(partName).join(" then ")}`],
    ...operation.text.flatMap((part) => partRows(part, operation.carrier)),
    ...operation.alternatives.flatMap(alternativeRows),
    ...signatureRows(operation.signature),
    ["written in", lower(meaning("Encoding", operation.carrier.encoding))],
    ...carrierRows(operation.carrier),
    operation.omit !== "nothing" && ["left out of the message itself", meaning("Skip", operation.omit)],
    ...operation.headers.map(headerRow),
    operation.time ? timeRow(operation.time) : ["signed time", "none beside the fields"],
    ...(kind === "request" ? [] : [["one event", operation.event.length > 0 ? `the same ${codes(operation.event)}` : "all that is signed, the time left out"]]),
  ];
  return rows.filter(Boolean);
}

const PLAIN = { method: "METHOD", path: "PATH", timestamp: "TIME", body: "BODY", secret: "SECRET", merchant: "MERCHANT" };

/** What a part is called in the canonical string. */
function partName(part) {
  if (typeof part === "string") return code(PLAIN[part]);
  const [[name, value]] = Object.entries(part);
  if (name === "literal") return code(value);
  if (name === "value") return code(`${value.in.toUpperCase()} ${value.name}`);
  return { fields: "FIELDS", json: "JSON", bodyText: "BODY", digest: "DIGEST" }[name];
}

function partRows(part, carrier) {
  if (typeof part === "string") return [[code(PLAIN[part]), lower(meaning("Part", part))]];
  const [[name, value]] = Object.entries(part);
  return PARTS[name]?.(value, carrier) ?? [];
}

const PARTS = {
  fields: (given, carrier) => {
    const rule = withDefaults("Fields", given);
    const excluded = [...new Set([...rule.exclude, ...(carrier?.in === "field" ? [carrier.name, ...carrier.also] : [])])];
    return [
      ["FIELDS: which", rule.names ? `only ${codes(rule.names)}` : `every top-level field${excluded.length > 0 ? ` but ${joined(excluded.map(code))}` : ""}`],
      ["FIELDS: order", lower(meaning("Order", rule.order))],
      ["FIELDS: left out", lower(meaning("Skip", rule.skip))],
      ["FIELDS: each as", lower(meaning("Show", rule.show))],
      ["FIELDS: between two", rule.separator === "" ? "nothing" : code(rule.separator)],
      ["FIELDS: a value's text", "text without quotation marks and escapes, as UTF-8; a JSON number with its own digits, so that `100.00` stays `100.00`"],
      ["FIELDS: nested", lower(meaning("Nested", rule.nested))],
    ];
  },
  json: (given) => {
    const rule = withDefaults("JsonObject", given);
    return [
      ["JSON: members", rule.names ? `${codes(rule.names)}, in this order; one that is absent is written as null` : "the fields as received, without the signature"],
      ["JSON: values", rule.integers.length > 0 ? `${codes(rule.integers)} as integers, all others as text` : "all as text"],
      ["JSON: style", meaning("JsonStyle", rule.style)],
    ];
  },
  value: (rule) => [[code(`${rule.in.toUpperCase()} ${rule.name}`), lower(meaning("Missing", rule.missing ?? "refuse"))]],
  bodyText: (given) => [["BODY", oneLine(JSON.stringify(withDefaults("BodyText", given)))]],
  digest: (rule) => [["DIGEST", `${meaning("Hash", rule.hash)}, ${lower(meaning("Encoding", rule.encoding))}, of ${rule.text.map(partName).join(" then ")}`], ...rule.text.flatMap((part) => partRows(part))],
};

/** Only what differs: the members of a JSON object are a list of their own. */
function alternativeRows({ name, text }) {
  return [[`or: ${name}`, [text.map(partName).join(" then "), ...text.flatMap((part) => partRows(part)).map(([, cell]) => cell)].join("; ")]];
}

function signatureRows(signature) {
  const [[name, rule]] = Object.entries(signature);
  const { description } = choices("Signature").find((one) => one.name === name);
  const rows = [["signature", description.replace(/\.$/, "")]];
  if (rule.hash) rows.push(["digest", meaning("Hash", rule.hash)]);
  if (rule.chunks) rows.push(["bytes of text in a block", rule.chunks.map(chunk).join("; accepted too: ")]);
  if (rule.curve) rows.push(["curve", meaning("Curve", rule.curve)], ["r and s", `${meaning("EcdsaForm", rule.form)}; a high s is as good as a low one`]);
  rows.push(["key", KEYS[name]]);
  return rows;
}

const KEYS = {
  rsaType1: "the sender's RSA key pair: the private key signs, the public one verifies",
  rsaPkcs1v15: "the sender's RSA key pair: the private key signs, the public one verifies",
  ecdsa: "the sender's key pair: the private key signs, the public one verifies",
  digest: "the secret that both sides hold, as a part of the text",
  hmac: "the secret that both sides hold",
};

function chunk(one) {
  return one === "full" ? "as many as fit, the length of the key − 11" : `${one.bytes}, or as many as fit where that is fewer`;
}

function carrierRows(carrier) {
  const place = { header: "header", field: "field", query: "query parameter" }[carrier.in];
  const also = carrier.also.length > 0 ? `; read as ${codes(carrier.also)} too` : "";
  const prefix = carrier.prefix ? `, after ${code(carrier.prefix)}` : "";
  return [["stands in", `the ${place} ${code(carrier.name)}${prefix}${also}`]];
}

function headerRow({ name, value, optional }) {
  const held = typeof value === "string" ? lower(meaning("HeaderValue", value)) : code(value.text);
  return [`header ${code(name)}`, held + (optional ? ", where it is given" : "")];
}

function timeRow(given) {
  const time = withDefaults("Time", given);
  const also = time.also.length > 0 ? `; read as ${codes(time.also)} too` : "";
  const zone = time.format === "yyyyMMddHHmmss" || time.format === "iso8601" ? `; ${time.utcOffsetMinutes} minutes east of UTC` : "";
  return ["signed time", `header ${code(time.header)}${also}; ${lower(meaning("TimeFormat", time.format))}${zone}${tolerance(time)}`];
}

function tolerance({ toleranceSeconds: seconds }) {
  if (seconds !== null) return `; at most ${seconds} seconds off`;
  return "; how far it may be off is not known here, so `toleranceSeconds` says it (300 by default)";
}

function lower(text) {
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
