// The commands that send a signed message carry its bytes exactly.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { test } from "node:test";
import { readPaste } from "../../../www/src/paste/read.js";
import { nodeCode } from "../../../www/src/sign/code/node.js";
import { phpCode } from "../../../www/src/sign/code/php.js";
import { curlCode, fetchCode } from "../../../www/src/sign/code/request.js";

const body = `{"a":"it's \\"quoted\\" \\\\ back","b":"$HOME \`x\` %s","c":1.00,"d":"\\u0441 ключ 😀 </script>"}`;
const signed = { method: "POST", path: "/pay", query: "x=1&y=a%2Bb", headers: { "X-SIGN": "a'b\"c\\", "Content-Type": "application/json" }, body };
const base = "https://gateway.example/";

test("cURL: what is pasted back is the same message", () => {
  const { message } = readPaste(curlCode({ signed, base }));
  assert.deepEqual([message.method, message.path, message.query, message.body], [signed.method, signed.path, signed.query, body]);
  assert.deepEqual(Object.fromEntries(message.headers), signed.headers);
});

test("cURL: the shell hands over the same words", { skip: spawnSync("sh", ["-c", "true"]).status !== 0 && "there is no sh" }, () => {
  const printed = execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${curlCode({ signed, base })}`]);
  const words = printed.toString().split("\0");
  assert.ok(words.includes(body));
  assert.ok(words.includes(`X-SIGN: ${signed.headers["X-SIGN"]}`));
  assert.ok(words.includes("https://gateway.example/pay?x=1&y=a%2Bb"));
});

/** Runs code with a `fetch` that keeps what it is given. */
async function sent(code, names = {}) {
  let seen;
  const fetch = async (address, options) => {
    seen = { address, options };
    return { status: 200, text: async () => "" };
  };
  const run = Object.getPrototypeOf(async () => undefined).constructor;
  await new run("fetch", "console", ...Object.keys(names), code)(fetch, { log: () => undefined }, ...Object.values(names));
  return seen;
}

test("fetch: the same request leaves", async () => {
  const { address, options } = await sent(fetchCode({ signed, base }));
  assert.deepEqual([address, options], ["https://gateway.example/pay?x=1&y=a%2Bb", { method: "POST", headers: signed.headers, body }]);
});

test("Node: the same fields are signed, with credentials from the environment", async () => {
  const code = nodeCode({ id: "clickpay", kind: "request", given: ["privateKey", "password"], params: body, options: { path: "/pay" }, base });
  assert.match(code, /^import \{ gateway \} from "countersign";/);
  const asked = {};
  const gateway = (id, credentials) => {
    Object.assign(asked, { id, credentials });
    return { sign: (params, options) => (Object.assign(asked, { params, options }), signed) };
  };
  const { address } = await sent(code.replace(/^import.*$/m, ""), { gateway, process: { env: { COUNTERSIGN_PRIVATE_KEY: "key", COUNTERSIGN_PASSWORD: "word" } } });
  assert.deepEqual(asked, { id: "clickpay", credentials: { privateKey: "key", password: "word" }, params: body, options: { path: "/pay" } });
  assert.equal(address, "https://gateway.example/pay?x=1&y=a%2Bb");
});

test("PHP: the strings mean the same", { skip: spawnSync("php", ["--version"]).status !== 0 && "there is no php" }, () => {
  const code = phpCode({ signed, base });
  const recorder = `<?php
namespace page;
const CURLOPT_CUSTOMREQUEST = 1, CURLOPT_HTTPHEADER = 2, CURLOPT_RETURNTRANSFER = 3, CURLOPT_POSTFIELDS = 4, CURLINFO_RESPONSE_CODE = 5;
function curl_init($address) { echo json_encode($address), "\\n"; return 1; }
function curl_setopt_array($request, $options) { echo json_encode($options), "\\n"; }
function curl_exec($request) { return ""; }
function curl_getinfo($request, $what) { return 200; }
`;
  const [address, options] = execFileSync("php", [], { input: recorder + code.replace("<?php\n", "") }).toString().split("\n").map((line, index) => (index < 2 ? JSON.parse(line) : line));
  assert.equal(address, "https://gateway.example/pay?x=1&y=a%2Bb");
  assert.deepEqual([options[1], options[4]], ["POST", body]);
  assert.deepEqual(options[2], Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}`));
});
