// A cURL command → the request that it sends.
import { splitAddress } from "./address.js";
import { encodeForm } from "./form.js";
import { shellWords } from "./shell.js";

/** Options that take a value which does not matter to a signature. */
const ignored = new Set([
  "-o", "--output", "-m", "--max-time", "--connect-timeout", "-x", "--proxy", "-E", "--cert", "--key", "--cacert", "-b", "--cookie",
  "-c", "--cookie-jar", "-u", "--user", "-w", "--write-out", "--retry", "--resolve", "-D", "--dump-header", "-K", "--config",
]);
const named = { "-A": "User-Agent", "--user-agent": "User-Agent", "-e": "Referer", "--referer": "Referer" };
const data = new Set(["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "--data-urlencode"]);
const withValue = new Set(["-X", "--request", "-H", "--header", "--url", "-F", "--form", ...ignored, ...Object.keys(named), ...data]);

export function isCurl(text) {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(text);
}

/** The message that the command sends, with notes on what it leaves open; `undefined` where it cannot be read. */
export function readCurl(text) {
  const words = shellWords(text.replace(/^\s*\$\s+/, ""));
  if (words === undefined) return undefined;
  const found = { headers: [], data: [], notes: new Set(), address: undefined, method: undefined, asQuery: false };
  for (const [option, value] of options(words.slice(1))) take(found, option, value);
  return message(found);
}

/** Options with their values; addresses as `[undefined, address]`. */
function* options(words) {
  const rest = words.values();
  for (const word of rest) {
    if (word === "|" || word === ";" || word === "&&") return;
    const long = /^(--[\w-]+)=(.*)$/s.exec(word);
    if (long) {
      yield [long[1], long[2]];
    } else if (word.startsWith("--")) {
      yield [word, withValue.has(word) ? rest.next().value : undefined];
    } else if (word.startsWith("-") && word.length > 1) {
      yield* short(word, rest);
    } else {
      yield [undefined, word];
    }
  }
}

/** `-sSLX POST`, `-d'{}'`: letters in one word, the last of which may take the rest or the next word. */
function* short(word, rest) {
  for (let at = 1; at < word.length; at += 1) {
    const option = `-${word[at]}`;
    if (withValue.has(option)) {
      yield [option, word.slice(at + 1) || rest.next().value];
      return;
    }
    yield [option, undefined];
  }
}

function take(found, option, value = "") {
  if (option === undefined || option === "--url") found.address ??= value;
  else if (option === "-X" || option === "--request") found.method = value.toUpperCase();
  else if (option === "-H" || option === "--header") header(found, value);
  else if (named[option]) found.headers.push([named[option], value]);
  else if (option === "-G" || option === "--get") found.asQuery = true;
  else if (option === "-I" || option === "--head") found.method ??= "HEAD";
  else if (option === "-F" || option === "--form") found.notes.add("multipart");
  else if (data.has(option)) addData(found, option, value);
}

function header(found, text) {
  const colon = text.indexOf(":");
  if (colon > 0) found.headers.push([text.slice(0, colon).trim(), text.slice(colon + 1).trim()]);
}

function addData(found, option, value) {
  if (option === "--json") {
    header(found, "Content-Type: application/json");
  }
  if (option !== "--data-raw" && value.startsWith("@")) {
    found.notes.add("dataFromFile");
    return;
  }
  if (option === "--data-urlencode") {
    const [, name, content] = /^([^=@]*)=?(.*)$/s.exec(value);
    found.data.push(value.includes("=") && name !== "" ? `${name}=${encodeForm(content)}` : encodeForm(content || name));
    return;
  }
  found.data.push(value);
}

function message({ headers, data: pieces, notes, address, method, asQuery }) {
  const { host, path, query } = splitAddress(address ?? "");
  const body = pieces.join("&");
  const inQuery = asQuery && body !== "";
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  if (!inQuery && pieces.length > 0 && !hasType) headers.push(["Content-Type", "application/x-www-form-urlencoded"]);
  return {
    method: method ?? (pieces.length > 0 && !asQuery ? "POST" : "GET"),
    host,
    path: path ?? (host ? "/" : undefined),
    query: inQuery ? [query, body].filter(Boolean).join("&") : query,
    headers,
    body: inQuery ? "" : body,
    notes: [...notes],
  };
}
