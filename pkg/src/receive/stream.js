// Node's request stream → its bytes.

/** The bytes, or undefined where there are more than `limit`. Rejects where the sender broke off. */
export function readStream(stream, limit) {
  if (Number(stream.headers?.["content-length"]) > limit) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const settle = (finish, value) => {
      for (const [name, listener] of Object.entries(listeners)) stream.off(name, listener);
      finish(value);
    };
    const listeners = {
      data(chunk) {
        const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
        size += bytes.length;
        if (size > limit) settle(resolve, undefined);
        else chunks.push(bytes);
      },
      end: () => settle(resolve, Buffer.concat(chunks)),
      error: (error) => settle(reject, error),
      close: () => settle(reject, brokenOff()),
    };
    if (stream.destroyed) reject(brokenOff());
    else for (const [name, listener] of Object.entries(listeners)) stream.on(name, listener);
  });
}

function brokenOff() {
  return Object.assign(new Error("The sender broke off before the body was complete."), { status: 400, statusCode: 400 });
}
