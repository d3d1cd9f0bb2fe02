// `node miniflare.mjs FLAG..`: bundles the worker as Cloudflare's own tool does, and runs it with these compatibility flags.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { readVectors } from "./vectors.mjs";

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("countersign/countersign.wasm"));

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../inside/worker.js", import.meta.url))],
  bundle: true,
  format: "esm",
  charset: "utf8",
  conditions: ["workerd", "worker", "browser"],
  external: ["*.wasm"],
  write: false,
  logLevel: "warning",
  plugins: [
    {
      name: "vectors",
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^vectors$/ }, ({ path }) => ({ path, namespace: "vectors" }));
        onLoad({ filter: /.*/, namespace: "vectors" }, () => ({ contents: JSON.stringify(readVectors()), loader: "json" }));
      },
    },
  ],
});
const miniflare = new Miniflare({
  compatibilityDate: "2026-07-01",
  compatibilityFlags: process.argv.slice(2),
  modules: [
    { type: "ESModule", path: "worker.mjs", contents: outputFiles[0].text },
    // Once as `dist/workerd.mjs` imports it, once as the worker itself does.
    { type: "CompiledWasm", path: "countersign.wasm", contents: wasm },
    { type: "CompiledWasm", path: "countersign/countersign.wasm", contents: wasm },
  ],
});
try {
  const response = await miniflare.dispatchFetch("http://localhost/");
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { version } = require("workerd/package.json");
  console.log(JSON.stringify({ version, result: await response.json() }));
} finally {
  await miniflare.dispose();
}
