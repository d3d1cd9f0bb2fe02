// axe finds no violation in any state, light and dark, wide and narrow; a picture of each is kept.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chooseExample, launch, missing, open, verdict } from "../browsers/chromium.mjs";
import { serve } from "../browsers/server.mjs";

const skip = missing;
const folder = fileURLToPath(new URL("../../../target/page-screenshots/", import.meta.url));
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function example(page, id) {
  await chooseExample(page, id);
  await verdict(page).waitFor();
}

const states = {
  empty: async () => undefined,
  genuine: (page) => example(page, "cashy-genuine"),
  mistaken: (page) => example(page, "clickpay-mistaken"),
  hexadecimal: async (page) => {
    await example(page, "tarspay-genuine");
    await page.getByRole("radio", { name: "Hex" }).check();
  },
  sources: async (page) => {
    await example(page, "clickpay-genuine");
    await page.getByRole("radio", { name: "Sources" }).check();
  },
  unreadable: async (page) => {
    await example(page, "tarspay-genuine");
    await page.getByLabel("Headers").fill("X-RESP-SIGNATURE: zz");
    await page.locator(".verdict", { hasText: "Unreadable" }).waitFor();
  },
  details: async (page) => {
    await example(page, "clickpay-mistaken");
    await page.getByText(/^Fields \(/).click();
    await page.getByText("More to check").click();
  },
  network: (page) => page.getByRole("button", { name: "No network" }).click(),
  link: async (page) => {
    await example(page, "clickpay-genuine");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.locator(".share input").waitFor();
  },
  signing: async (page) => {
    await page.getByRole("tab", { name: "Sign" }).click();
    await page.getByRole("button", { name: "Make a throw-away key" }).click();
    await page.locator(".steps").waitFor();
  },
  "signing-json": async (page) => {
    await page.getByRole("tab", { name: "Sign" }).click();
    await page.getByRole("radio", { name: "JSON text" }).check();
  },
  keys: async (page) => {
    await page.getByRole("tab", { name: "Keys" }).click();
    await page.getByLabel("Algorithm").selectOption("secp256k1");
    await page.getByRole("button", { name: "Make the pair" }).click();
    const made = await page.getByLabel("Private half: keep it", { exact: true }).textContent();
    await page.locator("textarea:visible").first().fill(made);
    await page.locator(".facts").waitFor();
  },
};
const widths = { wide: { width: 1440, height: 1000 }, narrow: { width: 390, height: 844 } };

let browser;
let server;
before(async () => {
  await mkdir(folder, { recursive: true });
  if (skip) return;
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [state, reach] of Object.entries(states)) {
  for (const [width, viewport] of Object.entries(widths)) {
    test(`${state}, ${width}`, { skip }, async () => {
      const context = await browser.newContext({ viewport });
      const page = await open(context, server.address);
      await page.getByText("No network", { exact: true }).waitFor();
      await reach(page);
      // The checker comes from the test, so the page's policy does not concern it.
      await page.evaluate(axe);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${folder}${state}-${colorScheme}-${width}.png`, fullPage: true });
        const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), rules);
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
        assert.deepEqual(told, [], colorScheme);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      assert.equal(wide, false, "the page scrolls sideways");
      assert.deepEqual(page.faults, []);
      await context.close();
    });
  }
}
