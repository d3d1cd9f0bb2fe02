// Firefox as Debian packages it, driven by Puppeteer over WebDriver BiDi.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const places = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const executablePath = places.find((place) => place && existsSync(place));

/** Why tests are left out, or false. */
export const missing = executablePath ? false : "Firefox is not installed: apt-get install firefox-esr, or set FIREFOX to its path";

export function launch() {
  return puppeteer.launch({ browser: "firefox", executablePath, headless: true });
}

/** Opens the page at `address` and waits until it can be used. */
export async function open(browser, address) {
  const page = await browser.newPage();
  page.faults = [];
  // Firefox reports what the policy refused as an error too: the badge's own attempts are no fault.
  const isAttempt = (error) => /Content-Security-Policy.*(?:countersign\.invalid|data:,)/s.test(error.message);
  page.on("pageerror", (error) => isAttempt(error) || page.faults.push(String(error.stack ?? error)));
  await page.goto(address);
  await ready(page);
  return page;
}

export function ready(page) {
  return page.waitForSelector("html[data-ready=true]");
}

/** Waits until an element with this text is in the page. */
export function shows(page, text) {
  return page.waitForFunction((text) => document.body.innerText.includes(text), {}, text);
}

export function press(page, label) {
  return page.evaluate((label) => Array.from(document.querySelectorAll("button")).find((one) => (one.getAttribute("aria-label") ?? one.textContent).startsWith(label)).click(), label);
}

export function chooseExample(page, id) {
  return page.select("select[aria-label=Example]", id);
}

export async function verdict(page) {
  await page.waitForSelector(".three-lines .verdict");
  return page.$eval(".three-lines .verdict", (one) => one.textContent);
}
