// The sandbox reaches this machine and nothing else, and nothing else in the package reaches anything.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { loopback } from "../../node_modules/countersign/src/cli/sandbox/loopback.js";
import { file, run } from "./command-line.mjs";
import { vector } from "./vectors.mjs";

const root = new URL("../../node_modules/countersign/", import.meta.url);

test("addresses of this machine, to be connected to by number", () => {
  for (const [text, addresses, port, path, query] of [
    ["http://localhost", ["127.0.0.1", "::1"], 80, "/", ""],
    ["http://LOCALHOST:3000/notify", ["127.0.0.1", "::1"], 3000, "/notify", ""],
    ["https://127.0.0.1/a/b?c=d&e", ["127.0.0.1"], 443, "/a/b", "c=d&e"],
    ["http://127.255.3.9:8080?x=1", ["127.255.3.9"], 8080, "/", "x=1"],
    ["HTTP://[::1]:1/@example.com", ["::1"], 1, "/@example.com", ""],
  ]) {
    const target = loopback(text);
    assert.deepEqual([target.addresses, target.port, target.path, target.query], [addresses, port, path, query], text);
  }
});

const elsewhere = [
  "",
  "localhost:3000",
  "//localhost/",
  "ftp://localhost/",
  "file:///etc/passwd",
  "ws://localhost/",
  "http://example.com/",
  "http://10.0.0.1/",
  "http://192.168.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://0.0.0.0/",
  "http://0/",
  "http://[::]/",
  "http://[::2]/",
  "http://[fe80::1]/",
  // Other ways to write an address, this machine's own among them.
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.0.0.1/",
  "http://017700000001/",
  "http://0177.0.0.1/",
  "http://127.1/",
  "http://127.0.1/",
  "http://127.000.0.1/",
  "http://127.0.0.256/",
  "http://127.0.0.1./",
  "http://１２７.0.0.1/",
  "http://①27.0.0.1/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[0:0:0:0:0:0:0:1]/",
  "http://[::127.0.0.1]/",
  "http://[::1%25eth0]/",
  // User names, and what looks like a host.
  "http://localhost@example.com/",
  "http://localhost:80@example.com/",
  "http://user:pass@localhost/",
  "http://@localhost/",
  "http://127.0.0.1\\@example.com/",
  "http://127.0.0.1:80\\@example.com/",
  "http:\\\\127.0.0.1\\",
  "http://example.com#@localhost/",
  "http://localhost#@example.com/",
  "http://localhost%2eexample.com/",
  "http://localhost%00.example.com/",
  "http://localhost\t.example.com/",
  "http://local\nhost/",
  " http://localhost/",
  "http://localhost /",
  "http://localhost:0x50/",
  "http://localhost:65536/",
  "http://localhost:/",
  // Names.
  "http://localhost./",
  "http://localhost.example.com/",
  "http://localhost.localdomain/",
  "http://127.0.0.1.example.com/",
  "http://ip6-localhost/",
  "http://notlocalhost/",
  "http://loopback/",
];

test(`${elsewhere.length} other addresses are refused`, () => {
  for (const text of elsewhere) assert.throws(() => loopback(text), { code: "OPTION_INVALID", field: "--to" }, JSON.stringify(text));
});

test("no socket is opened and no name looked up before the address is judged", () => {
  const spy = file(
    "spy.cjs",
    `const net = require("node:net"), dns = require("node:dns");
     const tell = (what) => () => { console.error("SPY: " + what); process.exit(9); };
     net.Socket.prototype.connect = tell("connect");
     for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = tell(name);`,
  );
  const env = { NODE_OPTIONS: `--require ${spy}` };
  const key = file("platform.hex", vector("tarspay-request-doc-example").private_key_hex);
  const to = (address) => run(["sandbox", "tarspay", "--private-key", key, "--to", address], { env });
  for (const address of ["http://example.com/", "http://localhost@example.com/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/"]) {
    const { status, stderr } = to(address);
    assert.equal(status, 2);
    assert.equal(stderr.split("\n")[0], "OPTION_INVALID: The address given as --to is not on this machine.");
  }
  // The spy sees what it should: a connection, and no look-up even for a name.
  const { status, stderr } = to("http://localhost:3000/");
  assert.deepEqual([status, stderr], [9, "SPY: connect\n"]);
});

test("one file of the package can open a socket", () => {
  const opens =
    /["'`](node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|child_process|cluster|worker_threads)["'`]|\bfetch\s*\(|\b(WebSocket|EventSource|XMLHttpRequest|WebTransport|sendBeacon|RTCPeerConnection|importScripts|undici)\b|\bimport\s*\(/;
  const code = readdirSync(root, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(js|mjs|cjs)$/.test(name));
  assert.ok(code.length > 30);
  // Comments open nothing, nor do the fixes that the wasm holds as text: it imports no function that could.
  const text = (name) =>
    readFileSync(new URL(name, root), "utf8")
      .replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, "")
      .replace(/ = "[^"\n]{1,16}?asm.*";$/m, "");
  assert.deepEqual(code.filter((name) => opens.test(text(name))), ["src/cli/sandbox/send.js"]);
});
