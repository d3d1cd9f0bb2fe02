// Keeps the page's files, so that it works without a network, and answers from them alone.
//
// BUILD, FILES, POLICY and SAVED are filled in by the build. This is the one place that may fetch, and it fetches only these files.

const cacheName = `countersign-${BUILD}`;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

async function dropOld() {
  const names = await caches.keys();
  // Other pages of the same host have caches of their own.
  await Promise.all(names.filter((name) => name.startsWith("countersign-") && name !== cacheName).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // Other pages may live below the same address: they are none of this worker's business, nor is what another host serves.
  const isElsewhere = new URL(request.url).origin !== self.location.origin;
  if (isElsewhere || (request.mode === "navigate" && !isKept(request.url))) return;
  event.respondWith(answer(event));
});

/** Without what makes no difference to a host that serves files. */
function plainAddress(address) {
  return address.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
}

function isKept(address) {
  return FILES.some((file) => new URL(file, self.location.href).href === plainAddress(address));
}

async function answer({ request, clientId }) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(plainAddress(request.url));
  if (kept) return withPolicy(kept);
  const client = await self.clients.get(clientId);
  return client && !isKept(client.url) ? fetch(request) : Response.error();
}

/** A host that only serves files sends no policy, and a worker has none but that of its own file. */
function withPolicy(kept) {
  // The page as one file has a policy of its own inside.
  if (kept.url.endsWith(SAVED)) return kept;
  const headers = new Headers(kept.headers);
  headers.set("Content-Security-Policy", POLICY);
  return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers });
}
