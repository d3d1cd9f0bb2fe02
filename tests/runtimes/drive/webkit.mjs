// WebKitGTK as Debian packages it: its MiniBrowser in a virtual display, driven by its own WebDriver.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { installed, withPage } from "./browser.mjs";

export function webkit() {
  const driver = installed("webkit2gtk-driver", "WEBKIT_DRIVER", ["/usr/bin/WebKitWebDriver"]);
  const display = installed("xvfb", "XVFB_RUN", ["/usr/bin/xvfb-run"]);
  const browser = installed("webkit2gtk-driver", "MINI_BROWSER", miniBrowsers());
  return withPage(async (address) => {
    const port = 20000 + (process.pid % 20000);
    const running = spawn(display, ["-a", driver, `--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      detached: true,
      // Where user namespaces are missing its sandbox cannot start; graphics need no card.
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
    });
    try {
      return await drive(`http://127.0.0.1:${port}`, browser, address);
    } finally {
      // The display and the driver are a process group of their own.
      process.kill(-running.pid);
    }
  });
}

async function drive(driver, binary, address) {
  const command = async (method, path, body) => {
    const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebDriver: ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await until("the driver", () => command("GET", "/status").catch(() => undefined));
  const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const { sessionId, capabilities } = await command("POST", "/session", { capabilities: { alwaysMatch: options } });
  const session = `/session/${sessionId}`;
  const script = (text) => command("POST", `${session}/execute/sync`, { script: text, args: [] });
  try {
    await command("POST", `${session}/url`, { url: address });
    await until("the page", () => script("return document.documentElement.dataset.ready"));
    await script('globalThis.start("page")');
    return { version: capabilities.browserVersion, result: JSON.parse(await until("the suite", () => script("return globalThis.outcome"))) };
  } finally {
    await command("DELETE", session).catch(() => undefined);
  }
}

async function until(what, look) {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found) return found;
    await pause(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Debian keeps it in a folder named by platform and version. */
function miniBrowsers() {
  const found = [];
  for (const folder of ["/usr/lib", "/usr/libexec"]) {
    for (const platform of list(folder).filter((name) => name.endsWith("-linux-gnu") || name.startsWith("webkit"))) {
      for (const version of ["", ...list(`${folder}/${platform}`).filter((name) => name.startsWith("webkit"))]) {
        found.push(`${folder}/${platform}/${version}/MiniBrowser`.replace("//", "/"));
      }
    }
  }
  return found;
}

function list(folder) {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}
