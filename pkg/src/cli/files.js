// Reads files, and never repeats a file's name in an error: it might be a key that was given by mistake.
import { readFileSync, readSync } from "node:fs";
import { isatty } from "node:tty";
import { unusable } from "./arguments.js";

let reader;

/** A file's bytes; `-` is standard input. `option` names it in errors. */
export function readBytes(name, option) {
  if (name === "-") claimInput(option);
  try {
    return name === "-" ? readInput() : readFileSync(name);
  } catch (error) {
    const reason = { ENOENT: "there is no such file", EACCES: "reading it is not permitted", EISDIR: "it is a folder" };
    throw unusable(`The file given as ${option} cannot be read: ${reason[error.code] ?? error.code}.`, {
      hint: "Keys and secrets are given as names of files, or in the environment.",
      field: option,
    });
  }
}

/** A file's text, its bytes as they are. */
export function readText(name, option) {
  const text = decode(readBytes(name, option), { ignoreBOM: true });
  if (text === undefined) throw unusable(`The file given as ${option} is not UTF-8 text.`, { field: option });
  return text;
}

/** A password or secret: the file's text without the line ending that an editor leaves. */
export function readSecret(name, option) {
  return withoutMark(readText(name, option)).replace(/\r?\n$/, "");
}

/** A key: text where the file is text, else bytes. */
export function readKey(name, option) {
  const bytes = readBytes(name, option);
  const text = decode(bytes);
  // DER and raw points begin with control characters.
  return text === undefined || /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text) ? bytes : text;
}

/** Whether standard input is somebody's keyboard. */
export function isInputTyped() {
  return isatty(0);
}

/** All of standard input. Another program may have left a pipe such that reading it does not wait. */
function readInput() {
  const chunks = [];
  const chunk = Buffer.alloc(64 * 1024);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      const size = readSync(0, chunk);
      if (size === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, size)));
    } catch (error) {
      // How Windows says that a pipe has ended.
      if (error.code === "EOF") return Buffer.concat(chunks);
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(clock, 0, 0, 10);
    }
  }
}

// It can be read only once.
function claimInput(option) {
  if (reader !== undefined) throw unusable(`Standard input is to be read as ${reader} and as ${option}.`, { field: option });
  reader = option;
}

/** The text without the byte order mark that some editors put before it. */
export function withoutMark(text) {
  return text.replace(/^\ufeff/, "");
}

function decode(bytes, settings) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ...settings }).decode(bytes);
  } catch {
    return undefined;
  }
}
