// The throw-away keys and published messages of the test vectors.
import { readFileSync } from "node:fs";

const all = ["alikassa", "cashy", "tarspay", "value-concatenation"].flatMap((name) =>
  JSON.parse(readFileSync(new URL(`../tests/vectors/${name}.json`, import.meta.url), "utf8")),
);

/** The vector of this id. */
export function vector(id) {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no vector ${id}`);
  return found;
}
