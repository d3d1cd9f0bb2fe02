// The vectors as one array, for runtimes that cannot read files.
import { readFileSync } from "node:fs";
import { vectorFiles } from "../../conformance/suite.js";

export function readVectors() {
  return vectorFiles.flatMap((name) => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), "utf8")));
}
