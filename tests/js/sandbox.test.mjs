// `countersign sandbox` against endpoints that do one thing wrong each.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gateway, gateways, inspectKey } from "countersign";
import { file, folder, run, start } from "./command-line.mjs";
import { vector } from "./vectors.mjs";

const curve = vector("tarspay-request-doc-example");
const rsa = vector("clickpay-request-pay-2048-java-chunks");
const key = file("platform.hex", curve.private_key_hex);
const rsaKey = file("platform.pem", rsa.private_key);
const tarspay = gateway("tarspay", { platformKey: curve.public_key_hex });
const clickpay = gateway("clickpay", { platformKey: rsa.public_key });
const cases = {
  tarspay: { merchant: tarspay, words: ["tarspay", "--private-key", key] },
  clickpay: { merchant: clickpay, words: ["clickpay", "--private-key", rsaKey] },
};

/** An endpoint: `answer(parts, verify)` gives `[status, body]`, or nothing to hang. */
async function endpoint(answer, create = createServer) {
  const server = create(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const [path, query] = request.url.split("?");
    const given = answer({ method: request.method, path, query, headers: request.headers, body: Buffer.concat(chunks) });
    if (given !== undefined) response.writeHead(given[0], given[2]).end(given[1]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: server.address().port, close: () => (server.close(), server.closeAllConnections()) };
}

/** What the sandbox says of it, as JSON: `wrong` lists the questions by id. */
async function ask(answer, { words } = cases.tarspay, more = []) {
  const { port, close } = await endpoint(answer);
  const { status, stdout, stderr } = await start(["sandbox", ...words, "--json", "--to", `http://127.0.0.1:${port}/notify`, ...more]);
  close();
  assert.equal(stderr, "");
  const report = JSON.parse(stdout);
  return { ...report, status, wrong: report.questions.filter(({ right }) => !right).map(({ id }) => id) };
}

function verifies(merchant, parts, options) {
  try {
    return merchant.verify(parts, options) !== undefined;
  } catch {
    return false;
  }
}

/** A scheme whose callback is signed with a secret. */
function scheme(carrier, operation, text) {
  return { id: "shop", name: "Shop", text, signature: { hmac: { hash: "sha256" } }, operations: { callback: { carrier, ...operation } } };
}

/** A good endpoint, but for what `change` does. */
function good(merchant, change = {}) {
  return (parts) => {
    const verify = change.verify ?? ((given, options) => merchant.verify(given, options));
    try {
      const message = verify(parts, change.options);
      const { status, body } = message.acknowledgement ?? { status: 200, body: "" };
      return change.accepted?.(message) ?? [status, body];
    } catch (error) {
      return [change.refusal ?? 400, error.code];
    }
  };
}

test("an endpoint that does everything right: status 0, every question with its answer", async () => {
  const { status, wrong, questions, advice, publicKey, acknowledgement } = await ask(good(tarspay));
  assert.deepEqual([status, wrong, advice], [0, [], []]);
  assert.deepEqual(
    questions.map(({ id, expected, answer }) => `${id}: ${expected}, ${answer.status} ${answer.body}`),
    [
      "genuine: acknowledged, 200 OK",
      "repeated: acknowledged, 200 OK",
      "spaces: acknowledged, 200 OK",
      "altered: refused, 400 SIGNATURE_MISMATCH",
      "unsigned: refused, 400 SIGNATURE_MISSING",
      "empty: refused, 400 SIGNATURE_MISSING",
      "stranger: refused, 400 SIGNATURE_MISMATCH",
    ],
  );
  assert.equal(inspectKey(publicKey).publicKey, inspectKey(curve.public_key_hex).publicKey);
  assert.equal(acknowledgement.body, "OK");
});

test("every gateway's example is acknowledged, and every forgery of it refused", async () => {
  for (const { id, kinds } of gateways()) {
    const isShared = "digest" in kinds.callback.signature || "hmac" in kinds.callback.signature;
    const keyOption = kinds.callback.signature.ecdsa ? key : rsaKey;
    const peer = kinds.callback.signature.ecdsa ? curve.public_key_hex : rsa.public_key;
    const merchant = gateway(id, isShared ? { secret: "s" } : { platformKey: peer });
    const words = [id, ...(isShared ? ["--secret-file", file("s.txt", "s")] : ["--private-key", keyOption])];
    const { wrong, questions } = await ask(good(merchant), { words });
    // What is still signed is for the merchant's books to refuse.
    assert.deepEqual(wrong.filter((name) => name !== "moved"), [], id);
    assert.ok(questions.some((question) => question.id === "altered"), id);
  }
});

test("the table names the key to trust, every message, its answer and the verdict", async () => {
  const { port, close } = await endpoint(good(tarspay));
  const { status, stdout } = await start(["sandbox", ...cases.tarspay.words, "--to", `http://localhost:${port}/notify`]);
  close();
  assert.equal(status, 0);
  assert.match(stdout, /^tarspay: callbacks to http:\/\/localhost:\d+\/notify\n\nthe endpoint must trust\n {2}-----BEGIN PUBLIC KEY-----\n/);
  assert.match(stdout, /\nright {2}another value in orderAmount +refused +400 SIGNATURE_MISMATCH\n/);
  assert.match(stdout, /\n7 right, 0 wrong\n/);
  assert.ok(!stdout.includes(curve.private_key_hex));
});

test("one that accepts everything", async () => {
  const { status, wrong, advice } = await ask(() => [200, "OK"]);
  assert.equal(status, 1);
  assert.deepEqual(wrong, ["altered", "unsigned", "empty", "stranger"]);
  assert.match(advice[0], /^The endpoint accepts what is not genuine/);
});

test("one that accepts everything, with the wrong answer", async () => {
  for (const answer of [[200, "ok"], [200, "OK\n"], [201, "OK"], [302, "OK", { Location: "/" }]]) {
    const { wrong, advice } = await ask(() => answer);
    assert.deepEqual(wrong, ["genuine", "repeated", "spaces", "altered", "unsigned", "empty", "stranger"]);
    assert.match(advice[0], /^The endpoint accepts what is not genuine/);
    assert.match(advice[1], /^The gateway takes only HTTP 200 with the body "OK" /);
  }
});

test("where no acknowledgement is documented, a message is accepted that gets what a genuine one gets", async () => {
  const words = ["jeepay", "--secret-file", file("s.txt", "s")];
  const jeepay = gateway("jeepay", { secret: "s" });
  const answered = (accepted, refused) => ask((parts) => (verifies(jeepay, parts) ? accepted() : refused()), { words });
  for (const [accepted, refused] of [
    [[200, "success"], [200, "fail"]],
    [[200, '{"code":0}'], [200, '{"code":1}']],
    [[204, ""], [200, "fail"]],
    [[200, "success"], [302, "", { Location: "/login" }]],
  ]) {
    assert.deepEqual((await answered(() => accepted, () => refused)).wrong, []);
  }
  let count = 0;
  const stamped = () => [200, `{"code":0,"time":${1734517376779 + (count += 1)},"id":"${crypto.randomUUID()}","at":"${new Date().toISOString()}"}`];
  for (const everything of [() => [200, "success"], () => [204, ""], () => [302, "", { Location: "/" }], stamped]) {
    const { wrong, advice } = await answered(everything, everything);
    assert.deepEqual(wrong.slice(-4), ["altered", "unsigned", "empty", "stranger"]);
    assert.match(advice[0], /^The endpoint accepts what is not genuine/);
  }
  const broken = await answered(() => [500, ""], () => [200, "success"]);
  assert.match(broken.advice[0], /^The endpoint accepts what is not genuine/);
});

test("Cashy takes HTTP 301 and 302 as well, whatever the body says", async () => {
  const cashy = gateway("cashy", { secret: "s" });
  const words = ["cashy", "--secret-file", file("s.txt", "s")];
  for (const status of [200, 301, 302]) {
    const { wrong } = await ask((parts) => (verifies(cashy, parts) ? [status, "any"] : [400, ""]), { words });
    assert.deepEqual(wrong, []);
    const all = await ask(() => [status, "any"], { words });
    assert.deepEqual(all.wrong, ["altered", "unsigned", "empty", "stranger"]);
  }
  const other = await ask((parts) => (verifies(cashy, parts) ? [303, ""] : [400, ""]), { words });
  assert.deepEqual(other.wrong, ["genuine", "repeated", "spaces"]);
  assert.deepEqual(other.advice, ["The gateway takes only HTTP 200 or 301 or 302 for an acknowledgement: send `message.acknowledgement`."]);
  const told = await ask((parts) => (verifies(cashy, parts) ? [200, ""] : [200, "forged"]), { words });
  assert.deepEqual(told.wrong, ["altered", "unsigned", "empty", "stranger"]);
  assert.deepEqual(told.advice, ["The gateway takes the answer to what is not genuine for an acknowledgement, whatever its body says: refuse with 400."]);
});

test("after a redirect the payer may be sent on, and elsewhere if it is not genuine", async () => {
  const alikassa = gateway("alikassa", { platformKey: rsa.public_key });
  const body = file("redirect.json", '{"order_id":"7","uuid":"u-7"}');
  const words = ["alikassa", "--private-key", rsaKey, "--kind", "redirect", "--body", body];
  const sent = (good, bad) => ask((parts) => [303, "", { Location: verifies(alikassa, parts, { kind: "redirect" }) ? good : bad }], { words });
  assert.deepEqual((await sent("/thanks", "/failed")).wrong, []);
  assert.deepEqual((await sent("/thanks", "/thanks")).wrong, ["altered", "unsigned", "empty", "stranger"]);
});

test("one that ends over what is not genuine: the report is given nevertheless", async () => {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (verifies(tarspay, { headers: request.headers, body: Buffer.concat(chunks) })) return response.end("OK");
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const to = `http://127.0.0.1:${server.address().port}/notify`;
  const { status, stdout, stderr } = await start(["sandbox", ...cases.tarspay.words, "--json", "--to", to]);
  assert.equal(stderr, "");
  assert.equal(status, 1);
  const { questions, advice } = JSON.parse(stdout);
  assert.deepEqual(
    questions.map(({ id, right, answer }) => `${id}: ${right} ${answer.body ?? answer.failure}`),
    [
      "genuine: true OK",
      "repeated: true OK",
      "spaces: true OK",
      "altered: false the connection failed: ECONNRESET",
      "unsigned: false nothing listens any more",
      "empty: false nothing listens any more",
      "stranger: false nothing listens any more",
    ],
  );
  assert.match(advice[0], /^The endpoint ended over the message before/);
});

test("one that refuses everything", async () => {
  const { status, wrong } = await ask(() => [400, "no"]);
  assert.equal(status, 1);
  assert.deepEqual(wrong, ["genuine", "repeated", "spaces"]);
});

test("one that acknowledges wrongly", async () => {
  for (const answer of [[200, "ok"], [200, '"OK"'], [200, ""], [201, "OK"]]) {
    const { status, wrong, advice } = await ask(good(tarspay, { accepted: () => answer }));
    assert.equal(status, 1);
    assert.deepEqual(wrong, ["genuine", "repeated", "spaces"]);
    assert.deepEqual(advice, ['The gateway takes only HTTP 200 with the body "OK" for an acknowledgement: send `message.acknowledgement`.']);
  }
});

test("one that refuses a repeated notification", async () => {
  const seen = new Set();
  const accepted = ({ canonical }) => (seen.size === seen.add(canonical).size ? [409, "seen"] : undefined);
  const { status, wrong, advice } = await ask(good(tarspay, { accepted }));
  assert.equal(status, 1);
  assert.deepEqual(wrong, ["repeated"]);
  assert.match(advice[0], /^Acknowledge a repeated notification as the first/);
});

test("one that hangs: no answer is a wrong one, and the time is bounded", async () => {
  const start = Date.now();
  const { status, wrong, questions, advice } = await ask(() => undefined, cases.tarspay, ["--timeout", "0.2"]);
  assert.equal(status, 1);
  assert.equal(wrong.length, questions.length);
  assert.ok(questions.every(({ answer }) => answer.failure === "no answer within 0.2 s"));
  assert.match(advice[0], /^Answer within the time/);
  assert.ok(Date.now() - start < 20_000);
});

test("one that verifies a body parsed and written again", async () => {
  const verify = (parts, options) => tarspay.verify({ ...parts, body: JSON.stringify(JSON.parse(parts.body)) }, options);
  const { status, wrong, advice } = await ask(good(tarspay, { verify }));
  assert.equal(status, 1);
  assert.deepEqual(wrong, ["spaces"]);
  assert.match(advice[0], /^The endpoint verifies a body that was parsed and written again/);
});

test("one that hands over the parsed body itself", async () => {
  const verify = (parts, options) => tarspay.verify({ ...parts, body: JSON.parse(parts.body) }, options);
  const { status, advice } = await ask(good(tarspay, { verify, refusal: 500 }));
  assert.equal(status, 1);
  assert.match(advice[0], /^The endpoint verifies a body that was parsed and written again/);
});

test("one that falls over what is not genuine", async () => {
  const { status, wrong, advice } = await ask(good(tarspay, { refusal: 500 }));
  assert.equal(status, 1);
  assert.deepEqual(wrong, ["altered", "unsigned", "empty", "stranger"]);
  assert.match(advice[0], /^A message that is refused is no fault of the server/);
});

test("one that takes a missing or an empty signature for an unsigned message", async () => {
  const verify = (parts, options) => (parts.headers["x-resp-signature"] ? tarspay.verify(parts, options) : { acknowledgement: { status: 200, body: "OK" } });
  assert.deepEqual((await ask(good(tarspay, { verify }))).wrong, ["unsigned", "empty"]);
});

test("one that trusts whoever signs", async () => {
  const verify = (parts, options) => {
    try {
      return tarspay.verify(parts, options);
    } catch (error) {
      const altered = !parts.body.includes('"31500"') && !parts.body.includes(":31500");
      if (error.code !== "SIGNATURE_MISMATCH" || altered) throw error;
      return { acknowledgement: { status: 200, body: "OK" } };
    }
  };
  const body = file("trusting.json", '{"mchOrderNo":"1","orderAmount":31500}');
  assert.deepEqual((await ask(good(tarspay, { verify }), cases.tarspay, ["--body", body])).wrong, ["stranger"]);
});

test("one that does not compare the amount: a digit moves under the same signature", async () => {
  const careless = await ask(good(clickpay), cases.clickpay);
  assert.deepEqual(careless.wrong, ["moved"]);
  assert.match(careless.advice[0], /^The signature does not fix where one value ends/);
  const careful = await ask(good(clickpay, { options: { expect: { payMoney: 10000 } } }), cases.clickpay);
  assert.deepEqual([careful.status, careful.wrong], [0, []]);
  assert.ok(careful.questions.some(({ id, answer }) => id === "moved" && answer.body === "FIELD_MISMATCH"));
});

test("one that does not look at the time", async () => {
  const secret = "a throw-away secret";
  const scheme = new URL("../data/schemes/own-pay.json", import.meta.url).pathname;
  const own = gateway(JSON.parse(readFileSync(scheme, "utf8")), { secret });
  const words = ["--scheme", scheme, "--secret-file", file("own-secret.txt", secret)];
  const lenient = await ask(good(own, { options: { toleranceSeconds: 10_000_000 } }), { words });
  assert.deepEqual(lenient.wrong, ["stale"]);
  const { status, questions } = await ask(good(own), { words });
  assert.equal(status, 0);
  assert.ok(questions.some(({ id, answer }) => id === "stale" && answer.body === "TIMESTAMP_OUT_OF_RANGE"));
});

test("a time that the rule allows for days is exceeded by one more", async () => {
  const secret = "a throw-away secret";
  for (const [toleranceSeconds, what] of [[undefined, "a day"], [86_400, "2 days"], [864_000, "11 days"]]) {
    const time = { header: "X-Time", format: "seconds", ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }) };
    const own = scheme({ in: "header", name: "X-Sign", encoding: "hexLower" }, { time }, ["timestamp", "body"]);
    const words = ["--scheme", file("timed.json", JSON.stringify(own)), "--secret-file", file("own-secret.txt", secret)];
    const { wrong, questions } = await ask(good(gateway(own, { secret })), { words });
    assert.deepEqual(wrong, []);
    assert.ok(questions.some((question) => question.what === `signed ${what} ago`));
  }
});

