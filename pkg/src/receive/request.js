// A WHATWG Request → its bytes.

/** The bytes, or undefined where there are more than `limit`. */
export async function readBody(request, limit) {
  if (Number(request.headers.get("content-length")) > limit) return undefined;
  if (request.body === null || request.body === undefined) return new Uint8Array(await request.arrayBuffer());
  const reader = request.body.getReader();
  const chunks = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
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
