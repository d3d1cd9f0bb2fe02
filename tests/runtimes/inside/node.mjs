// Node.js, Deno and Bun: reads the vectors from the disk, prints the result as the last line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as countersign from "countersign";
import * as slim from "countersign/slim";
import { conform, vectorFiles } from "../../conformance/suite.js";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), "utf8"));
const wasm = readFileSync(require.resolve("countersign/countersign.wasm"));
const result = await conform({ countersign, slim, wasm, vectors: vectorFiles.flatMap(read) });
console.log(JSON.stringify(result));
