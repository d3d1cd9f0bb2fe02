// Hostile input leaves the page responsive, with a clear message, and nothing is executed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { missing, open, verdict } from "../browsers/chromium.mjs";
import { session } from "../browsers/session.mjs";

const skip = missing;
const shared = session(undefined, async ({ context, server }) => {
  // The second visit has the worker.
  const page = await open(context, server.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.close();
});

const script = `<img src=x onerror="globalThis.executed=1"><script>globalThis.executed=1</script><svg onload="globalThis.executed=1">`;
const manyFields = JSON.stringify({ ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, `value ${index}`])), platSign: "A".repeat(344) });
const cases = [
  { name: "10 MB of text", text: "x".repeat(10 << 20), message: /10\.0 MB of text/ },
  { name: "10 MB of JSON", text: `{"a":"${"y".repeat(10 << 20)}"}`, message: /10\.1 MB of text/ },
  { name: "binary data", text: String.fromCharCode(...Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)), message: /binary data/ },
  { name: "script tags alone", text: script, message: /none of the known formats/ },
  { name: "script tags in fields", text: JSON.stringify({ [script]: script, msg: script, platSign: "YWJj" }), message: /recognised as/ },
  { name: "script tags in headers", text: `POST /${encodeURIComponent(script)} HTTP/1.1\nX-RESP-SIGNATURE: ${script}\nX: ${script}\n\n${JSON.stringify({ a: script })}`, message: /recognised as/ },
  { name: "broken JSON", text: '{"a":1,"b":', message: /begins like JSON but is not/ },
  { name: "JSON nested 10,000 deep", text: '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000), message: /begins like JSON but is not/ },
  { name: "10,000 fields", text: manyFields, message: /recognised as/ },
];

for (const { name, text, message } of cases) {
  test(name, { skip }, async () => {
    const page = await open(shared.context, shared.server.address);
    await page.getByRole("button", { name: "Open a file" }).waitFor();
    // Both ways in: as an event of the clipboard, which is what a browser makes of a paste.
    await page.evaluate((text) => {
      const editor = document.querySelector(".paste").shadowRoot.querySelector(".cm-content");
      const data = new DataTransfer();
      data.setData("text/plain", text);
      editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
    await page.locator(".recognised", { hasText: message }).waitFor();
    const key = page.getByLabel("public key").first();
    if (await key.isVisible()) await key.fill(`02${"ab".repeat(32)}\n${script}`);
    // Responsive: the page goes on drawing and answering while it examines.
    const frames = await page.evaluate(() => new Promise((resolve) => {
      let count = 0;
      const next = () => ((count += 1) === 10 ? resolve(count) : requestAnimationFrame(next));
      requestAnimationFrame(next);
    }));
    assert.equal(frames, 10);
    await page.getByRole("tab", { name: "Keys" }).click();
    assert.ok(await page.getByRole("heading", { name: "Inspect and convert" }).isVisible());
    assert.equal(await page.evaluate(() => globalThis.executed), undefined);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
}

test("10,000 fields with a readable key come to a verdict", { skip }, async () => {
  const page = await open(shared.context, shared.server.address);
  await page.getByLabel("Example").selectOption("clickpay-mistaken");
  await verdict(page).waitFor();
  await page.evaluate((text) => {
    const editor = document.querySelector(".paste").shadowRoot.querySelector(".cm-content");
    editor.focus();
    getSelection().selectAllChildren(editor);
    const data = new DataTransfer();
    data.setData("text/plain", text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, manyFields.replace("A".repeat(344), `${"A".repeat(342)}==`));
  await page.locator(".result .waiting, .three-lines .verdict").first().waitFor();
  await page.getByRole("tab", { name: "Sign" }).click();
  assert.ok(await page.getByRole("heading", { name: "What to sign" }).isVisible());
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a hostile link fills in nothing but text", { skip }, async () => {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const links = ["#v1.", "#v1.%%%", `#v1.${encode(null)}`, `#v1.${encode({ g: "__proto__", k: "callback" })}`, `#v1.${encode({ g: "clickpay", k: "toString" })}`, `#v1.${"A".repeat(100_000)}`, "#v99.abc"];
  for (const link of links) {
    const page = await open(shared.context, shared.server.address + link);
    await page.locator(".recognised", { hasText: /cannot be read|newer version/ }).waitFor();
    assert.deepEqual(page.faults, []);
    await page.close();
  }
  const page = await open(shared.context, `${shared.server.address}#v1.${encode({ g: "clickpay", k: "callback", m: { body: script, headers: [[script, script], 1, [2]] }, o: { expect: 5, reply: script }, p: [script] })}`);
  await page.getByText("Filled in from the link.").waitFor();
  assert.equal(await page.evaluate(() => globalThis.executed), undefined);
  assert.deepEqual(page.faults, []);
  await page.close();
});