test("a signature is left out whatever its field is called, and wherever it travels", async () => {
  const secret = "a throw-away secret";
  const fields = [{ fields: { skip: "nullAndEmpty", show: "pairs", separator: "&" } }];
  const odd = ['si"gn', "si gn+&=", "подпись"];
  for (const [format, names] of Object.entries({ json: odd, form: odd, query: odd, xml: ["sign"] })) {
    for (const name of names) {
      const method = format === "query" ? { method: "GET" } : {};
      const own = scheme({ in: "field", name, encoding: "base64", prefix: "v1=" }, { formats: [format], ...method }, fields);
      const words = ["--scheme", file("named.json", JSON.stringify(own)), "--secret-file", file("own-secret.txt", secret)];
      const { wrong, questions } = await ask(good(gateway(own, { secret })), { words });
      assert.deepEqual(wrong.filter((id) => id !== "moved"), [], `${format} ${name}`);
      assert.equal(questions.find(({ id }) => id === "unsigned").answer.body, "SIGNATURE_MISSING", `${format} ${name}`);
    }
  }
});

test("a refusal by text alone is one where the gateway reads the text", async () => {
  const { status } = await ask(good(tarspay, { refusal: 200 }));
  assert.equal(status, 0);
  const { wrong } = await ask(good(gateway("cashy", { secret: "s" }), { refusal: 200 }), { words: ["cashy", "--secret-file", file("s.txt", "s")] });
  assert.deepEqual(wrong, ["altered", "unsigned", "empty", "stranger"]);
});

