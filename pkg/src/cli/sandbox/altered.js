// A signed message with another signature, with an empty one, or with none; and fields with another value.

/** The message with `signature` in place of its own. */
export function withSignature(message, signature) {
  const own = message.signature;
  const swap = (text) => text?.replace(own, () => signature).replace(encodeURIComponent(own), () => encodeURIComponent(signature));
  return { ...message, headers: swapValues(message.headers, own, signature), body: swap(message.body), query: swap(message.query) };
}

function swapValues(headers, own, signature) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === own ? signature : value]));
}

/** The message without its signature's header, field or parameter. */
export function withoutSignature(message, { name }) {
  const { headers, signature, body, query } = message;
  const [key, value] = [literally(name), `${literally(signature)}`];
  const json = new RegExp(`,?"${key}":"${value}"`);
  const pair = new RegExp(`(^|&)${literally(encodeURIComponent(name))}=${literally(encodeURIComponent(signature))}`);
  const element = new RegExp(`<${key}>(<!\\[CDATA\\[)?${value}(\\]\\]>)?</${key}>`);
  const without = (text) => [json, pair, element].reduce((rest, pattern) => rest?.replace(pattern, ""), text);
  const others = Object.entries(headers).filter(([header, held]) => header !== name || held !== signature);
  return { ...message, headers: Object.fromEntries(others), body: without(body), query: without(query) };
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
