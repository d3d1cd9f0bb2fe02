// A signed message with another signature, with an empty one, or with none; and fields with another value.

/** The message with `signature` in place of its own. */
export function withSignature(message, signature) {
  const own = message.signature;
  const header = (pair) => (pair[1] === own ? [pair[0], signature] : pair);
  const parameter = ({ value, key, text }) => (value === own ? `${key}=${encodeURIComponent(signature)}` : text);
  return changed(message, header, parameter, (text) => text.replace(own, () => signature));
}

/** The message without its signature's header, field or parameter. */
export function withoutSignature(message, { name }) {
  const own = message.signature;
  const member = new RegExp(`,?${literally(JSON.stringify(name))}:${literally(JSON.stringify(own))}`);
  const element = new RegExp(`<${literally(name)}>(<!\\[CDATA\\[)?${literally(own)}(\\]\\]>)?</${literally(name)}>`);
  const header = (pair) => (pair[0] === name && pair[1] === own ? undefined : pair);
  const parameter = (pair) => (pair.name === name && pair.value === own ? undefined : pair.text);
  return changed(message, header, parameter, (text) => text.replace(member, "").replace(element, ""));
}

/** The message with every header, every parameter and a body that is no form changed by these. */
function changed(message, header, parameter, text) {
  const { headers, body, query } = message;
  const parameters = (pairs) => pairs?.split("&").map(readPair).map(parameter).filter((pair) => pair !== undefined).join("&");
  return {
    ...message,
    headers: Object.fromEntries(Object.entries(headers).map(header).filter(Boolean)),
    body: isForm(headers) ? parameters(body) : body && text(body),
    query: parameters(query),
  };
}

function isForm(headers) {
  return /^application\/x-www-form-urlencoded/i.test(headers["Content-Type"] ?? "");
}

/** A parameter as it is written, and what that says. */
function readPair(text) {
  const [key] = text.split("=", 1);
  const [[name, value] = []] = new URLSearchParams(text);
  return { text, key, name, value };
}

function literally(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

const AMOUNT = /amount|money|price|total/i;

/** Whether a field of this name says how much was paid. */
function isAmount(name) {
  return AMOUNT.test(name);
}

/** The fields, as JSON, with another value in one of them, and that field's name: the amount's first, then any other's. */
export function* withOtherValues(json) {
  const fields = JSON.parse(json);
  const names = Object.keys(fields).filter((name) => /^[\w.]+$/.test(name));
  for (const name of new Set([...names.filter(isAmount), ...names])) {
    // A digit before a number or inside quotation marks, and every other byte stays.
    const changed = json.replace(new RegExp(`("${literally(name)}"\\s*:\\s*"?)(?=[^\\s"{[tfn-])`), "$19");
    if (isChanged(changed, name, fields[name])) yield { json: changed, name };
  }
}

/** The fields with one character moved between two of their values, such that an amount becomes another. */
export function* withMovedCharacters(json, names) {
  const fields = JSON.parse(json);
  const texts = names.filter((name) => typeof fields[name] === "string" && fields[name].length > 1);
  for (const first of texts) {
    for (const second of texts.filter((name) => name !== first)) {
      const [a, b] = [fields[first], fields[second]];
      for (const values of [[a.slice(0, -1), a.at(-1) + b], [a + b[0], b.slice(1)]]) {
        const moved = { ...fields, [first]: values[0], [second]: values[1] };
        const isOther = [first, second].some((name) => isAmount(name) && Number(moved[name]) !== Number(fields[name]));
        if (isOther) yield { json: JSON.stringify(moved), names: [first, second] };
      }
    }
  }
}

function isChanged(json, name, before) {
  try {
    return JSON.parse(json)[name] !== before;
  } catch {
    return false;
  }
}
