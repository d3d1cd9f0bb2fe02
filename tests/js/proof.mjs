// What a proof ran and what came of it, for the table that `cargo xtask test` prints at its end.
import { mkdirSync, writeFileSync } from "node:fs";

const folder = new URL("../../target/proof/", import.meta.url);

/** Writes rows of set, cases, accepted, refused, wrong. */
export function record(name, rows) {
  mkdirSync(folder, { recursive: true });
  const lines = rows.map(({ set, cases, accepted, refused, wrong }) => `${[set, cases, accepted, refused, wrong].join("\t")}\n`);
  writeFileSync(new URL(`${name}.tsv`, folder), lines.join(""));
}
