// Where the fields of a flat XML message stand in its text: `<xml><name>value</name>…</xml>`, values as text or CDATA.

// What an opening tag begins, whether or not it is closed: no stretch of the text is searched twice.
const element = /<([A-Za-z_][\w.-]*)>(?:\s*<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)\s*|([^<]*))(<\/\1>)?/g;
const whole = /^\s*(?:<\?xml[^>]*\?>\s*)?<([A-Za-z_][\w.-]*)>([\s\S]*)<\/\1>\s*$/;
const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The fields with the range of each value in `text`; `undefined` where it is no such message. */
export function xmlFields(text) {
  const document = whole.exec(text);
  if (!document) return undefined;
  const offset = text.indexOf(document[2], text.indexOf(`<${document[1]}>`) + document[1].length + 2);
  const fields = [];
  for (const found of document[2].matchAll(element)) {
    if (!found[4]) continue;
    const isData = found[2] !== undefined;
    const raw = isData ? found[2] : found[3].trim();
    const start = offset + found.index + (isData ? found[0].indexOf("<![CDATA[") + 9 : found[0].indexOf(raw, found[1].length + 2));
    fields.push({ name: found[1], start, end: start + raw.length, type: isData ? "data" : "text", value: isData ? raw : decodeXml(raw) });
  }
  return fields;
}

/** The value as the field writes it. */
export function encodeXml(value, field) {
  if (field.type === "data") return value.replaceAll("]]>", "");
  return value.replace(/[<>&]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[sign]);
}

function decodeXml(text) {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => entities[name]);
}
