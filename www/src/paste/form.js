// Where the fields of a form body or query stand in its text.

const shape = /^[^\s=&?#"'{}<>]+=[^\s"{}<>]*(?:&[^\s=&"{}<>]*(?:=[^\s"{}<>&]*)?)*$/;

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
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The text as a form writes it. */
export function encodeForm(text) {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
