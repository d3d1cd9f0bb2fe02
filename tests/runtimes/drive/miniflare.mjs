// `node miniflare.mjs FLAG..`: runs the suite in a worker with these compatibility flags.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { bundleWorker, Miniflare } from "./bundle-worker.mjs";
import { readVectors } from "./vectors.mjs";

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("countersign/countersign.wasm"));
const vectors = {
  name: "vectors",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vectors$/ }, ({ path }) => ({ path, namespace: "vectors" }));
    onLoad({ filter: /.*/, namespace: "vectors" }, () => ({ contents: JSON.stringify(readVectors()), loader: "json" }));
  },
};
const miniflare = new Miniflare({
  compatibilityDate: "2026-07-01",
  compatibilityFlags: process.argv.slice(2),
  modules: await bundleWorker(fileURLToPath(new URL("../inside/worker.js", import.meta.url)), wasm, [vectors]),
});
try {
  const response = await miniflare.dispatchFetch("http://localhost/");
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { version } = require("workerd/package.json");
  console.log(JSON.stringify({ version, result: await response.json() }));
} finally {
  await miniflare.dispose();
}
