// What is measured: four programs, each doing one thing more than the one before.
import { readFileSync } from "node:fs";
import { median } from "../peers/statistics.mjs";

const vectors = JSON.parse(readFileSync(new URL("../../tests/vectors/value-concatenation.json", import.meta.url), "utf8"));
const { private_key: privateKey, fields } = vectors.find(({ id }) => id === "clickpay-request-query-1024");

/** The names of the programs, from the one that does nothing. */
export const stages = ["empty", "import", "firstCall", "firstSignature"];

/** The imports and the body of a program. */
export function program(stage) {
  const at = stages.indexOf(stage);
  return {
    imports: at >= 1 ? 'import * as countersign from "countersign";\n' : "const countersign = {};\n",
    body: [
      "globalThis.seen = typeof countersign.gateway;",
      at >= 2 ? "countersign.gateways();" : "",
      at >= 3 ? `countersign.gateway("clickpay", { privateKey: ${JSON.stringify(privateKey)} }).sign(${JSON.stringify(fields)});` : "",
    ].join("\n"),
  };
}

/** What each stage adds to the one before, from lists of CPU times in milliseconds. */
export function differences(runtime, times) {
  const medians = stages.map((stage) => median(times[stage]));
  const row = { runtime };
  stages.slice(1).forEach((stage, index) => (row[stage] = medians[index + 1] - medians[index]));
  return row;
}
