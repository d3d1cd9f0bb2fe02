// What holds for every server: run by the test of each, with its own `open`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gateway } from "countersign";
import { notifications, sides } from "../examples/gateway.mjs";
import { serve } from "./serve.mjs";

export const GATEWAYS = ["tarspay", "cashy", "clickpay", "alikassa", "bdpay", "own-pay"];

/** The merchant's side of a gateway. */
export function merchant(id) {
  return gateway(sides[id].scheme ?? id, sides[id].peer);
}

/**
 * `open(gateway, handler, options)` gives an HTTP server whose route `/notify` is what `callbacks()` made of them;
 * `faults` collects what it hands to the server's own error handler, which answers 500.
 */
export function suite(name, open) {
  /** Runs `work` with a server of these; gives what its error handler saw. */
  const withServer = async (id, handler, options, work) => {
    const faults = [];
    const server = await serve(await open(merchant(id), handler, options, faults));
    try {
      await work(server);
    } finally {
      await server.stop();
    }
    return faults;
  };

  for (const id of GATEWAYS) {
    const { genuine, forged, unsigned, otherAmount, answer } = notifications(id);
    const { amount, params } = sides[id];
    const ordered = typeof params === "string" ? 10000 : params[amount];

    test(`${name}: ${id} is acknowledged after the handler, and forgeries do not reach it`, async () => {
      const seen = [];
      const refused = [];
      const handler = async (message, request) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.equal(typeof request, "object");
        seen.push(message.replayKey);
        return answer.slice(4);
      };
      const options = { expect: { [amount]: ordered }, onRefused: (error) => refused.push(error.code) };
      const faults = await withServer(id, handler, options, async ({ send }) => {
        assert.equal(await send(genuine), answer);
        assert.equal(seen.length, 1);
        assert.equal(await send(genuine), answer);
        assert.equal(await send(forged), "400 SIGNATURE_MISMATCH");
        assert.equal(await send(unsigned), "400 SIGNATURE_MISSING");
        assert.equal(await send(otherAmount), "400 FIELD_MISMATCH");
      });
      assert.deepEqual(faults, []);
      assert.equal(seen.length, 2);
      assert.equal(seen[0], seen[1]);
      assert.deepEqual(refused, ["SIGNATURE_MISMATCH", "SIGNATURE_MISSING", "FIELD_MISMATCH"]);
    });

    test(`${name}: ${id} compares with an order that is looked up`, async () => {
      const handled = [];
      const orders = new Map([[genuine.canonical, { [amount]: ordered }]]);
      const expect = async (message) => orders.get(message.canonical);
      await withServer(id, (message) => handled.push(message), { expect }, async ({ send }) => {
        assert.match(await send(genuine), /^200 /);
        assert.equal(await send(otherAmount), "400 FIELD_MISMATCH");
        orders.set(otherAmount.canonical, { [amount]: ordered });
        assert.equal(await send(otherAmount), "400 FIELD_MISMATCH");
      });
      assert.equal(handled.length, 1);
    });
  }

  const { genuine, forged } = notifications("tarspay");

  test(`${name}: what the handler or \`expect\` throws is not acknowledged`, async () => {
    const failing = () => {
      throw new Error("the database is away");
    };
    for (const [handler, options] of [
      [failing, undefined],
      [async () => failing(), {}],
      [() => {}, { expect: failing }],
      [() => {}, { expect: () => "10000" }],
    ]) {
      const faults = await withServer("tarspay", handler, options, async ({ send }) => {
        assert.match(await send(genuine), /^500 /);
        assert.equal(await send(forged), "400 SIGNATURE_MISMATCH");
      });
      assert.equal(faults.length, 1);
    }
  });

  test(`${name}: a coded error of the handler's own is no refusal`, async () => {
    const handler = () => merchant("cashy").verify({});
    const faults = await withServer("tarspay", handler, {}, async ({ send }) => assert.match(await send(genuine), /^500 /));
    assert.equal(faults[0].code, "SIGNATURE_MISSING");
  });

  test(`${name}: a body that is too long is answered with 413`, async () => {
    const limit = genuine.body.length;
    let handled = 0;
    await withServer("tarspay", () => (handled += 1), { limit }, async ({ send }) => {
      assert.equal(await send(genuine), "200 OK");
      assert.match(await send({ ...genuine, body: `${genuine.body} ` }), /^413 /);
      assert.equal(await send(genuine), "200 OK");
    });
    assert.equal(handled, 2);
  });

  test(`${name}: without a documented acknowledgement the handler decides, and 200 is the default`, async () => {
    const { genuine: notification } = notifications("alikassa");
    for (const [given, answer] of [
      [undefined, "200 "],
      ["done", "200 done"],
      [{ status: 202, headers: { "X-Seen": "1" }, body: "later" }, "202 later"],
      [{ status: 202, body: new TextEncoder().encode("bytes") }, "202 bytes"],
      [{ status: 204 }, "204 "],
      [{ status: 204, body: "" }, "204 "],
      [{ status: 205, body: "dropped" }, "205 "],
      [{ status: 304, body: "" }, "304 "],
      [{ status: 200, body: "" }, "200 "],
      // What a handler gives that was not meant for an answer: it has acted.
      [null, "200 "],
      [7, "200 "],
      [{ status: "paid" }, "200 "],
      [{ status: 2, id: 7 }, "200 "],
      [{ status: 100 }, "200 "],
      [{ status: 600, body: "x" }, "200 "],
      [{ status: 202, headers: null }, "200 "],
      [{ status: 202, headers: new Map() }, "200 "],
      [{ status: 202, headers: { "X-Seen": undefined } }, "200 "],
      [{ status: 202, headers: { "X Seen": "1" } }, "200 "],
      [{ status: 202, headers: { "X-Seen": "1\r\nX-Other: 2" } }, "200 "],
      [{ status: 202, body: { id: 7 } }, "200 "],
      [{ status: 202, body: null }, "200 "],
    ]) {
      const faults = await withServer("alikassa", () => given, {}, async ({ send }) => assert.equal(await send(notification), answer));
      assert.deepEqual(faults, []);
    }
  });

  test(`${name}: \`expect\` that gives nothing to compare with refuses`, async () => {
    for (const given of [undefined, null, false, 0, "", {}]) {
      const refused = [];
      const options = { expect: async () => given, onRefused: (error) => refused.push(error.code) };
      const faults = await withServer("tarspay", assert.fail, options, async ({ send }) => {
        assert.equal(await send(genuine), "400 FIELD_MISMATCH", JSON.stringify(given));
      });
      assert.deepEqual([faults, refused], [[], ["FIELD_MISMATCH"]]);
    }
  });

  test(`${name}: what \`onRefused\` throws is told where the handler's errors are, and nothing is acknowledged`, async () => {
    const onRefused = () => Promise.reject(new Error("the log is full"));
    const faults = await withServer("tarspay", assert.fail, { onRefused }, async ({ send }) => assert.match(await send(forged), /^500 /));
    assert.deepEqual(faults.map(({ message }) => message), ["the log is full"]);
  });

  test(`${name}: what no message could be verified with fails at once`, () => {
    const tarspay = merchant("tarspay");
    const fails = (code, ...given) => assert.rejects(async () => open(...given, []), { code });
    return Promise.all([
      fails("OPTION_INVALID", tarspay, () => {}, { expects: {} }),
      fails("OPTION_INVALID", tarspay, () => {}, { expect: null }),
      fails("OPTION_INVALID", tarspay, () => {}, Promise.resolve({ expect: { state: 2 } })),
      fails("OPTION_INVALID", tarspay, () => {}, new Map([["expect", { state: 2 }]])),
      fails("OPTION_INVALID", tarspay, () => {}, { kind: "redirect" }),
      fails("OPTION_INVALID", tarspay, () => {}, { limit: "1mb" }),
      fails("OPTION_INVALID", tarspay, () => {}, { onRefused: true }),
      fails("OPTION_INVALID", tarspay, { expect: {} }, {}),
      fails("CREDENTIAL_MISSING", gateway("tarspay"), () => {}, {}),
      assert.rejects(async () => open("tarspay", () => {}, {}, []), TypeError),
    ]);
  });
}
