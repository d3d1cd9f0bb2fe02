// A command line of a POSIX shell, as words.

const escapes = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", '"': '"', a: "\x07", b: "\b", e: "\x1b", f: "\f", v: "\v", "?": "?" };

/** The words of `text`; `undefined` where a quotation is not closed. Variables and substitutions are left as they are. */
export function shellWords(text) {
  const words = [];
  let word;
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === "'" || (sign === "$" && text[at + 1] === "'") || sign === '"') {
      const quoted = sign === "'" ? single(text, at) : sign === '"' ? double(text, at) : ansi(text, at);
      if (quoted === undefined) return undefined;
      word = (word ?? "") + quoted.value;
      at = quoted.end;
    } else if (sign === "\\" || (sign === "^" && isLineEnd(text, at + 1))) {
      const width = isLineEnd(text, at + 1);
      if (width === 0) word = (word ?? "") + (text[at + 1] ?? "");
      at += 1 + (width || 1);
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
    } else {
      word = (word ?? "") + sign;
      at += 1;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** How many characters the line end at `at` takes; 0 for none. */
function isLineEnd(text, at) {
  if (text[at] === "\n") return 1;
  return text[at] === "\r" && text[at + 1] === "\n" ? 2 : 0;
}

function single(text, at) {
  const end = text.indexOf("'", at + 1);
  return end === -1 ? undefined : { value: text.slice(at + 1, end), end: end + 1 };
}

function double(text, at) {
  const parts = [];
  for (let place = at + 1; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === '"') return { value: parts.join(""), end: place + 1 };
    if (sign === "\\" && place + 1 < text.length && '$`"\\\n'.includes(text[place + 1])) {
      place += 1;
      if (text[place] !== "\n") parts.push(text[place]);
    } else {
      parts.push(sign);
    }
  }
  return undefined;
}

/** `$'...'`, as browsers' developer tools write it. */
function ansi(text, at) {
  const parts = [];
  for (let place = at + 2; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === "'") return { value: parts.join(""), end: place + 1 };
    if (sign !== "\\") {
      parts.push(sign);
      continue;
    }
    const code = /^(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8}))/.exec(text.slice(place + 1, place + 10));
    if (code) {
      const point = Number.parseInt(code[1] ?? code[2] ?? code[3], 16);
      parts.push(point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point));
      place += code[0].length;
    } else {
      place += 1;
      parts.push(escapes[text[place]] ?? `\\${text[place] ?? ""}`);
    }
  }
  return undefined;
}
