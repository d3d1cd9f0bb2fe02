// Links carry what anyone may see, and never a private key, password or secret.
import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gateways, inspectKey } from "countersign";
import { createCatalogue } from "../../../www/src/own/catalogue.js";
import { perform } from "../../../www/src/engine/tasks.js";
import { readLink, writeLink } from "../../../www/src/share/link.js";
import { keyPair } from "../../support/key-pair.mjs";

const ownPay = JSON.parse(readFileSync(new URL("../../data/schemes/own-pay.json", import.meta.url), "utf8"));
const all = gateways();
const catalogue = () => createCatalogue(all, async (scheme) => perform("describe", { scheme }));
const inspect = async (key) => inspectKey(key);
const rsa = keyPair("rsa", { modulusLength: 1024 });
const curve = keyPair("ec", { namedCurve: "secp256k1" });
const privateForms = [
  rsa.privateKey.export({ type: "pkcs8", format: "pem" }),
  rsa.privateKey.export({ type: "pkcs1", format: "pem" }),
  rsa.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  curve.privateKey.export({ type: "pkcs8", format: "pem" }),
  curve.privateKey.export({ type: "sec1", format: "pem" }),
  curve.privateKey.export({ type: "sec1", format: "der" }).toString("base64"),
  Buffer.from(curve.privateKey.export({ format: "jwk" }).d, "base64url").toString("hex"),
  JSON.stringify(rsa.privateKey.export({ format: "jwk" })),
];
const publicForms = [
  rsa.publicKey.export({ type: "spki", format: "pem" }),
  rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  curve.publicKey.export({ type: "spki", format: "pem" }),
];

const pick = (list) => list[randomInt(list.length)];
const text = () => pick([randomBytes(randomInt(9, 40)).toString("base64"), randomBytes(8).toString("hex"), `pass ${randomInt(1e9)} "quoted" \\ ключ`, "ünïcödé & = + %", randomBytes(16).toString("latin1")]);

/** A secret as it may stand in a message by mistake. */
function misplaced(secret) {
  return pick([
    (one) => one,
    (one) => JSON.stringify(one),
    encodeURIComponent,
    (one) => Buffer.from(one).toString("base64"),
    (one) => Buffer.from(one).toString("hex").toUpperCase(),
    (one) => new URLSearchParams({ key: one }).toString(),
  ])(secret);
}

function randomState() {
  const gateway = pick(all);
  const kind = pick(Object.keys(gateway.kinds));
  const privateKey = pick(privateForms);
  const [secret, password] = [text(), text()];
  const isMisplaced = randomInt(3) === 0;
  const body = JSON.stringify({ a: text(), sign: randomBytes(64).toString("base64") });
  const leaked = isMisplaced ? misplaced(pick([secret, password, privateKey])) : "";
  const place = randomInt(4);
  return {
    isMisplaced,
    hidden: [secret, password, privateKey],
    state: {
      gateway: gateway.id,
      kind,
      rule: gateway.kinds[kind],
      message: {
        method: "POST",
        path: "/notify",
        query: place === 0 ? `x=${leaked}` : undefined,
        headers: [["Sign", "abc"], ["Authorization", `Bearer ${secret}`], ["Cookie", `token=${password}`], ["Content-Type", "application/json"]],
        body: place === 1 ? body + leaked : body,
      },
      options: { reply: place === 2 ? leaked : "", expect: place === 3 ? `a: ${leaked}` : "", password, privateKey },
      publicKeys: randomInt(6) === 0 ? [privateKey] : randomInt(2) === 0 ? [pick(publicForms)] : [],
      secrets: [secret, password, privateKey],
      privateKey,
      secret,
      password,
    },
  };
}

/** The essential digits of a secret: for armour its base64, for JSON the private exponent. */
function essence(secret) {
  if (secret.startsWith('{"kty')) return JSON.parse(secret).d;
  if (secret.startsWith("-----")) return secret.replace(/-----[^-]+-----/g, "").replace(/\s/g, "").slice(40, 120);
  return secret;
}

test("10,000 random inputs: no link holds a secret", async () => {
  let made = 0;
  let refused = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const { state, hidden, isMisplaced } = randomState();
    const { fragment, refusal } = await writeLink(state, inspect);
    if (refusal) {
      refused += 1;
      continue;
    }
    made += 1;
    assert.ok(!isMisplaced, "a misplaced secret is noticed");
    const shown = [fragment, Buffer.from(fragment.replace("#v1.", ""), "base64url").toString("utf8")];
    for (const form of shown) {
      for (const secret of hidden.map(essence)) {
        for (const spelling of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("base64url"), Buffer.from(secret).toString("hex")]) {
          assert.ok(!form.includes(spelling), `a link holds a secret, spelt ${spelling}`);
        }
      }
      assert.ok(!/PRIVATE KEY|Bearer|token=|assword|ecret|Cookie|Authorization/.test(form));
    }
  }
  assert.ok(made > 1000 && refused > 1000, `${made} made, ${refused} refused`);
});

