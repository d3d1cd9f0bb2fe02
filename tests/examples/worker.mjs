// Runs the example of a Cloudflare Worker in Miniflare, as Cloudflare's own tool would: `node worker.mjs` in its folder.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundleWorker, Miniflare } from "../runtimes/drive/bundle-worker.mjs";

const folder = process.cwd();
const require = createRequire(join(folder, "worker.js"));
const { compatibility_date: date } = Object.fromEntries(
  [...readFileSync(join(folder, "wrangler.toml"), "utf8").matchAll(/^(\w+) = "(.*)"$/gm)].map(([, name, value]) => [name, value]),
);
const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: Number(process.env.PORT),
  compatibilityDate: date,
  modules: await bundleWorker(join(folder, "worker.js"), readFileSync(require.resolve("countersign/countersign.wasm"))),
  bindings: { TARSPAY_SYSTEM_KEY: process.env.TARSPAY_SYSTEM_KEY },
  d1Databases: ["DB"],
});
const database = await miniflare.getD1Database("DB");
for (const statement of readFileSync(join(folder, "schema.sql"), "utf8").trim().split(/;\s*/).filter(Boolean)) {
  await database.prepare(statement).run();
}
console.log("the table is there");
process.on("SIGTERM", () => miniflare.dispose().then(() => process.exit(0)));
