// The block for Cloudflare Workers on every page, as a Worker in workerd: one process, a Worker for each page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bundleWorker, Miniflare } from "../runtimes/drive/bundle-worker.mjs";
import { makeFolder } from "./folder.mjs";
import { blocks, files, messages, named, pages } from "./pages.mjs";

const wasm = readFileSync(new URL("../../node_modules/countersign/dist/countersign.wasm", import.meta.url));
let miniflare;
let ran = 0;

before(async () => {
  const workers = [];
  for (const [id, page] of Object.entries(pages)) {
    const folder = makeFolder(`worker-${id}`, { "worker.mjs": named(page, "worker.mjs") });
    const modules = await bundleWorker(join(folder, "worker.mjs"), wasm);
    workers.push({ name: id, compatibilityDate: "2026-07-01", modules, bindings: bindings(page) });
  }
  miniflare = new Miniflare({ host: "127.0.0.1", port: 0, workers });
  await miniflare.ready;
});
after(() => miniflare?.dispose());

for (const [id, page] of Object.entries(pages)) {
  test(`${id}: the Worker answers what the page says`, async () => {
    const worker = await miniflare.getWorker(id);
    const fields = blocks(page).find(({ language, name }) => language === "json" && name === undefined).text;
    const [, callback] = messages(page);
    const [, amount] = /with another (.+?):/.exec(named(page, "worker.mjs answers"));
    const answers = [
      ["the order to /pay", await answer(worker, { method: "POST", path: "/pay", headers: {}, body: JSON.stringify(JSON.parse(fields)) })],
      ["the callback", await answer(worker, callback)],
      [`the callback with another ${amount}`, await answer(worker, changed(callback, page, amount))],
    ];
    assert.equal(answers.map(([what, said]) => `${what}: ${said}`).join("\n"), named(page, "worker.mjs answers"));
    ran += 1;
  });
}

test("as many ran as there are pages", () => {
  assert.equal(ran, Object.keys(pages).length);
  assert.ok(ran >= 24, `only ${ran}`);
});

/** The secrets that the page lists. */
function bindings(page) {
  const [, line] = /^Its secrets: (.+)\.$/m.exec(page);
  return Object.fromEntries([...line.matchAll(/`(\w+)` \(`([^`]+)`\)/g)].map(([, name, held]) => [name, (files[held] ?? held).trim()]));
}

async function answer(worker, { method, path, query, headers, body }) {
  const response = await worker.fetch(`http://merchant.example${path}${query ? `?${query}` : ""}`, { method, headers, body });
  return `${response.status} ${await response.text()}`.trimEnd();
}

/** The message with another amount. */
function changed(message, page, amount) {
  const callbackFields = JSON.parse(blocks(page).filter(({ language, name }) => language === "json" && name === undefined)[1].text);
  const part = message.body === undefined ? "query" : "body";
  const text = message[part].replace(String(callbackFields[amount]), (was) => `9${was.slice(1)}`);
  assert.notEqual(text, message[part]);
  return { ...message, [part]: text };
}
