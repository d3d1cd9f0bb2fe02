// A running example.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";

/** Starts the example and waits until it answers, and until it has printed `ready`. */
export async function start(name, [program, ...words], environment, ready = "") {
  const port = await freePort();
  const child = spawn(program, words.map((word) => (word === "PORT" ? String(port) : word)), {
    cwd: fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url)),
    env: { ...process.env, ...environment, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, "exit");
  };
  const address = `http://127.0.0.1:${port}/`;
  if (!(await answers(address, child, () => output.includes(ready)))) {
    await stop();
    throw new Error(`the example does not answer\n${output}`);
  }
  return {
    output: () => output,
    count: (pattern) => output.match(pattern)?.length ?? 0,
    /** Output comes by another way than answers, and later. */
    settled: async () => {
      for (let tries = 0; tries < 25 && !output.includes("paid: "); tries += 1) await pause(100);
      await pause(200);
    },
    stop,
    /** Status and text of the answer. */
    async send({ method, headers, body, query }) {
      const response = await fetch(`${address}notify${query === undefined ? "" : `?${query}`}`, { method, headers, body });
      return `${response.status} ${await response.text()}`;
    },
  };
}

async function answers(address, child, isReady) {
  for (let tries = 0; tries < 150 && child.exitCode === null; tries += 1) {
    try {
      await (await fetch(address)).arrayBuffer();
      if (isReady()) return true;
    } catch {
      // Not listening yet.
    }
    await pause(200);
  }
  return false;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
