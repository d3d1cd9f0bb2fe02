// What the tests of one file share: a Chromium, a host of the page, and a context in it.
import { after, before } from "node:test";
import { launch, missing } from "./chromium.mjs";
import { serve } from "./server.mjs";

/** `{ browser, server, context }`, there once the tests run. `options` are the context's; `prepare` may open the page first. */
export function session(options, prepare = async () => undefined) {
  const shared = {};
  before(async () => {
    if (missing) return;
    shared.browser = await launch();
    shared.server = await serve();
    shared.context = await shared.browser.newContext(options);
    await prepare(shared);
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.close();
  });
  return shared;
}
