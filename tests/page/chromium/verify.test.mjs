// From paste to verdict.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeExamples } from "../../../www/build/examples.mjs";
import { chooseExample, launch, missing, open, paste, verdict } from "../browsers/chromium.mjs";
import { serve } from "../browsers/server.mjs";

const skip = missing;
const { verify: examples } = await makeExamples();
let browser;
let server;
let context;
before(async () => {
  if (skip) return;
  browser = await launch();
  server = await serve();
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const example = (id) => examples.find((one) => one.id === id);

test("every worked example has its verdict", { skip }, async () => {
  const page = await open(context, server.address);
  assert.ok(examples.length > 0);
  for (const { id } of examples) {
    await page.getByRole("button", { name: "Start over" }).click();
    await chooseExample(page, id);
    await verdict(page).waitFor();
    assert.equal(await verdict(page).textContent(), id.endsWith("-genuine") ? "Genuine" : "Forged or mistaken", id);
  }
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a verdict takes two actions: paste the message, paste the key", { skip }, async () => {
  const page = await open(context, server.address);
  const { text, publicKey } = example("clickpay-genuine");
  // The field to paste into has the focus.
  await paste(page, text);
  await page.getByText("recognised as ClickPay callback").waitFor();
  await page.getByLabel("Gateway's public key").focus();
  await paste(page, publicKey);
  await verdict(page).waitFor();
  assert.equal(await verdict(page).textContent(), "Genuine");
  await page.close();
});

test("from paste to verdict by keyboard alone", { skip }, async () => {
  const page = await open(context, server.address);
  const { text, secret } = example("cashy-genuine");
  await paste(page, text);
  await page.getByText("recognised as Cashy callback").waitFor();
  const reached = [];
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent);
    reached.push(name);
    if (name === "Shared secret") break;
  }
  assert.equal(reached.at(-1), "Shared secret", reached.join(" > "));
  await paste(page, secret);
  await verdict(page).waitFor();
  assert.equal(await verdict(page).textContent(), "Genuine");
  await page.close();
});

test("tabs are moved through with arrows", { skip }, async () => {
  const page = await open(context, server.address);
  await page.getByRole("tab", { name: "Verify" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.getByRole("heading", { name: "What to sign" }).isVisible());
  await page.keyboard.press("End");
  assert.ok(await page.getByRole("heading", { name: "Inspect and convert" }).isVisible());
  await page.close();
});

test("every mistaken example names its mistake, with a fix to copy and a proof", { skip }, async () => {
  const page = await open(context, server.address);
  const mistaken = examples.filter(({ id }) => id.endsWith("-mistaken"));
  assert.ok(mistaken.length > 0);
  for (const { id, title } of mistaken) {
    await page.getByRole("button", { name: "Start over" }).click();
    await chooseExample(page, id);
    const first = page.locator(".mistake").first();
    await first.waitFor();
    const wanted = title.includes("amount changed") ? "value-altered" : title.includes("spaces") ? "json-spacing" : "html-entities";
    assert.equal(await first.locator(".mistake-id").textContent(), wanted, id);
    await first.getByRole("button", { name: "Copy Fix" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await first.locator(".fix .code-block").textContent(), id);
    assert.notEqual(await first.locator("details .code-block").textContent(), "", id);
  }
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a value corrected by hand changes the verdict", { skip }, async () => {
  const page = await open(context, server.address);
  await chooseExample(page, "clickpay-mistaken");
  await verdict(page).waitFor();
  await page.getByText(/^Fields \(/).click();
  await page.getByLabel("payMoney", { exact: true }).fill("10000.00");
  await page.keyboard.press("Enter");
  await page.locator(".verdict", { hasText: "Genuine" }).waitFor();
  await page.close();
});

test("the own message opens from a link", { skip }, async () => {
  const page = await open(context, server.address);
  await chooseExample(page, "tarspay-genuine");
  await verdict(page).waitFor();
  await page.getByRole("button", { name: "Copy link" }).click();
  const address = await page.locator(".share input").inputValue();
  assert.match(address, /#v1\./);
  const other = await open(context, address);
  await verdict(other).waitFor();
  assert.equal(await verdict(other).textContent(), "Genuine");
  await other.close();
  await page.close();
});
