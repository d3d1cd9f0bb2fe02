// Builds the page: `node build/build.mjs FOLDER` fills the folder with static files.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeExamples } from "./examples.mjs";
import { savedPage } from "./saved.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = process.argv[2] ?? join(root, "dist");
const SAVED = "countersign-debugger.html";

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  conditions: ["browser"],
  define: {},
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  plugins: [examples(makeExamples())],
  target: "es2022",
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  ...shared,
  entryPoints: { page: "src/hosted.js", worker: "src/engine/worker-entry.js" },
  format: "esm",
  splitting: true,
  chunkNames: "part-[hash]",
  outdir: out,
});
await build({ ...shared, entryPoints: { page: "styles/page.css" }, outdir: out });
await cp(join(root, "static"), out, { recursive: true });
const html = await readFile(join(root, "index.html"), "utf8");
await writeFile(join(out, "index.html"), html);

const saved = await build({ ...shared, entryPoints: ["src/saved.js"], format: "iife", write: false });
const style = await readFile(join(out, "page.css"), "utf8");
const icon = await readFile(join(root, "static/icon.svg"), "utf8");
await writeFile(join(out, SAVED), savedPage({ html, style, icon, script: saved.outputFiles[0].text }));
await serviceWorker();

/** Lists every file, under a name that changes whenever one of them does. */
async function serviceWorker() {
  const files = (await readdir(out)).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(join(out, file)));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];
  await build({
    ...shared,
    entryPoints: { "service-worker": "src/service-worker.js" },
    define: {
      BUILD: JSON.stringify(hash.digest("hex").slice(0, 16)),
      FILES: JSON.stringify(["./", ...files.filter((file) => file !== "index.html")]),
      POLICY: JSON.stringify(policy),
      SAVED: JSON.stringify(SAVED),
    },
    outdir: out,
  });
}

/** Signed messages are made by the package that is built in: `import … from "countersign-page:examples"`. */
function examples(made) {
  return {
    name: "examples",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^countersign-page:examples$/ }, ({ path }) => ({ path, namespace: "examples" }));
      onLoad({ filter: /.*/, namespace: "examples" }, () => ({ contents: JSON.stringify(made), loader: "json" }));
    },
  };
}
