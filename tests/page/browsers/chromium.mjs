// Chromium as Debian packages it, driven by Playwright.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const executablePath = places.find((place) => place && existsSync(place));

/** Why tests are left out, or false. */
export const missing = executablePath ? false : "Chromium is not installed: apt-get install chromium, or set CHROMIUM to its path";

export function launch() {
  return chromium.launch({ executablePath, args: flags });
}

/** Opens the page at `address` and waits until it can be used. */
export async function open(context, address) {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.stack));
  await page.goto(address);
  await ready(page);
  return page;
}

export function ready(page) {
  return page.waitForSelector("html[data-ready=true]");
}

/** Puts text into the clipboard and pastes it, as a person does, where the focus is. */
export async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+V");
}

export function chooseExample(page, id) {
  return page.getByLabel("Example").selectOption(id);
}

export function verdict(page) {
  return page.locator(".three-lines .verdict");
}