test("an order that the endpoint does not know: --body gives one that it does", async () => {
  const answer = good(tarspay, { options: { expect: { mchOrderNo: "A7" } } });
  const { status, advice } = await ask(answer);
  assert.equal(status, 1);
  assert.match(advice[0], /--body FILE/);
  const body = file("order.json", '{ "mchOrderNo": "A7", "orderAmount": 10.00, "state": 2 }');
  assert.equal((await ask(answer, cases.tarspay, ["--body", body])).status, 0);
});

test("headers and a query that the endpoint wants go along", async () => {
  const { port, close } = await endpoint((parts) => (parts.headers["x-shop"] === "7" && parts.query === "shop=7" ? good(tarspay)(parts) : [401, "who?"]));
  const { status } = await start(["sandbox", ...cases.tarspay.words, "--header", "X-Shop: 7", "--to", `http://127.0.0.1:${port}/notify?shop=7`]);
  close();
  assert.equal(status, 0);
});

test("redirections are not followed, and are no acknowledgement", async () => {
  let contacted = 0;
  const other = await endpoint(() => ((contacted += 1), [200, "OK"]));
  const { status, wrong } = await ask(() => [307, "OK", { Location: `http://127.0.0.1:${other.port}/` }]);
  other.close();
  assert.equal(status, 1);
  assert.deepEqual(wrong.slice(0, 2), ["genuine", "repeated"]);
  assert.equal(contacted, 0);
});

