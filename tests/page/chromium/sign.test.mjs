// What is signed is what was typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { missing, open } from "../browsers/chromium.mjs";
import { session } from "../browsers/session.mjs";

const skip = missing;
const TYPED = '{"a":"x\\r\\ny","b":"1"}';
const shared = session();

/** The tab Sign with `TYPED` as its JSON text. */
async function openTyped() {
  const page = await open(shared.context, shared.server.address);
  await page.getByRole("tab", { name: "Sign" }).click();
  await page.getByRole("radio", { name: "JSON text" }).check();
  await json(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(TYPED);
  assert.equal(await json(page).textContent(), TYPED);
  return page;
}

function json(page) {
  return page.getByRole("textbox", { name: "JSON text" });
}

test("a line break survives while another field is edited as a row", { skip }, async () => {
  const page = await openTyped();
  await page.getByRole("radio", { name: "Fields" }).check();
  const values = page.getByLabel("Value", { exact: true });
  assert.ok(!(await values.nth(0).isEditable()));
  await values.nth(1).fill("2");
  await page.getByRole("radio", { name: "JSON text" }).check();
  assert.equal(await json(page).textContent(), TYPED.replace("1", "2"));
  await page.close();
});

test("a problem of the rows goes with the rows, and the focus stays on the choice", { skip }, async () => {
  const page = await openTyped();
  await page.getByRole("radio", { name: "Fields" }).check();
  await page.getByRole("button", { name: "Add a field" }).click();
  await page.keyboard.type("b");
  await page.locator(".outcome .waiting", { hasText: "The name b occurs twice." }).waitFor();
  await page.getByRole("radio", { name: "JSON text" }).focus();
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => document.activeElement.value), "json");
  await page.locator(".outcome .waiting", { hasText: "Fill in the fields and the key" }).waitFor();
  assert.equal(await page.getByText("occurs twice").count(), 0);
  await page.close();
});

test("another gateway brings its example only where nothing was typed", { skip }, async () => {
  const page = await openTyped();
  const gateway = page.locator("select:visible").first();
  await gateway.selectOption({ index: 3 });
  assert.equal(await json(page).textContent(), TYPED);
  await page.reload();
  await page.getByRole("tab", { name: "Sign" }).click();
  await page.getByRole("radio", { name: "JSON text" }).check();
  const before = await json(page).textContent();
  await gateway.selectOption({ index: 3 });
  assert.notEqual(await json(page).textContent(), before);
  assert.deepEqual(page.faults, []);
  await page.close();
});
