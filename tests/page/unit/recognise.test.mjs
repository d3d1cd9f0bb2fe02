import assert from "node:assert/strict";
import { test } from "node:test";
import { gateways } from "countersign";
import { readPaste } from "../../../www/src/paste/read.js";
import { knownHeaders, recognise } from "../../../www/src/paste/recognise.js";
import { carrierNames } from "../../../www/src/rule.js";
import { makeExamples } from "../../../www/build/examples.mjs";

const all = gateways();
const { verify: examples } = await makeExamples();

function best(text) {
  const { message } = readPaste(text, knownHeaders(all));
  return recognise(message, all);
}

test("every gateway's example is recognised, or shares its place with gateways of the same rule", () => {
  assert.ok(examples.length >= 2 * all.length);
  for (const { id, gateway, kind, text } of examples) {
    const fits = best(text);
    const first = fits.filter(({ score }) => score === fits[0].score);
    const own = fits.find((fit) => fit.gateway === gateway && fit.kind === kind);
    assert.ok(own, id);
    if (first.includes(own)) continue;
    // Another may come first only with the same carrier: nothing in the message tells them apart.
    const rule = (fit) => all.find((one) => one.id === fit.gateway).kinds[fit.kind];
    assert.ok(carrierNames(rule(fits[0])).some((name) => carrierNames(rule(own)).includes(name)), `${id} is taken for ${fits[0].gateway} ${fits[0].kind}`);
  }
});

test("a header of the rule decides", () => {
  assert.equal(best("X-API-KEY: 02ab\nX-API-NONCE: 1\nX-API-SIGNATURE: 3045\n\n{}")[0].kind, "request");
  assert.equal(best("X-API-KEY: 02ab\nX-API-NONCE: 1\nX-API-SIGNATURE: 3045\n\n{}")[0].gateway, "tarspay");
});

test("nothing is recognised in what no rule knows", () => {
  assert.deepEqual(best('{"hello":"world"}'), []);
});

test("an answer is taken for a response", () => {
  assert.equal(best('HTTP/1.1 200 OK\n\n{"platRespCode":"SUCCESS","platSign":"YWJj"}')[0].kind, "response");
});