test("a proxy of the environment is not used", async () => {
  let contacted = 0;
  const proxy = await endpoint(() => ((contacted += 1), [200, "OK"]));
  const { port, close } = await endpoint(good(tarspay));
  const address = `http://127.0.0.1:${proxy.port}`;
  const env = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: address, http_proxy: address, ALL_PROXY: address };
  const { status } = await start(["sandbox", ...cases.tarspay.words, "--to", `http://127.0.0.1:${port}/`], { env });
  close();
  proxy.close();
  assert.deepEqual([status, contacted], [0, 0]);
});

test("https, with whatever certificate", async () => {
  const data = (name) => readFileSync(new URL(`../data/keys/${name}`, import.meta.url));
  const options = { key: data("rsa-pkcs8.pem"), cert: data("rsa-certificate.pem") };
  const { port, close } = await endpoint(good(tarspay), (handler) => createSecureServer(options, handler));
  const { status, stdout } = await start(["sandbox", ...cases.tarspay.words, "--to", `https://localhost:${port}/`]);
  close();
  assert.equal(status, 0, stdout);
});

test("a notification in the query, and a redirect", async () => {
  const alikassa = gateway("alikassa", { platformKey: rsa.public_key });
  for (const kind of ["callback", "redirect"]) {
    const body = kind === "redirect" ? ["--body", file("redirect.json", '{"order_id":"7","uuid":"u-7"}')] : [];
    const words = ["alikassa", "--private-key", rsaKey, "--kind", kind, ...body];
    const { status, questions } = await ask(good(alikassa, { options: { kind } }), { words });
    assert.equal(status, 0, JSON.stringify(questions));
    assert.equal(questions.filter(({ expected }) => expected === "refused").length, 4);
  }
});

