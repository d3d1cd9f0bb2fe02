// Chromium as Debian packages it, driven by Playwright: a page, a web worker, a module service worker.
import { chromium as playwright } from "playwright-core";
import { installed, withPage } from "./browser.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function launchChromium() {
  const executablePath = installed("chromium", "CHROMIUM", ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]);
  return playwright.launch({ executablePath, args: flags });
}

const inChromium = (place) => () =>
  withPage(async (address) => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForSelector("html[data-ready=true]", { state: "attached" });
      return { version: browser.version(), result: await page.evaluate((name) => globalThis.runs[name](), place) };
    } finally {
      await browser.close();
    }
  });

export const chromium = inChromium("page");
export const webWorker = inChromium("worker");
export const serviceWorker = inChromium("serviceWorker");
