// The body of a WHATWG Request or Response → its bytes.
import { byteLength } from "./check/describe.js";

/** The bytes, read once, or undefined where there are more than `limit`. Rejects where they end too soon or are no bytes. */
export async function readBody(request, limit) {
  if (Number(request.headers?.get?.("content-length")) > limit) return undefined;
  // What only looks like a Request may have a stream of another kind.
  if (typeof request.body?.getReader !== "function") return new Uint8Array(await request.arrayBuffer());
  const reader = request.body.getReader();
  const chunks = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += byteLength(read.value);
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  return joined(chunks, size);
}

function joined(chunks, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
