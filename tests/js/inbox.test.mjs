// Messages of every length reach the core whole, as text and as bytes: its one buffer has a usual size, grows, and shrinks.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { gateway } from "countersign";

const secret = "0123456789abcdef";
const cashy = gateway("cashy", { merchant: "m", secret });
const encoder = new TextEncoder();

/** A webhook signed by node:crypto whose body is `text` and so long in bytes. */
function webhook(fill, bytes) {
  const empty = JSON.stringify({ mchOrderNo: "T1", remark: "" });
  const width = encoder.encode(fill).length;
  const room = Math.max(0, bytes - empty.length);
  const remark = fill.repeat(Math.floor(room / width)) + "-".repeat(room % width);
  const body = JSON.stringify({ mchOrderNo: "T1", remark });
  return { remark, body, headers: { sign: createHash("md5").update(body + secret).digest("hex") } };
}

const around = (size) => [size - 2, size - 1, size, size + 1, size + 2];
const lengths = [40, ...around(1365), ...around(4096), ...around(16_384), ...around(49_152), ...around(65_536), 1_000_000];

for (const fill of ["x", "é", "€", "\u{1f600}"]) {
  test(`bodies of ${fill} of every length, long and short in turn`, () => {
    for (const bytes of lengths.flatMap((length) => [length, 40])) {
      const { remark, body, headers } = webhook(fill, bytes);
      for (const form of [body, encoder.encode(body)]) {
        const message = cashy.verify({ headers, body: form });
        assert.equal(message.text("remark"), remark);
        assert.equal(message.canonical, `${body}[secret]`);
        assert.deepEqual(message.params, { mchOrderNo: "T1", remark });
      }
      const changed = body.replace("T1", "T2");
      for (const form of [changed, encoder.encode(changed)]) {
        assert.throws(() => cashy.verify({ headers, body: form }), { code: "SIGNATURE_MISMATCH" });
      }
    }
  });
}

test("a view into a larger buffer is its own part of it", () => {
  const { body, headers } = webhook("x", 300);
  const around = encoder.encode(`{"a":1}${body}{"b":2}`);
  assert.equal(cashy.verify({ headers, body: around.subarray(7, around.length - 7) }).text("mchOrderNo"), "T1");
});

test("what a caller changes in one message stays out of the next", () => {
  const { body, headers } = webhook("x", 300);
  const first = cashy.verify({ headers, body });
  const untouched = structuredClone({ warnings: first.warnings, acknowledgement: first.acknowledgement });
  first.warnings[0].sentence = "";
  first.warnings[0].fields.push("x");
  first.warnings.length = 0;
  first.acknowledgement.status = 500;
  first.acknowledgement.headers["X-Other"] = "1";
  const { warnings, acknowledgement } = cashy.verify({ headers, body });
  assert.deepEqual({ warnings, acknowledgement }, untouched);
});

test("two gateways in turn keep their own verdicts", () => {
  const other = gateway("jeepay", { secret });
  const form = (fields) => new URLSearchParams(fields).toString();
  const fields = { mchOrderNo: "T1", state: "2" };
  const text = `mchOrderNo=T1&state=2&key=${secret}`;
  const body = form({ ...fields, sign: createHash("md5").update(text).digest("hex").toUpperCase() });
  const { headers, body: json } = webhook("x", 300);
  const verdict = ({ warnings, outcome, acknowledgement }) => ({ warnings, outcome, acknowledgement });
  const [one, two] = [verdict(other.verify({ body })), verdict(cashy.verify({ headers, body: json }))];
  assert.notDeepEqual(one, two);
  for (let turn = 0; turn < 3; turn += 1) {
    assert.deepEqual(verdict(other.verify({ body })), one);
    assert.deepEqual(verdict(cashy.verify({ headers, body: json })), two);
  }
});
