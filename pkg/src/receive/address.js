// The address of a request → the parts that a rule can sign.

/** Path and query as they came; `address` begins with `/`. */
export function pathAndQuery(address = "/") {
  const mark = address.indexOf("?");
  return mark < 0 ? { path: address } : { path: address.slice(0, mark), query: address.slice(mark + 1) };
}