test("an answer cannot steer the terminal, and a long one is cut", async () => {
  const { port, close } = await endpoint(() => [200, `\x1b[2J${"x".repeat(1_000_000)}`]);
  const { stdout } = await start(["sandbox", ...cases.tarspay.words, "--to", `http://127.0.0.1:${port}/`]);
  close();
  assert.ok(!stdout.includes("\x1b"));
  assert.ok(stdout.length < 5000);
});

test("--make-key writes a key or a secret that nobody else can read, once", () => {
  for (const [id, what] of [["tarspay", "EC"], ["clickpay", "RSA"], ["cashy", undefined]]) {
    const path = join(folder, `made-${id}`);
    const { status, stdout } = run(["sandbox", id, "--make-key", path]);
    assert.equal(status, 0);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const content = readFileSync(path, "utf8");
    if (what === undefined) {
      assert.match(content, /^[0-9a-f]{64}\n$/);
      assert.ok(!stdout.includes(content.slice(0, 20)));
    } else {
      assert.equal(inspectKey(content).algorithm, what);
      assert.ok(stdout.includes(inspectKey(content).publicKey));
      assert.ok(!stdout.includes("PRIVATE"));
    }
    const again = run(["sandbox", id, "--make-key", path]);
    assert.equal(again.status, 2);
    assert.match(again.stderr, /nothing is overwritten/);
    assert.equal(readFileSync(path, "utf8"), content);
  }
});

