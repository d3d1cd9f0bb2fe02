// A worker's modules, bundled as Cloudflare's own tool does it.
import { build } from "esbuild";

export { Miniflare } from "miniflare";

/** `entry` and what it imports as modules for Miniflare; `wasm` is what its imports of `*.wasm` give. */
export async function bundleWorker(entry, wasm, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    charset: "utf8",
    conditions: ["workerd", "worker", "browser"],
    external: ["*.wasm"],
    write: false,
    logLevel: "warning",
    plugins,
  });
  return [
    { type: "ESModule", path: "worker.mjs", contents: outputFiles[0].text },
    // Once as `dist/workerd.mjs` imports it, once as a worker itself does.
    { type: "CompiledWasm", path: "countersign.wasm", contents: wasm },
    { type: "CompiledWasm", path: "countersign/countersign.wasm", contents: wasm },
  ];
}
