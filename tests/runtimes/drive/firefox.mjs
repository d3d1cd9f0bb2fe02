// Firefox as Debian packages it, driven by Puppeteer over WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { installed, withPage } from "./browser.mjs";

export async function launchFirefox() {
  const executablePath = installed("firefox-esr", "FIREFOX", ["/usr/bin/firefox-esr", "/usr/bin/firefox"]);
  return puppeteer.launch({ browser: "firefox", executablePath, headless: true });
}

export function firefox() {
  return withPage(async (address) => {
    const browser = await launchFirefox();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForSelector("html[data-ready=true]");
      const version = (await browser.version()).replace(/^\D+/, "");
      return { version, result: JSON.parse(await page.evaluate(async () => JSON.stringify(await globalThis.runs.page()))) };
    } finally {
      await browser.close();
    }
  });
}
