// The JavaScript in the README: all of it compiles against the declarations, and what can run without a server runs.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "node:test";
import { platform } from "countersign";
import { makeFolder } from "./folder.mjs";
import { blocks, files } from "./pages.mjs";
import { printed } from "./run.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const programs = blocks(readme).filter(({ language }) => language === "js").map(({ text }) => text);
const privateKey = files["keys/rsa-merchant-private.txt"].trim();

test("every program in the README compiles against the declarations", async () => {
  assert.ok(programs.length >= 5, `only ${programs.length}`);
  const folder = makeFolder("readme", {});
  const names = programs.map((text, index) => {
    const name = `program-${index}.mjs`;
    writeFileSync(join(folder, name), `${isModule(text) ? "" : 'import { gateway } from "countersign";\n'}${text}\n`);
    return name;
  });
  const context = fileURLToPath(new URL("readme-context.d.ts", import.meta.url));
  const tsc = fileURLToPath(new URL("../../xtask/tools/node_modules/typescript/bin/tsc", import.meta.url));
  const options = ["--noEmit", "--checkJs", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom,dom.iterable", "--typeRoots", "none"];
  const checked = await printed(process.execPath, [tsc, ...options, context, ...names], { cwd: folder }).catch(({ stdout }) => stdout);
  assert.equal(checked, "");
});

test("the first program sends a request that the gateway's side finds genuine", async () => {
  const sent = await run(
    find('gateway("clickpay"'),
    { CLICKPAY_PRIVATE_KEY: privateKey },
    "globalThis.fetch = async (address, message) => console.log(JSON.stringify({ address, message }));",
  );
  const { address, message } = JSON.parse(sent);
  assert.equal(address, "https://open.clickpay.click/gateway/query");
  const other = platform("clickpay", { merchantKey: files["keys/rsa-merchant-public.txt"].trim() });
  assert.equal(other.verify(message).text("orderNum"), "T1231511321515");
});

test("the route answers a genuine callback, and refuses a forged one", async () => {
  const secret = "a throw-away secret";
  const folder = makeFolder("readme-route", { "route.mjs": find("export async function POST") });
  process.env.CASHY_API_KEY = secret;
  const { POST } = await import(pathToFileURL(join(folder, "route.mjs")));
  const { headers, body } = platform("cashy", { secret }).sign({ mchOrderNo: "1386503284355244033", amount: "20000.00" });
  const send = (text) => POST(new Request("https://merchant.example/notify", { method: "POST", headers, body: text }));
  assert.equal((await send(body)).status, 200);
  const refused = await send(body.replace("20000.00", "90000.00"));
  assert.deepEqual([refused.status, await refused.text()], [400, "SIGNATURE_MISMATCH"]);
});

test("the gateway of one's own signs", async () => {
  const program = `import { gateway } from "countersign";\n${find("shop-pay")}`;
  const signature = await run(program, { SHOP_PAY_SECRET: "s" }, "", 'console.log(shop.sign({ b: "2", a: "1", empty: "" }).signature);');
  assert.equal(signature, createHmac("sha256", "s").update("a=1&b=2").digest("hex"));
});

function find(text) {
  const found = programs.filter((program) => program.includes(text));
  assert.equal(found.length, 1, text);
  return found[0];
}

function isModule(text) {
  return /^import /m.test(text);
}

/** What a program prints that other code stands before and behind. */
async function run(program, environment, before, behind = "") {
  const cwd = makeFolder("readme-program", { "before.mjs": before, "program.mjs": `${program}\n${behind}` });
  return printed(process.execPath, ["--import", "./before.mjs", "program.mjs"], { cwd, env: { ...process.env, ...environment } });
}
