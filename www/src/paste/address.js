// The parts of an address that matter to a signature.

/** `https://host/path?query` or `/path?query` in its parts, each exactly as written. */
export function splitAddress(address) {
  const [, origin, rest] = /^((?:[a-zA-Z][\w+.-]*:)?\/\/[^/?#]*)?([^#]*)/.exec(address);
  const mark = rest.indexOf("?");
  const path = mark === -1 ? rest : rest.slice(0, mark);
  return {
    host: origin ? origin.replace(/^.*\/\//, "").replace(/^.*@/, "") : undefined,
    path: path || undefined,
    query: mark === -1 ? undefined : rest.slice(mark + 1),
  };
}
