// Serves the checkout's tests and the installed package, on a port of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { readVectors } from "./vectors.mjs";

const root = new URL("../../../", import.meta.url);
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const folders = ["/tests/conformance/", "/tests/runtimes/inside/", "/node_modules/countersign/"];

/** `{ address, close }`. `headers` go with every answer. */
export async function serve(headers = {}) {
  const server = createServer((request, response) => {
    answer(new URL(request.url, "http://localhost").pathname).then(
      ({ status = 200, body = "", ...own }) => response.writeHead(status, { ...headers, ...own }).end(body),
      (error) => response.writeHead(404).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(path) {
  if (path === "/vectors.json") return { "Content-Type": "application/json", body: JSON.stringify(readVectors()) };
  // Not as a redirect, which a service worker may not follow to its code.
  if (path.startsWith("/package/")) return answer(await resolve(path.slice("/package/".length)));
  if (!folders.some((folder) => normalize(path).startsWith(folder))) throw new Error(`not served: ${path}`);
  const body = await readFile(fileURLToPath(new URL(`.${normalize(path)}`, root)));
  // A service worker may then control all of the site.
  return { "Content-Type": types[extname(path)], "Service-Worker-Allowed": "/", body };
}

/** What a bundler for browsers finds behind a name of the package, such as `.` or `./slim`. */
async function resolve(name) {
  const { exports } = JSON.parse(await readFile(new URL("node_modules/countersign/package.json", root), "utf8"));
  const conditions = ["browser", "import", "default"];
  let target = exports[name === "main" ? "." : `./${name}`];
  while (typeof target === "object") target = target[Object.keys(target).find((condition) => conditions.includes(condition))];
  return `/node_modules/countersign/${target.slice("./".length)}`;
}
