// A gateway that is not built in: described on the page, it does there what a built-in one does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { platform } from "countersign";
import { missing, open, paste, verdict } from "../browsers/chromium.mjs";
import { session } from "../browsers/session.mjs";

const skip = missing;
const json = readFileSync(new URL("../../data/schemes/own-pay.json", import.meta.url), "utf8");
const secret = "0123456789abcdef";
const callback = platform(JSON.parse(json), { secret }).sign('{"order":"T1","state":2}', { kind: "callback" });
const raw = (body) => `POST /notify HTTP/1.1\n${Object.entries(callback.headers).map(([name, value]) => `${name}: ${value}\n`).join("")}\n${body}`;

const shared = session({ permissions: ["clipboard-read", "clipboard-write"] });

/** Describes the gateway in the tab that is shown. */
async function describe(page, text) {
  const box = page.locator(".disclosure:visible", { hasText: "A gateway that is not in the list" });
  if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
  await box.getByLabel("Its scheme, as JSON").fill(text);
  await box.getByRole("button", { name: "Use this scheme" }).click();
  return box.getByRole("status");
}

test("its message is recognised, verified and explained", { skip }, async () => {
  const page = await open(shared.context, shared.server.address);
  const status = await describe(page, json);
  await status.getByText("Own Pay is in the list now").waitFor();
  assert.equal(await page.getByLabel("Gateway", { exact: true }).first().inputValue(), "own-pay");
  await page.getByLabel("Paste the message").focus();
  await paste(page, raw(callback.body));
  await page.getByText("recognised as Own Pay callback").waitFor();
  await page.getByLabel("Shared secret").first().fill(secret);
  await verdict(page).waitFor();
  assert.equal(await verdict(page).textContent(), "Genuine");
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByLabel("Shared secret").first().fill(secret);
  await page.getByLabel("Paste the message").focus();
  await paste(page, raw('{"order": "T1", "state": 2}'));
  const first = page.locator(".mistake").first();
  await first.waitFor();
  assert.equal(await first.locator(".mistake-id").textContent(), "json-spacing");
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("it signs, and opens what it signed in Verify", { skip }, async () => {
  const page = await open(shared.context, shared.server.address);
  await page.getByRole("tab", { name: "Sign" }).click();
  await (await describe(page, json)).getByText("Own Pay is in the list now").waitFor();
  const panel = page.getByRole("tabpanel", { name: "Sign" });
  await panel.getByRole("radio", { name: "JSON text" }).check();
  await panel.getByRole("textbox", { name: "JSON text" }).fill('{"order":"T1","amount":10.50}');
  await panel.getByLabel("Shared secret").fill(secret);
  await panel.getByText("The other side finds it genuine.").waitFor();
  await panel.getByRole("button", { name: "Open in Verify" }).click();
  await verdict(page).waitFor();
  assert.equal(await verdict(page).textContent(), "Genuine");
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a link brings it along", { skip }, async () => {
  const page = await open(shared.context, shared.server.address);
  await (await describe(page, json)).getByText("Own Pay is in the list now").waitFor();
  await page.getByLabel("Paste the message").focus();
  await paste(page, raw(callback.body));
  await page.getByText("recognised as Own Pay callback").waitFor();
  await page.getByRole("button", { name: "Copy link" }).click();
  const address = await page.locator(".share input").inputValue();
  const other = await open(shared.context, address);
  await other.getByText("Filled in from the link, which describes Own Pay itself").waitFor();
  assert.equal(await other.getByLabel("Gateway", { exact: true }).first().locator("option:checked").textContent(), "Own Pay (described by a link)");
  await other.getByLabel("Shared secret").first().fill(secret);
  await verdict(other).waitFor();
  assert.equal(await verdict(other).textContent(), "Genuine");
  assert.ok(!address.includes(secret));
  await page.close();
  await other.close();
});

test("what makes no sense is refused where it stands, with the package's own sentence", { skip }, async () => {
  const page = await open(shared.context, shared.server.address);
  for (const [text, sentence] of [
    ["{", "This is not a JSON object: it breaks off or has a mistake."],
    ["[]", "This is not a JSON object: it breaks off or has a mistake."],
    [json.replace('"own-pay"', '"clickpay"'), "The id or the name is a built-in gateway's. Give the scheme another one."],
    [json.replace('"sha512"', '"sha3"'), "sha3"],
    [json.replace('"Own Pay"', '"<img src=x onerror=alert(1)>"').replace('"sha512"', '"none"'), "none"],
  ]) {
    const status = await describe(page, text);
    await status.getByText(sentence).first().waitFor();
    assert.equal(await status.getAttribute("data-tone"), "problem", text);
  }
  assert.deepEqual(page.faults, []);
  await page.close();
});
