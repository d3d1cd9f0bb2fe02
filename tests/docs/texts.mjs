// From a message's fields to the text that is signed, written a second time.

/** The fields of a message: of a JSON, form or XML body, or of the query. */
export function fieldsOf({ body, query, headers }) {
  if (body === undefined) return Object.fromEntries(new URLSearchParams(query));
  const type = headers["Content-Type"] ?? "";
  if (type.includes("xml")) return xml(body);
  return type.includes("form") ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}

function xml(body) {
  const elements = body.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/g);
  const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return Object.fromEntries([...elements].map(([, name, raw, escaped]) => [name, raw ?? unescaped(escaped)]));
}

/** The fields without some. */
export function without(fields, ...names) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The values in the order of the names. */
export function values(fields) {
  return sorted(fields).map(([, value]) => String(value ?? "")).join("");
}

/** `k=v&k=v` in the order of the names; a nested object is flattened, or its own pairs. */
export function pairs(fields, { keep = (value) => value !== "" && value !== null, nested } = {}) {
  const flat = nested === "flatten" ? Object.assign({}, ...Object.entries(fields).map(([name, value]) => (isObject(value) ? value : { [name]: value }))) : fields;
  return sorted(flat)
    .filter(([, value]) => keep(value))
    .map(([name, value]) => `${name}=${isObject(value) && nested === "pairs" ? pairs(value, { keep, nested }) : value}`)
    .join("&");
}

function sorted(fields) {
  return Object.entries(fields).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}
