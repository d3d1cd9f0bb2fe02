// Which gateway a message belongs to, going by the gateways' own rules.
import { formFields } from "./form.js";
import { carrierNames, listedNames, otherHeaders } from "../rule.js";
import { jsonFields } from "./json.js";
import { xmlFields } from "./xml.js";

/** How much each finding counts. A signature's header is nearly a proof, a path a strong hint, a shape a weak one. */
const weight = { signatureHeader: 10, signatureField: 6, header: 4, path: 6, host: 6, name: 0.5, outcome: 2, method: 1, format: 1, encoding: 2, direction: 3 };
const MAX_NAMES = 4;

/** The names of all headers that a rule knows of, lower case. */
export function knownHeaders(gateways) {
  const names = new Set();
  for (const { kinds } of gateways) {
    for (const rule of Object.values(kinds)) {
      if (rule.carrier.in === "header") for (const name of carrierNames(rule)) names.add(name.toLowerCase());
      for (const name of otherHeaders(rule)) names.add(name.toLowerCase());
    }
  }
  return [...names];
}

/** The fields of a message, wherever they stand. */
export function messageFields(message) {
  const body = message.body.trim();
  if (body === "") return message.query ? formFields(message.query) : [];
  return jsonFields(body) ?? xmlFields(body) ?? (body.includes("=") && !body.startsWith("{") ? formFields(body) : []);
}

/**
 * The gateways and kinds that fit, the best first: `{ gateway, kind, score, because }`, where `because` names what was
 * found. Those with the score of the first fit equally well.
 */
export function recognise(message, gateways) {
  const seen = {
    headers: new Map(message.headers.map(([name, value]) => [name.toLowerCase(), value])),
    fields: new Map(messageFields(message).map(({ name, value }) => [name, value])),
    message,
    query: new Map(formFields(message.query ?? "").map(({ name, value }) => [name, value])),
    format: formatOf(message.body.trim()),
  };
  const fits = [];
  for (const gateway of gateways) {
    for (const [kind, rule] of Object.entries(gateway.kinds)) {
      const fit = score(seen, gateway, kind, rule);
      if (fit.score > 0) fits.push({ gateway: gateway.id, kind, ...fit });
    }
  }
  return fits.sort((a, b) => b.score - a.score);
}

function formatOf(body) {
  if (body === "") return "query";
  if (body.startsWith("{")) return "json";
  return body.startsWith("<") ? "xml" : "form";
}

function score(seen, gateway, kind, rule) {
  const because = [];
  let score = signature(seen, rule, because);
  for (const name of otherHeaders(rule)) {
    if (seen.headers.has(name.toLowerCase())) {
      score += weight.header;
      because.push(name);
    }
  }
  score += place(seen, gateway, kind, because);
  if (score === 0) return { score, because };
  score += names(seen, rule) + outcomes(seen, rule);
  if (seen.message.method && seen.message.method === rule.method) score += weight.method;
  if (rule.formats[0] === seen.format) score += weight.format;
  return { score: score + direction(seen.message, kind), because };
}

/** The signature itself: where the rule says, and written as the rule says. */
function signature(seen, rule, because) {
  const place = rule.carrier.in;
  for (const [rank, name] of carrierNames(rule).entries()) {
    const value = { header: () => seen.headers.get(name.toLowerCase()), field: () => seen.fields.get(name), query: () => seen.query.get(name) }[place]();
    if (value === undefined) continue;
    because.push(name);
    const found = place === "header" ? weight.signatureHeader : weight.signatureField;
    const bare = value.startsWith(rule.carrier.prefix ?? "") ? value.slice((rule.carrier.prefix ?? "").length) : value;
    return found - rank + (writtenAs(rule.carrier.encoding, bare) ? weight.encoding : -weight.encoding);
  }
  return 0;
}

function writtenAs(encoding, value) {
  const hex = /^(?:[\da-f]{2})+$/i.test(value.replace(/\s/g, ""));
  return encoding.startsWith("hex") ? hex : !hex;
}

function place({ message }, gateway, kind, because) {
  let score = 0;
  const host = message.host?.replace(/:\d+$/, "").toLowerCase();
  if (host && gateway.documents.some((link) => sameSite(host, hostOf(link)))) {
    score += weight.host;
    because.push(host);
  }
  if (kind === "request" && message.path && gateway.paths.some(({ path }) => message.path.endsWith(path))) {
    score += weight.path;
    because.push(message.path);
  }
  return score;
}

function names({ fields }, rule) {
  return Math.min(MAX_NAMES, listedNames(rule).filter((name) => fields.has(name)).length * weight.name);
}

function outcomes({ fields }, rule) {
  const fits = rule.outcomes.some(({ field, paid = [], failed = [], refunded = [], pending = [] }) =>
    [...paid, ...failed, ...refunded, ...pending].includes(fields.get(field)),
  );
  return fits ? weight.outcome : 0;
}

/** An answer is a response; what the message was sent with says little about the other kinds. */
function direction(message, kind) {
  if (message.isAnswer) return kind === "response" ? weight.direction : -weight.direction;
  return kind === "response" ? -1 : kind === "callback" ? 0.5 : 0;
}

function hostOf(link) {
  return /^https?:\/\/([^/:]+)/.exec(link)?.[1]?.toLowerCase() ?? "";
}

function sameSite(a, b) {
  const site = (host) => host.split(".").slice(-2).join(".");
  return b !== "" && b.includes(".") && site(a) === site(b);
}