test("unusable input: status 2", async () => {
  const to = ["--to", "http://127.0.0.1:1/"];
  for (const [words, expected] of [
    [["tarspay", "--private-key", key], /^OPTION_INVALID: The address of the endpoint is missing\.\n/],
    [["tarspay", ...to], /^OPTION_INVALID: The sandbox signs as the platform and needs --private-key FILE\.\n.*--make-key/],
    [["cashy", ...to], /needs --secret-file FILE\./],
    [["cashy", "--kind", "redirect", ...to], /^OPTION_INVALID: The gateway has no known rule for a signed redirect\.\n/],
    [["cashy", "--kind", "response", ...to], /^OPTION_INVALID: The sandbox sends a callback or a redirect\.\n/],
    [["tarspya", ...to], /^GATEWAY_UNKNOWN: /],
    [[...cases.tarspay.words, "--timeout", "0", ...to], /^OPTION_INVALID: The option --timeout /],
    [[...cases.tarspay.words, "--body", file("list.json", "[]"), ...to], /^OPTION_INVALID: The file given as --body is not a JSON object/],
    [[...cases.tarspay.words, "--header", "X-A: €", ...to], /^OPTION_INVALID: A header holds characters that HTTP does not let stand there\.\n/],
    [[...cases.tarspay.words, ...to], /^OPTION_INVALID: Nothing listens at 127\.0\.0\.1:1\.\n/],
  ]) {
    const { status, stderr } = run(["sandbox", ...words]);
    assert.equal(status, 2, stderr);
    assert.match(stderr, expected);
  }
});
