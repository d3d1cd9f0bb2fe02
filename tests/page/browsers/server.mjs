// A host that only serves files, under a sub-path, and counts what it is asked for.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../../../www/dist/", import.meta.url));
const PREFIX = "/tools/signature-debugger/";
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };

/**
 * `{ address, requests, close }`; `requests` is the list of paths asked for so far. No header sets a policy. `below` has the
 * text of further files by their paths under the address.
 */
export async function serve(folder = DIST, below = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    requests.push(path);
    const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) || "index.html" : undefined;
    if (Object.hasOwn(below, name)) {
      response.writeHead(200, { "Content-Type": types[extname(name)] }).end(below[name]);
      return;
    }
    const file = name && join(folder, normalize(name));
    if (!file?.startsWith(folder) || !(await stat(file).catch(() => undefined))?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${PREFIX}`,
    requests,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