test("a link gives back what it was made from", async () => {
  const gateway = all.find(({ id }) => id === "tarspay");
  const state = {
    gateway: "tarspay",
    kind: "callback",
    rule: gateway.kinds.callback,
    message: { method: "POST", path: "/notify", headers: [["X-RESP-SIGNATURE", "3046"], ["Cookie", "a=b"]], body: '{"a":1.00,"b":"ключ"}' },
    options: { expect: "a: 1", tolerance: "", now: "", reply: "sign error", names: "" },
    publicKeys: [publicForms[2]],
    secrets: ["", "", ""],
  };
  const { fragment } = await writeLink(state, inspect);
  assert.deepEqual(await readLink(fragment, catalogue()), {
    gateway: "tarspay",
    kind: "callback",
    message: { method: "POST", path: "/notify", body: state.message.body, headers: [["X-RESP-SIGNATURE", "3046"]] },
    options: { expect: "a: 1", reply: "sign error" },
    publicKey: publicForms[2],
  });
});

test("a private key in the field for public ones makes no link", async () => {
  const gateway = all.find(({ id }) => id === "clickpay");
  for (const key of privateForms) {
    const state = { gateway: "clickpay", kind: "callback", rule: gateway.kinds.callback, message: { headers: [], body: "{}" }, options: {}, publicKeys: [key], secrets: [] };
    const { fragment, refusal } = await writeLink(state, inspect);
    assert.equal(fragment, undefined);
    assert.ok(["privateKey", "unreadableKey"].includes(refusal));
  }
});

test("a private key without armour in the message makes no link", async () => {
  const gateway = all.find(({ id }) => id === "clickpay");
  for (const key of privateForms) {
    const body = JSON.stringify({ a: key });
    const state = { gateway: "clickpay", kind: "callback", rule: gateway.kinds.callback, message: { headers: [], body }, options: {}, publicKeys: [], secrets: [] };
    // 32 bytes in hexadecimal may be a digest as well: only what was typed as a key is known to be one.
    if (/^[\da-f]{64}$/.test(key)) continue;
    assert.equal((await writeLink(state, inspect)).refusal, "secretInside", key.slice(0, 40));
  }
});

test("links of another kind are none, broken and newer ones say so", async () => {
  assert.equal(await readLink("", catalogue()), undefined);
  assert.equal(await readLink("#content", catalogue()), undefined);
  assert.deepEqual(await readLink("#v2.abc", catalogue()), { problem: "newer" });
  assert.deepEqual(await readLink("#v1.abc", catalogue()), { problem: "broken" });
});

test("a link brings a gateway of the reader's own along", async () => {
  const mine = catalogue();
  const { gateway: own } = await mine.add(ownPay);
  const state = { gateway: own.id, scheme: own.scheme, kind: "callback", rule: own.kinds.callback, message: { headers: [["X-Own-Signature", "sha256=ab"], ["Cookie", "a=b"]], body: '{"a":1}' }, options: {}, publicKeys: [], secrets: [] };
  const { fragment } = await writeLink(state, inspect);
  const theirs = catalogue();
  const opened = await readLink(fragment, theirs);
  assert.deepEqual([opened.gateway, opened.kind, opened.message.body], [own.id, "callback", '{"a":1}']);
  assert.equal(opened.describes, own.name);
  assert.deepEqual(theirs.gateways.at(-1), { ...own, isFromLink: true });
  assert.equal(theirs.gateways.length, all.length + 1);
});

test("a link whose scheme makes no sense, is built in or is another's is broken", async () => {
  const write = (shared) => `#v1.${Buffer.from(JSON.stringify({ m: { headers: [] }, o: {}, p: [], k: "callback", ...shared })).toString("base64url")}`;
  for (const shared of [
    { g: "own-pay", s: { ...ownPay, operations: {} } },
    { g: "own-pay", s: "own-pay" },
    { g: "own-pay", s: null },
    { g: "clickpay", s: { ...ownPay, id: "clickpay" } },
    { g: "clickpay", s: ownPay },
    { g: "own-pay" },
    // Nor may its name pass for a built-in gateway's.
    ...["ClickPay", " click pay\u200b", "\uff23lickPay"].map((name) => ({ g: "own-pay", s: { ...ownPay, name } })),
  ]) {
    const known = catalogue();
    assert.deepEqual(await readLink(write(shared), known), { problem: "broken" }, JSON.stringify(shared).slice(0, 60));
    assert.equal(known.gateways.length, all.length, "a refused link adds nothing");
  }
  assert.equal((await readLink(write({ g: "own-pay", s: ownPay }), catalogue())).problem, undefined);
});

test("a private key without armour is noticed in a message, however it is written there", async () => {
  const gateway = all.find(({ id }) => id === "cashy");
  const p256 = keyPair("ec", { namedCurve: "prime256v1" }).privateKey;
  for (const key of [curve.privateKey, p256]) {
    for (const type of ["sec1", "pkcs8"]) {
      const base64 = key.export({ type, format: "der" }).toString("base64");
      for (const body of [base64, `key=${encodeURIComponent(base64)}`, JSON.stringify({ key: base64 }).replaceAll("/", "\\/"), base64.replace(/.{64}/g, "$&\n")]) {
        const state = { gateway: "cashy", kind: "callback", rule: gateway.kinds.callback, message: { headers: [], body }, options: {}, publicKeys: [], secrets: [] };
        assert.deepEqual(await writeLink(state, inspect), { refusal: "secretInside" }, body);
      }
    }
  }
});
