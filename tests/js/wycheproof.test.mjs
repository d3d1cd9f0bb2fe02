// Project Wycheproof's signatures through the package, by a caller's own scheme.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gateway } from "countersign";
import { record } from "./proof.mjs";

// The sets come from the crate that the Rust tests use, wherever cargo keeps it.
const root = fileURLToPath(new URL("../..", import.meta.url));
const metadata = execFileSync("cargo", ["metadata", "--format-version=1", "--locked"], {
  cwd: root,
  maxBuffer: 1 << 28,
  stdio: ["ignore", "pipe", "ignore"],
});
const { manifest_path: manifest } = JSON.parse(metadata).packages.find(({ name }) => name === "wycheproof");
const load = (name) => JSON.parse(readFileSync(join(dirname(manifest), "src/data", `${name}_test.json`), "utf8"));

const rsa = { rsaPkcs1v15: { hash: "sha256" } };
const ecdsa = (curve, form) => ({ ecdsa: { curve, hash: "sha256", form } });

/** The set, its rule, and how many are accepted, refused, and refused with their key for e = 3. */
const sets = [
  ["rsa_signature_2048_sha256", rsa, 7, 250, 2],
  ["rsa_signature_3072_sha256", rsa, 7, 251, 1],
  ["rsa_signature_4096_sha256", rsa, 7, 251, 0],
  ["ecdsa_secp256r1_sha256", ecdsa("p256", "der"), 174, 310, 0],
  ["ecdsa_secp256r1_sha256_p1363", ecdsa("p256", "rs"), 173, 89, 0],
  ["ecdsa_secp256k1_sha256", ecdsa("secp256k1", "der"), 168, 308, 0],
  ["ecdsa_secp256k1_sha256_p1363", ecdsa("secp256k1", "rs"), 167, 85, 0],
];

function scheme(signature) {
  return {
    id: "raw-body",
    name: "Raw body",
    text: ["body"],
    signature,
    operations: { callback: { carrier: { in: "header", name: "Signature", encoding: "base64" } } },
  };
}

/** Whether the signature verifies. A body that is no JSON object is refused too, but only after that. */
function accepts(own, body, signature) {
  try {
    own.verify({ headers: { Signature: signature.toString("base64") }, body });
    return true;
  } catch ({ code }) {
    if (code === "MESSAGE_UNREADABLE") return true;
    assert.ok(["SIGNATURE_MISMATCH", "SIGNATURE_UNREADABLE", "SIGNATURE_MISSING"].includes(code), code);
    return false;
  }
}

const rows = [];

for (const [name, rule, accepted, refused, belowTheFloor] of sets) {
  test(`${name}: every verdict is right`, () => {
    const row = { set: `npm package: ${name}`, cases: 0, accepted: 0, refused: 0, wrong: 0 };
    let withKey = 0;
    for (const group of load(name).testGroups) {
      let own;
      try {
        own = gateway(scheme(rule), { platformKey: group.publicKeyPem });
      } catch ({ code }) {
        assert.deepEqual([code, group.publicKey.publicExponent], ["KEY_WEAK", "03"]);
        withKey += group.tests.length;
        continue;
      }
      for (const { tcId, msg, sig, result } of group.tests) {
        const right = result === "valid";
        const verdict = accepts(own, Buffer.from(msg, "hex"), Buffer.from(sig, "hex"));
        row.cases += 1;
        row[verdict ? "accepted" : "refused"] += 1;
        if (verdict !== right) row.wrong += 1;
        assert.equal(verdict, right, `case ${tcId}`);
      }
      own.free();
    }
    assert.deepEqual([row.accepted, row.refused, row.wrong, withKey], [accepted, refused, 0, belowTheFloor]);
    rows.push(row);
  });
}

test("every set ran", () => {
  assert.equal(rows.length, sets.length);
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  assert.equal(cases, 2247);
  record("npm-wycheproof", rows);
});
