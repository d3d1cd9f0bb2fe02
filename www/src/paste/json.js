// Where the fields of a JSON object stand in its text: the text is never parsed and written again.

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const word = /true|false|null/y;
const MAX_DEPTH = 64;

/**
 * The top-level fields of the JSON object that `text` is, with the range of each value in `text`.
 * `undefined` where it is no JSON object.
 */
export function jsonFields(text) {
  const start = skip(text, 0);
  if (text[start] !== "{") return undefined;
  const fields = [];
  const end = readObject(text, start, 0, undefined, (field) => fields.push(field));
  return end !== -1 && skip(text, end) === text.length ? fields : undefined;
}

/**
 * Where the JSON value that begins at `start` ends, or -1 where none does. The set `broken` gets the places of objects
 * inside it that do not end, for whoever tries one place after another.
 */
export function jsonEnd(text, start, broken) {
  return readValue(text, start, 0, broken);
}

function readValue(text, at, depth, broken) {
  if (depth > MAX_DEPTH) return -1;
  switch (text[at]) {
    case "{": {
      const end = readObject(text, at, depth, broken);
      if (end === -1 && depth > 0) broken?.add(at);
      return end;
    }
    case "[":
      return readArray(text, at, depth, broken);
    case '"':
      return match(string, text, at);
    default:
      return Math.max(match(number, text, at), match(word, text, at));
  }
}

function readObject(text, at, depth, broken, onField) {
  let place = skip(text, at + 1);
  if (text[place] === "}") return place + 1;
  for (;;) {
    const nameEnd = match(string, text, place);
    if (nameEnd === -1) return -1;
    const colon = skip(text, nameEnd);
    if (text[colon] !== ":") return -1;
    const start = skip(text, colon + 1);
    const end = readValue(text, start, depth + 1, broken);
    if (end === -1) return -1;
    if (onField) onField({ name: JSON.parse(text.slice(place, nameEnd)), start, end, ...valueOf(text, start, end) });
    const next = skip(text, end);
    if (text[next] === "}") return next + 1;
    if (text[next] !== ",") return -1;
    place = skip(text, next + 1);
  }
}

function readArray(text, at, depth, broken) {
  let place = skip(text, at + 1);
  if (text[place] === "]") return place + 1;
  for (;;) {
    const end = readValue(text, place, depth + 1, broken);
    if (end === -1) return -1;
    const next = skip(text, end);
    if (text[next] === "]") return next + 1;
    if (text[next] !== ",") return -1;
    place = skip(text, next + 1);
  }
}

/** What a person calls the value: text without its quotes, all else as it is written. */
function valueOf(text, start, end) {
  const raw = text.slice(start, end);
  return raw[0] === '"' ? { type: "text", value: JSON.parse(raw) } : { type: "literal", value: raw };
}

function skip(text, at) {
  space.lastIndex = at;
  space.test(text);
  return space.lastIndex;
}

function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
