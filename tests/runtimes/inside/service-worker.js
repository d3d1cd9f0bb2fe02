// A module service worker. Its core is compiled before the first event, as a worker that verifies would do it.
import { run } from "./browser.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(
    run().then(
      (result) => port.postMessage(result),
      (error) => port.postMessage({ error: String(error?.stack ?? error) }),
    ),
  );
});
