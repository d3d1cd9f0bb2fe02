// A server on a loopback port, and what a gateway sends to it.
import { once } from "node:events";

/** Starts what has Node's `listen`; gives how to send a message to `/notify`, and how to stop. */
export async function serve(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}/notify`;
  return {
    address,
    /** Status and text of the answer. */
    async send({ method, headers, body, query }) {
      const response = await fetch(query === undefined ? address : `${address}?${query}`, { method, headers, body });
      return `${response.status} ${await response.text()}`;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
