// The page in Firefox: no request, no network needed, the same verdicts, no key left, no violation of accessibility rules.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { makeExamples } from "../../../www/build/examples.mjs";
import { chooseExample, launch, missing, open, press, ready, shows, verdict } from "../browsers/firefox.mjs";
import { DIST, serve } from "../browsers/server.mjs";

const skip = missing;
const { verify: examples } = await makeExamples();
let browser;
let server;
before(async () => {
  if (skip) return;
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("every worked example has its verdict, without a request", { skip }, async () => {
  const page = await open(browser, server.address);
  await shows(page, "No network");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const loaded = server.requests.length;
  for (const { id } of examples) {
    await press(page, "Start over");
    await chooseExample(page, id);
    assert.equal(await verdict(page), id.endsWith("-genuine") ? "Genuine" : "Forged or mistaken", id);
  }
  // A browser looks by itself whether there is a newer service worker: that is no request of the page.
  assert.deepEqual(server.requests.slice(loaded).filter((path) => !path.endsWith("/service-worker.js")), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("the badge shows that every attempt is refused", { skip }, async () => {
  const page = await open(browser, server.address);
  await shows(page, "No network");
  const attempts = await page.$$eval(".attempts li strong", (list) => list.map((one) => one.textContent));
  assert.equal(attempts.length, 5);
  assert.ok(attempts.every((text) => text === "refused"), attempts.join());
  await page.close();
});

test("after the first visit it works with the host gone", { skip }, async () => {
  const host = await serve();
  const page = await open(browser, host.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await host.close();
  await page.reload();
  await ready(page);
  await chooseExample(page, "tarspay-genuine");
  assert.equal(await verdict(page), "Genuine");
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a reload leaves no key", { skip }, async () => {
  const page = await open(browser, server.address);
  await chooseExample(page, "cashy-genuine");
  await verdict(page);
  const fields = () => page.$$eval("input[type=text], textarea", (list) => list.map((one) => one.value).join("\n"));
  const secret = "0123456789abcdef0123456789abcdef";
  assert.ok((await fields()).includes(secret));
  await page.reload();
  await ready(page);
  assert.ok(!(await fields()).includes(secret));
  assert.ok(!(await page.content()).includes(secret));
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
  assert.ok(!stored.includes(secret));
  await page.close();
});

test("keys are made and compared", { skip }, async () => {
  const page = await open(browser, server.address);
  await press(page, "Keys");
  await press(page, "Make the pair");
  await shows(page, "Private half: keep it");
  const halves = await page.$$eval(".code-block", (list) => list.map((one) => one.textContent).filter((text) => text.includes("KEY-----")));
  assert.equal(halves.length, 2);
  const labels = ["One half", "Other half"];
  await page.evaluate((labels, halves) => {
    for (const [index, label] of labels.entries()) {
      const field = Array.from(document.querySelectorAll("label")).find((one) => one.textContent === label).control;
      field.value = halves[index];
      field.dispatchEvent(new Event("input"));
    }
  }, labels, halves);
  await shows(page, "They belong together.");
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("the page as one file verifies from disk", { skip }, async () => {
  const page = await open(browser, `file://${DIST}countersign-debugger.html`);
  await shows(page, "No network");
  await chooseExample(page, "clickpay-genuine");
  assert.equal(await verdict(page), "Genuine");
  assert.deepEqual(page.faults, []);
  await page.close();
});

for (const theme of ["Light", "Dark"]) {
  test(`axe finds no violation, ${theme.toLowerCase()}`, { skip }, async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const page = await open(browser, server.address);
    await shows(page, "No network");
    await page.evaluate((theme) => document.querySelector(`input[value=${theme}]`).click(), theme.toLowerCase());
    await chooseExample(page, "clickpay-mistaken");
    await verdict(page);
    for (const tab of ["Verify", "Sign", "Keys"]) {
      await press(page, tab);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${tab}: ${id} ${nodes.map(({ target }) => target).join("; ")}`), []);
    }
    await page.close();
  });
}
