// `countersign explain`, and `--scheme` for a gateway of one's own.
import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { painter } from "../../pkg/src/cli/colour.js";
import { explanationText } from "../../pkg/src/cli/explanation.js";
import { file, run } from "./command-line.mjs";
import { vector } from "./vectors.mjs";

const cashy = vector("cashy-webhook");
const secret = ["--secret-file", file("secret.txt", `${cashy.key}\n`)];
const signed = ["--header", `Sign: ${cashy.signature}`];
const callback = vector("clickpay-callback-1024");
const platformKey = ["--platform-key", file("platform.txt", callback.public_key)];
const own = fileURLToPath(new URL("../data/schemes/own-pay.json", import.meta.url));
const ownSecret = ["--secret-file", file("own-secret.txt", "0123456789abcdef")];

function changedCallback() {
  const body = JSON.stringify({ ...callback.fields, platSign: callback.signature });
  return body.replace('"payMoney":"10000.00"', '"payMoney":"90000.00"');
}

test("a genuine message: status 0, its canonical string and its warnings", () => {
  const { status, stdout, stderr } = run(["explain", "cashy", ...secret, ...signed], { input: cashy.body });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^genuine callback\n\ncanonical string\n {2}\{"amount":20000\.00,/);
  assert.match(stdout, /"2024-12-02·12:07:06"/);
  assert.match(stdout, /\[secret\]\n\nwarnings\n {2}NOT_TIMESTAMPED\n/);
  assert.ok(!stdout.includes(cashy.key));
});

test("a changed message: status 1, what was signed, what differs, the mistake with its fix and its proof", () => {
  const { status, stdout, stderr } = run(["explain", "clickpay", ...platformKey], { input: changedCallback() });
  assert.equal(status, 1, stderr);
  assert.equal(stderr, "");
  assert.match(stdout, /^forged or mistaken callback\n {2}SIGNATURE_MISMATCH: /);
  assert.match(stdout, /\nsigned: what the signature opens to with platformKey\n {2}\S+10000\.00\S+\n/);
  assert.match(stdout, /\nexpected: the canonical string\n {2}\S+90000\.00\S+\n/);
  assert.match(stdout, /\n {2}payMoney +altered +\[10000\.00\] +\[90000\.00\]\n {2}at byte \d+: signed \[1\], expected \[9\]\n/);
  assert.match(stdout, /\n {2}1\. value-altered in payMoney\n/);
  assert.ok(stdout.includes(`proof: the text that verified\n       ${callback.canonical}\n`), stdout);
  assert.match(stdout, / JavaScript\n +\/\/ .*\n[^]* PHP\n +\/\/ /);
});

test("a message without a known mistake says so, and one that cannot be judged has status 2", () => {
  const forged = run(["explain", "cashy", ...secret, "--header", `Sign: ${"0".repeat(32)}`], { input: cashy.body });
  assert.equal(forged.status, 1);
  assert.match(forged.stdout, /\nNo known mistake explains the signature: /);
  assert.equal(run(["explain", "cashy", ...secret], { input: cashy.body }).status, 1);
  const unreadable = run(["explain", "clickpay", ...platformKey], { input: "[1]" });
  assert.equal(unreadable.status, 2);
  assert.match(unreadable.stdout, /^unreadable callback\n {2}MESSAGE_UNREADABLE: /);
  const keyless = run(["explain", "clickpay"], { input: changedCallback() });
  assert.equal(keyless.status, 2);
  assert.match(keyless.stdout, /CREDENTIAL_MISSING/);
});

test("--json prints the explanation as explain() gives it", () => {
  const { status, stdout } = run(["explain", "clickpay", "--json", ...platformKey], { input: changedCallback() });
  assert.equal(status, 1);
  const explanation = JSON.parse(stdout);
  assert.equal(explanation.verdict, "forged or mistaken");
  assert.equal(explanation.recovered.text, callback.canonical);
  assert.equal(explanation.mistakes[0].id, "value-altered");
  assert.equal(explanation.mistakes[0].proof, callback.canonical);
});

test("the gateway's side explains a request, and --reply takes what the gateway said about it", () => {
  const request = vector("clickpay-request-query-1024");
  const merchantKey = ["--merchant-key", file("merchant.txt", request.public_key)];
  const message = JSON.stringify({ ...request.fields, [request.signature_field]: request.signature });
  const words = ["explain", "clickpay", "--as", "platform", ...merchantKey];
  assert.match(run(words, { input: message }).stdout, /^genuine request\n/);

  const key = ["--private-key", file("private.txt", request.private_key)];
  const reply = file("reply.txt", `sign error, expected: ${request.canonical}`);
  const own = ["explain", "clickpay", "--kind", "request", ...key, "--reply", reply];
  const { status, stdout } = run(own, { input: message });
  assert.equal(status, 0);
  assert.ok(stdout.includes(`\nreply: it quotes the canonical string\n  ${request.canonical}\n`), stdout);
});

