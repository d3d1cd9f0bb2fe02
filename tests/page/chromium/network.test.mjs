// The page makes no request once it is loaded, and needs no network after the first visit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseExample, launch, missing, open, ready, verdict } from "../browsers/chromium.mjs";
import { DIST, serve } from "../browsers/server.mjs";

const skip = missing;
let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

/** Uses everything that the page offers. */
async function useEverything(page) {
  await chooseExample(page, "clickpay-mistaken");
  await verdict(page).waitFor();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.locator(".share input").waitFor();
  await page.getByRole("tab", { name: "Sign" }).click();
  await page.getByRole("button", { name: "Make a throw-away key" }).click();
  await page.locator(".steps").waitFor();
  await page.getByRole("tab", { name: "Keys" }).click();
  await page.getByRole("button", { name: "Make the pair" }).click();
  await page.getByText("Private half: keep it", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Clear keys" }).click();
}

test("after loading, everything works without a request", { skip }, async () => {
  const server = await serve();
  const context = await browser.newContext();
  const page = await open(context, server.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.getByText("No network", { exact: true }).waitFor();
  const loaded = server.requests.length;
  const sent = [];
  context.on("request", (request) => sent.push(request.url()));
  await useEverything(page);
  // A browser looks by itself whether there is a newer service worker: that is no request of the page.
  assert.deepEqual(server.requests.slice(loaded).filter((path) => !path.endsWith("/service-worker.js")), []);
  // Workers that the page starts come from the cache of the service worker.
  assert.deepEqual(sent.filter((url) => !url.startsWith(server.address)), []);
  assert.deepEqual(page.faults, []);
  await context.close();
  await server.close();
});

test("after the first visit it works with the network off and the host gone", { skip }, async () => {
  const server = await serve();
  const context = await browser.newContext();
  const page = await open(context, server.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await server.close();
  await context.setOffline(true);
  await page.goto(`${server.address}index.html`);
  await ready(page);
  await page.goto(server.address);
  await ready(page);
  await useEverything(page);
  assert.deepEqual(page.faults, []);
  await context.close();
});

test("a page that lives below it gets its own files", { skip }, async () => {
  const server = await serve(DIST, { "docs/index.html": '<link rel="stylesheet" href="a.css" /><p>Below</p>', "docs/a.css": "p { color: rgb(1, 2, 3) }" });
  const context = await browser.newContext();
  const page = await open(context, server.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.goto(`${server.address}docs/index.html`);
  assert.equal(await page.getByText("Below").evaluate((text) => getComputedStyle(text).color), "rgb(1, 2, 3)");
  await context.close();
  await server.close();
});

test("the badge shows that every attempt is refused, on a host that sends no policy", { skip }, async () => {
  const server = await serve();
  const context = await browser.newContext();
  const page = await open(context, server.address);
  await page.getByRole("button", { name: "No network" }).click();
  const attempts = await page.locator(".attempts li strong").allTextContents();
  assert.equal(attempts.length, 5);
  assert.ok(attempts.every((text) => text === "refused"), attempts.join());
  await context.close();
  await server.close();
});

test("signatures are computed in a worker once the service worker gives it a policy", { skip }, async () => {
  const server = await serve();
  const context = await browser.newContext();
  let page = await open(context, server.address);
  assert.equal(page.workers().length, 0, "a worker without a policy is not kept");
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.close();
  page = await open(context, server.address);
  await chooseExample(page, "cashy-genuine");
  await verdict(page).waitFor();
  assert.equal(page.workers().length, 1);
  const refused = await page.workers()[0].evaluate(() => fetch("./page.css").then(() => false, () => true));
  assert.ok(refused, "the worker can make requests");
  await context.close();
  await server.close();
});

test("a badge that is not refused says so", { skip }, async () => {
  const server = await serve();
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.route("https://countersign.invalid/**", (route) => route.fulfill({ body: "" }));
  await page.goto(server.address);
  await page.getByText("Network not blocked", { exact: true }).waitFor({ timeout: 60_000 });
  await context.close();
  await server.close();
});

test("the page as one file verifies from disk and refuses requests", { skip }, async () => {
  const context = await browser.newContext();
  const page = await open(context, `file://${DIST}countersign-debugger.html`);
  await page.getByText("No network", { exact: true }).waitFor();
  await chooseExample(page, "tarspay-genuine");
  await verdict(page).waitFor();
  assert.equal(await verdict(page).textContent(), "Genuine");
  assert.equal(page.workers().length, 1, "the worker is held by the page's policy and so used");
  assert.deepEqual(page.faults, []);
  await context.close();
});
