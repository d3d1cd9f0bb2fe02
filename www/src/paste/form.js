// Where the fields of a form body or query stand in its text.

const shape = /^[^\s=&?#"'{}<>]+=[^\s"{}<>]*$/;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whether the text looks like `a=1&b=2`. */
export function isForm(text) {
  return shape.test(text) && (text.includes("&") || /^[\w.[\]-]+=/.test(text));
}

/** The fields, with the range of each value in `text`. */
export function formFields(text) {
  const fields = [];
  let at = 0;
  for (const pair of text.split("&")) {
    if (pair !== "") {
      const equals = pair.indexOf("=");
      const nameEnd = equals === -1 ? pair.length : equals;
      const start = at + (equals === -1 ? pair.length : equals + 1);
      fields.push({
        name: decodeForm(pair.slice(0, nameEnd)),
        start,
        end: at + pair.length,
        type: "text",
        value: decodeForm(text.slice(start, at + pair.length)),
      });
    }
    at += pair.length + 1;
  }
  return fields;
}

/** The text of a form-encoded name or value; what is encoded wrongly stays as it is. */
export function decodeForm(text) {
  const spaced = text.replaceAll("+", " ");
  if (/%(?![\da-f]{2})/i.test(spaced)) return spaced;
  const decoded = spaced.replace(/(?:%[\da-f]{2})+/gi, decodeBytes);
  return decoded.includes("\ufffd") ? spaced : decoded;
}

// decodeURIComponent throws at what is no UTF-8: that takes seconds where many fields are encoded wrongly.
function decodeBytes(run) {
  return utf8.decode(Uint8Array.from(run.slice(1).split("%"), (byte) => Number.parseInt(byte, 16)));
}

/** The text as a form writes it. */
export function encodeForm(text) {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