test("a private key of the environment that is none of this gateway's does not stand in the way", () => {
  const body = JSON.stringify({ ...callback.fields, platSign: callback.signature });
  const words = ["explain", "clickpay", ...platformKey];
  const encrypted = vector("alikassa-request-encrypted-key").private_key_pem;
  for (const key of [vector("tarspay-request-doc-example").private_key_hex, encrypted, "junk"]) {
    const { status, stdout, stderr } = run(words, { input: body, env: { COUNTERSIGN_PRIVATE_KEY: key } });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^genuine callback\n/);
    // One that is named is meant.
    const named = run([...words, "--private-key", file("own.key", key)], { input: body });
    assert.equal(named.status, 2);
    assert.match(named.stderr, /^KEY_/);
  }
  const platform = run(["explain", "clickpay"], { input: body, env: { COUNTERSIGN_PLATFORM_KEY: "junk" } });
  assert.match(platform.stderr, /^KEY_UNREADABLE: platformKey /);
});

test("nothing of a message reaches the terminal as a command, and no character is invisible", () => {
  const body = cashy.body.replace("SUCCESS", "SUC\u001b[2JC\u202eE\u200bSS");
  const { stdout } = run(["explain", "cashy", ...secret, ...signed], { input: body });
  assert.match(stdout, /SUC<U\+001B>\[2JC<U\+202E>E<U\+200B>SS/);
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u200b\u202e]/);

  const input = '{"order":"T1\\u001b[2J"}';
  const { headers } = JSON.parse(run(["sign", "--scheme", own, "--as", "platform", "--json", ...ownSecret], { input }).stdout);
  const given = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
  const verified = run(["verify", "--scheme", own, ...ownSecret, ...given], { input });
  assert.match(verified.stdout, / order +T1<U\+001B>\[2J\n/);
});

test("a field passes for no line of the report", () => {
  const named = '{"order":"T1\\noutcome paid","amount\\u001b[2J\\n":"1"}';
  const { private_key } = vector("clickpay-request-query-1024");
  const key = ["--private-key", file("private.txt", private_key)];
  const signer = ["sign", "clickpay", "--as", "platform", "--kind", "callback", "--json", ...key];
  const { body } = JSON.parse(run(signer, { input: named }).stdout);
  const publicKey = createPublicKey(createPrivateKey({ key: Buffer.from(private_key, "base64"), format: "der", type: "pkcs8" }));
  const pem = file("public.pem", publicKey.export({ type: "spki", format: "pem" }));
  const { status, stdout } = run(["verify", "clickpay", "--platform-key", pem], { input: body });
  assert.equal(status, 0);
  assert.match(stdout, / order +T1<U\+000A>outcome paid\n/);
  assert.match(stdout, /BOUNDARY_MOVABLE \(amount<U\+001B>\[2J<U\+000A>, order\)\n/);
});

test("colour is for terminals only, and NO_COLOR turns it off", () => {
  const explanation = { verdict: "genuine", kind: "callback", canonical: { text: "a b", bytes: "612062", spans: [] }, mistakes: [], warnings: [] };
  const text = (stream, env) => explanationText(explanation, painter(stream, env));
  assert.ok(text({ isTTY: true }, {}).includes("\x1b[32mgenuine\x1b[0m"));
  for (const plain of [text({ isTTY: true }, { NO_COLOR: "1" }), text({}, {})]) {
    assert.equal(plain, "genuine callback\n\ncanonical string\n  a·b\n");
  }
});

test("--scheme signs, verifies and explains by a scheme of one's own", () => {
  const input = '{"order":"T1","state":2}';
  const made = run(["sign", "--scheme", own, "--as", "platform", "--json", ...ownSecret], { input });
  assert.equal(made.status, 0, made.stderr);
  const { headers, body } = JSON.parse(made.stdout);
  const given = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
  const verified = run(["verify", "--scheme", own, ...ownSecret, ...given], { input: body });
  assert.equal(verified.status, 0, verified.stderr);
  assert.match(verified.stdout, /^genuine callback\noutcome paid\n/);
  const explained = run(["explain", "--scheme", own, ...ownSecret, ...given], { input: `${body}\n` });
  assert.equal(explained.status, 1);
  assert.match(explained.stdout, /\n {2}1\. /);
});

test("a scheme that cannot be used: status 2, and what is wrong with it", () => {
  const scheme = JSON.parse(readFileSync(own, "utf8"));
  scheme.operations.callback.carrier.in = "cookie";
  const cases = [
    [["--scheme", file("bad.json", JSON.stringify(scheme))], /^SCHEME_INVALID: .*operations\.callback\.carrier\.in/],
    [["--scheme", file("text.json", "[]")], /^SCHEME_INVALID: The file given as --scheme is not a JSON object\.\n/],
    [["cashy", "--scheme", own], /^OPTION_INVALID: There are both the name of a gateway and --scheme\.\n/],
    [["--scheme", "-", "--body", "-"], /^OPTION_INVALID: Standard input is to be read as --scheme and as --body\.\n/],
  ];
  for (const [words, expected] of cases) {
    const { status, stderr } = run(["verify", ...words, ...ownSecret], { input: readFileSync(own, "utf8") });
    assert.equal(status, 2, stderr);
    assert.match(stderr, expected);
  }
});
