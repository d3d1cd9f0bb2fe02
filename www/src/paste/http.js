// A raw HTTP message, or a block of headers followed by a body.
import { splitAddress } from "./address.js";

const requestLine = /^([A-Z]{3,7}) (\S+)(?: HTTP\/[\d.]+)?$/;
const statusLine = /^HTTP\/[\d.]+ \d{3}(?: .*)?$/;
const headerLine = /^(:?[A-Za-z0-9!#$%&'*+.^_`|~-]+):(.*)$/;

export function isHttp(text) {
  const first = firstLine(text.replace(/^\s+/, ""));
  if (statusLine.test(first) || requestLine.test(first)) return true;
  return headerLine.test(first) && !/^https?:/i.test(first);
}

/** The message; `isAnswer` where it begins with a status line. */
export function readHttp(text) {
  let rest = text.replace(/^\s+/, "");
  const message = { headers: [], body: "", notes: [], isAnswer: false };
  const first = firstLine(rest);
  const request = requestLine.exec(first);
  if (request) {
    const { host, path, query } = splitAddress(request[2]);
    Object.assign(message, { method: request[1], host, path, query });
    rest = afterLine(rest);
  } else if (statusLine.test(first)) {
    message.isAnswer = true;
    rest = afterLine(rest);
  }
  for (;;) {
    const line = firstLine(rest);
    const header = headerLine.exec(line);
    if (!header) {
      message.body = line.trim() === "" ? afterLine(rest) : rest;
      break;
    }
    if (!header[1].startsWith(":")) message.headers.push([header[1], header[2].trim()]);
    rest = afterLine(rest);
  }
  message.host ??= message.headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  cutToLength(message);
  return message;
}

function firstLine(text) {
  const end = text.indexOf("\n");
  return (end === -1 ? text : text.slice(0, end)).replace(/\r$/, "");
}

function afterLine(text) {
  const end = text.indexOf("\n");
  return end === -1 ? "" : text.slice(end + 1);
}

/** A line end that copying added is not part of the body when Content-Length says so. */
function cutToLength(message) {
  const length = Number(message.headers.find(([name]) => name.toLowerCase() === "content-length")?.[1]);
  const trimmed = message.body.replace(/(?<![\r\n])[\r\n]+$/, "");
  if (trimmed === message.body) return;
  const bytes = (text) => new TextEncoder().encode(text).length;
  if (Number.isInteger(length) ? bytes(trimmed) === length || bytes(message.body) !== length : true) {
    message.body = trimmed;
    message.notes.push("trimmed");
  }
}
