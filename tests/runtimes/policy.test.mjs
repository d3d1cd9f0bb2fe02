// A page whose policy forbids WebAssembly: importing works, the first call says what to allow. With 'wasm-unsafe-eval' and
// nothing else, everything works, and nothing is fetched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launchChromium } from "./drive/chromium.mjs";
import { launchFirefox } from "./drive/firefox.mjs";
import { Missing } from "./drive/missing.mjs";
import { serve } from "./drive/serve.mjs";

const browsers = { Chromium: launchChromium, Firefox: launchFirefox };

const STRICT = "default-src 'none'; script-src 'self'";
const ALLOWED = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/** What the page, served with this policy, shows as its title. */
async function title(launch, policy) {
  const server = await serve({ "Content-Security-Policy": policy });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.address}/tests/runtimes/inside/policy.html`);
    for (let tries = 0; tries < 100 && (await page.title()) === "not run"; tries += 1) await new Promise((done) => setTimeout(done, 100));
    return JSON.parse(await page.title());
  } finally {
    await browser.close();
    server.close();
  }
}

for (const [name, launch] of Object.entries(browsers)) {
  test(`${name}: a policy without 'wasm-unsafe-eval' gives WASM_UNAVAILABLE, which says what to allow`, async (t) => {
    const shown = await orSkip(t, () => title(launch, STRICT));
    if (shown === undefined) return;
    assert.equal(shown.code, "WASM_UNAVAILABLE");
    assert.match(shown.message, /^The WebAssembly core could not be started: /);
    assert.match(shown.hint, /script-src needs 'wasm-unsafe-eval'/);
    assert.equal(shown.again, "WASM_UNAVAILABLE");
  });
  test(`${name}: 'wasm-unsafe-eval' is all that it needs, even with connect-src 'none'`, async (t) => {
    const shown = await orSkip(t, () => title(launch, ALLOWED));
    if (shown === undefined) return;
    assert.ok(shown.gateways >= 7);
  });
}

async function orSkip(t, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Missing) || process.env.COUNTERSIGN_REQUIRE_RUNTIMES !== undefined) throw error;
    t.skip(error.message);
    return undefined;
  }
}
