// A message on its way into the core: written straight into the core's memory, part after part.
import { core, memory } from "./core.js";
import { byteLength } from "./check/describe.js";

const encoder = new TextEncoder();

// The inbox always has room for this much, so that one view of it serves most messages.
const USUAL = 4096;
// Text has at most three bytes for each of its units. Longer text is encoded first, lest its room be three times its size.
const LONG = 16384;
let usual = new Uint8Array(0);

/**
 * Writes the parts, each text or bytes, and gives their lengths in bytes, -1 for one that is absent. Nothing else may be
 * called before the core takes them.
 */
export function post(parts) {
  let room = 0;
  let text = "";
  let isText = true;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (typeof part === "string" && part.length <= LONG) {
      room += 3 * part.length;
      text += part;
    } else {
      if (typeof part === "string") parts[index] = encoder.encode(part);
      room += byteLength(parts[index]);
      isText = false;
    }
  }
  const view = inbox(room);
  // Writing once is faster. What takes no more bytes than it has units has one for each.
  const isAscii = isText && encoder.encodeInto(text, view).written === text.length;
  let at = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const length = part === undefined ? -1 : isAscii ? part.length : write(part, view, at);
    parts[index] = length;
    if (length > 0) at += length;
  }
  return parts;
}

function inbox(room) {
  const address = core().inbox(room);
  const { buffer } = memory();
  if (room > USUAL) return new Uint8Array(buffer, address, room);
  if (usual.buffer !== buffer || usual.byteOffset !== address) usual = new Uint8Array(buffer, address, USUAL);
  return usual;
}

function write(part, view, at) {
  if (part === "") return 0;
  if (typeof part === "string") return encoder.encodeInto(part, at === 0 ? view : view.subarray(at)).written;
  const length = byteLength(part);
  // Bytes that were transferred elsewhere have no length, and cannot be copied.
  if (length > 0) view.set(part, at);
  return length;
}
