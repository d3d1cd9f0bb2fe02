// Each bundler, or those that are named, builds the page from the installed package; Chromium opens it. Prints a list of
// { bundler, version, kilobytes, brotli, passed, failures } or { bundler, missing }, as JSON.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { launchChromium } from "../runtimes/drive/chromium.mjs";
import { Missing } from "../runtimes/drive/missing.mjs";
import { bundlers } from "./bundlers.mjs";
import { messageModule } from "./message.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "built");
const should = { signed: true, verified: "T1", forged: "SIGNATURE_MISMATCH" };
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" };

const wanted = process.argv.slice(2);
rmSync(work, { recursive: true, force: true });
const rows = [];
for (const [bundler, build] of Object.entries(bundlers)) {
  if (wanted.length > 0 && !wanted.includes(bundler)) continue;
  const row = await one(bundler, build);
  process.stderr.write(`    ${row.missing ?? (row.passed ? "ok" : "failed")}: ${bundler}\n`);
  rows.push(row);
}
console.log(JSON.stringify(rows));
process.exit(0);

async function one(bundler, build) {
  const from = join(work, bundler, "page");
  const to = join(work, bundler, "built");
  mkdirSync(from, { recursive: true });
  mkdirSync(to);
  for (const name of ["index.html", "page.js"]) cpSync(join(here, name), join(from, name));
  writeFileSync(join(from, "message.js"), messageModule());
  writeFileSync(join(from, "package.json"), JSON.stringify({ private: true, type: "module" }));
  try {
    const version = await build(from, to);
    const scripts = readdirSync(to, { recursive: true }).filter((name) => name.endsWith("js"));
    const bytes = Buffer.concat(scripts.map((name) => readFileSync(join(to, name))));
    const kilobytes = (size) => Math.round(size / 1000);
    const failures = await open(to);
    return { bundler, version, kilobytes: kilobytes(bytes.length), brotli: kilobytes(brotliCompressSync(bytes).length), passed: failures.length === 0, failures };
  } catch (error) {
    // Where nothing may be left out, what is missing has failed.
    if (error instanceof Missing && process.env.COUNTERSIGN_REQUIRE_RUNTIMES === undefined) return { bundler, missing: error.message };
    return { bundler, version: "?", passed: false, failures: [String(error?.stack ?? error)] };
  }
}

/** What the page did otherwise than it should. */
async function open(folder) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname.slice(1) || "index.html";
    try {
      const body = readFileSync(join(folder, name));
      response.writeHead(200, { "Content-Type": types[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    page.on("requestfailed", (request) => failures.push(`not found: ${request.url()}`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => document.title !== "not run", undefined, { timeout: 15_000 }).catch(() => undefined);
    const title = await page.title();
    const { gateways, ...did } = title.startsWith("{") ? JSON.parse(title) : { did: title };
    if (JSON.stringify(did) !== JSON.stringify(should)) failures.push(`the page says ${JSON.stringify(did)}`);
    if (!(gateways >= 7)) failures.push(`${gateways} gateways`);
    return failures;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
