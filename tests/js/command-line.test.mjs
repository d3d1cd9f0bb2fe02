// The command line: what it prints, and its exit status.
import assert from "node:assert/strict";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gateway, gateways, platform } from "countersign";
import { atTerminal, file, folder, run, runLate, unread } from "./command-line.mjs";
import { vector } from "./vectors.mjs";

const cashy = vector("cashy-webhook");
const secretFile = file("secret.txt", `${cashy.key}\r\n`);
const body = file("body.json", cashy.body);
const signed = ["--header", `sign: ${cashy.signature}`];

test("gateways prints a table and, with --json, everything", () => {
  const { status, stdout } = run(["gateways"]);
  assert.equal(status, 0);
  assert.match(stdout, /^id +name +kind +rule\nclickpay +ClickPay +request +values of the fields/);
  const all = JSON.parse(run(["gateways", "--json"]).stdout);
  assert.deepEqual(all, gateways());
});

test("a genuine message: status 0, its fields as they were signed", () => {
  const { status, stdout, stderr } = run(["verify", "cashy", "--secret-file", secretFile, "--body", body, ...signed]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^genuine callback\n/);
  assert.match(stdout, / amount +20000\.00\n/);
  assert.equal(stderr, "");
});

test("standard input is the body when no file is named, or `-` is", () => {
  for (const words of [[], ["--body", "-"]]) {
    const env = { COUNTERSIGN_SECRET: cashy.key };
    assert.equal(run(["verify", "cashy", ...words, ...signed], { input: cashy.body, env }).status, 0);
  }
});

test("a forged, unsigned or unexpected message: status 1, the reason on standard error", () => {
  const words = ["verify", "cashy", "--secret-file", secretFile];
  const forged = run([...words, ...signed], { input: `${cashy.body}\n` });
  assert.equal(forged.status, 1);
  assert.equal(forged.stdout, "");
  assert.match(forged.stderr, /^SIGNATURE_MISMATCH: The signature in `Sign` does not verify/);
  assert.equal(run([...words, "--body", body]).status, 1);
  assert.match(run([...words, "--body", body, "--header", "Sign: xyz"]).stderr, /^SIGNATURE_UNREADABLE: /);
  const unexpected = run([...words, "--body", body, ...signed, "--expect", "amount=1"]);
  assert.equal(unexpected.status, 1);
  assert.match(unexpected.stderr, /^FIELD_MISMATCH: /);
  assert.equal(run([...words, "--body", body, ...signed, "--expect", "amount=20000.00"]).status, 0);
});

test("--json prints the verdict, and failures too", () => {
  const words = ["verify", "cashy", "--json", "--secret-file", secretFile, "--body", body];
  const genuine = JSON.parse(run([...words, ...signed]).stdout);
  assert.equal(genuine.genuine, true);
  assert.equal(genuine.texts.fee, "2500.0000");
  assert.equal(genuine.acknowledgement.status, 200);
  const { replayKey } = gateway("cashy", { secret: cashy.key }).verify({ headers: { sign: cashy.signature }, body: cashy.body });
  assert.equal(genuine.replayKey, replayKey);
  const { stdout: text } = run(["verify", "cashy", "--secret-file", secretFile, "--body", body, ...signed]);
  assert.ok(text.includes(`\nreplay key, one for each event\n  ${replayKey}\n`), text);
  const { status, stdout } = run(words);
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).error.code, "SIGNATURE_MISSING");
});

test("sign prints the message; keys come from a file or the environment", () => {
  const one = vector("clickpay-request-query-1024");
  const key = file("private.txt", `${one.private_key}\n`);
  const input = JSON.stringify(one.fields);
  const fromFile = run(["sign", "clickpay", "--json", "--private-key", key, "--path", "/gateway/query"], { input });
  assert.equal(fromFile.status, 0, fromFile.stderr);
  assert.equal(JSON.parse(fromFile.stdout).signature, one.signature);
  const fromEnvironment = run(["sign", "clickpay", "--path", "/gateway/query"], { input, env: { COUNTERSIGN_PRIVATE_KEY: one.private_key } });
  assert.match(fromEnvironment.stdout, /POST \/gateway\/query\n/);
  assert.ok(fromEnvironment.stdout.includes(one.signature));
  assert.ok(fromEnvironment.stdout.includes(one.canonical));
});

test("what is signed cannot steer a terminal, and a pipe gets its bytes", async () => {
  const key = file("private.txt", vector("clickpay-request-query-1024").private_key);
  const fields = file("steering.json", '{"a":"x\\u001b[2J\u009b\u202e"}');
  const words = ["sign", "clickpay", "--private-key", key, "--path", "/", "--body", fields];
  const piped = run(words).stdout;
  assert.ok(piped.includes("signed text\n  x\u001b[2J\u009b\u202e\n"));
  const shown = await atTerminal(words);
  assert.doesNotMatch(shown, /[\u001b\u009b\u202e]/);
  assert.ok(shown.includes("signed text\n  x<U+001B>[2J<U+009B><U+202E>\n"));
  assert.equal(shown.split("\n").length, piped.split("\n").length);
});

test("sign and verify take DER files, passwords, a given time and the platform's side", () => {
  const request = vector("alikassa-request-encrypted-key");
  const pem = file("private.pem", request.private_key_pem);
  const password = file("password.txt", `${request.password}\n`);
  const alikassa = ["sign", "alikassa", "--json", "--merchant", "uuid", "--private-key", pem];
  const opened = run([...alikassa, "--password-file", password], { input: request.body });
  assert.equal(JSON.parse(opened.stdout).headers.Sign, request.signature);
  const closed = run(alikassa, { input: request.body });
  assert.equal(closed.status, 2);
  assert.equal(JSON.parse(closed.stdout).error.code, "KEY_PASSWORD_MISSING");

  const keys = vector("tarspay-request-doc-example");
  const scalar = file("private.hex", keys.private_key_hex);
  const point = file("public.bin", Buffer.from(keys.public_key_hex, "hex"));
  const params = JSON.stringify(keys.params);
  const made = run(["sign", "tarspay", "--json", "--private-key", scalar, "--path", keys.path, "--timestamp", keys.timestamp], { input: params });
  const message = JSON.parse(made.stdout);
  assert.equal(message.signature, keys.signature);
  const headers = Object.entries(message.headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
  const words = ["verify", "tarspay", "--as", "platform", "--merchant-key", point, "--path", keys.path, ...headers];
  assert.equal(run([...words, "--now", keys.timestamp], { input: message.body }).status, 0);
  assert.equal(run([...words, "--now", "1537499830736", "--tolerance", "1000"], { input: message.body }).status, 0);
  const late = run(words, { input: message.body });
  assert.equal(late.status, 1);
  assert.match(late.stderr, /^TIMESTAMP_OUT_OF_RANGE: /);
});

test("a message in the query needs no body", () => {
  const { query, public_key_pem: pem } = vector("alikassa-notification");
  const { status, stdout } = run(["verify", "alikassa", "--platform-key", file("public.pem", pem), "--query", query]);
  assert.equal(status, 0);
  assert.match(stdout, / order_id +1234\n/);
});

test("a message whose signature alone is in the query has a body, on standard input too", () => {
  const scheme = {
    id: "shop",
    name: "Shop",
    text: ["body"],
    signature: { hmac: { hash: "sha256" } },
    operations: { callback: { carrier: { in: "query", name: "sig", encoding: "hexLower" } } },
  };
  const words = ["--scheme", file("in-query.json", JSON.stringify(scheme)), "--secret-file", secretFile];
  const message = platform(scheme, { secret: cashy.key }).sign({ order: "1" });
  for (const command of ["verify", "explain"]) {
    const given = [command, ...words, "--query", message.query];
    assert.equal(run(given, { input: message.body }).status, 0);
    assert.notEqual(run(given, { input: "" }).status, 0);
    assert.equal(run(given, { input: `${message.body} ` }).status, 1);
  }
});

test("standard input is waited for where another program left it such that reading does not wait", { skip: process.platform === "win32" }, () => {
  const words = ["verify", "cashy", "--secret-file", secretFile, ...signed];
  const { status, stderr } = runLate(words, cashy.body);
  assert.equal(status, 0, stderr);
});

test("inspect-key tells what a key is and not what it holds", () => {
  const { private_key: key } = vector("clickpay-request-query-1024");
  const { status, stdout } = run(["inspect-key", file("key.der", Buffer.from(key, "base64"))]);
  assert.equal(status, 0);
  assert.match(stdout, /^key +private, RSA\nbits +1024\n/);
  assert.match(stdout, /-----BEGIN PUBLIC KEY-----/);
  assert.ok(!stdout.includes(key.slice(60, 100)));
  assert.equal(JSON.parse(run(["inspect-key", "--json", join(folder, "key.der")]).stdout).type, "private");
  assert.equal(run(["inspect-key", file("junk", "hello")]).status, 2);
});

test("unusable input: status 2, and no value is repeated that might be a key", () => {
  const { private_key: key } = vector("clickpay-request-query-1024");
  const cases = [
    [["verify", "clickpay", "--private-key", key], /^OPTION_INVALID: The file given as --private-key cannot be read: /],
    [["verify", "clickpay", "--frob", key], /^OPTION_INVALID: The option --frob is unknown, or its value is missing\.\n/],
    [["verify", "clickpay", key, key], /^OPTION_INVALID: There are more arguments than the command takes\.\n/],
    [["verify", "clickpya"], /^GATEWAY_UNKNOWN: No gateway is called "clickpya"\.\n/],
    [["verify", "clickpay"], /^CREDENTIAL_MISSING: The credential `platformKey` is missing: it verifies messages\.\n/],
    [["verify"], /^OPTION_INVALID: The name of a gateway is missing\.\n/],
    [["verify", "cashy", "--header", "no colon"], /^OPTION_INVALID: A header is not written as 'Name: value'\.\n/],
    [["verify", "cashy", "--as", "merchant"], /^OPTION_INVALID: The option --as is neither platform nor gateway\.\n/],
    [["verify", "cashy", "--now", "soon"], /^OPTION_INVALID: The option --now is not a number\.\n/],
    [["frob"], /^There is no such command\.\n/],
    [[], /^countersign COMMAND\n/],
  ];
  for (const [words, expected] of cases) {
    const { status, stdout, stderr } = run(words);
    assert.equal(status, 2, words[0]);
    assert.match(stderr, expected);
    assert.ok(!`${stdout}${stderr}`.includes(key.slice(40, 80)), stderr);
  }
});

test("an option that would be passed over is refused: status 2", () => {
  const cases = [
    [["sign", "cashy", "--expect", "a=1"], "The command sign takes no option --expect.", "It belongs to verify, explain."],
    [["verify", "cashy", "--content-type", "json"], "The command verify takes no option --content-type.", "It belongs to sign, sandbox."],
    [["verify", "cashy", "--reply", body], "The command verify takes no option --reply.", "It belongs to explain."],
    [["verify", "cashy", "--to", "http://localhost/"], "The command verify takes no option --to.", "It belongs to sandbox."],
    [["gateways", "--body", body], "The command gateways takes no option --body.", "It belongs to sign, verify, explain, sandbox."],
    [["inspect-key", body, "--secret-file", body], "The command inspect-key takes no option --secret-file.", "It belongs to sign, verify, explain, sandbox."],
    [["sandbox", "cashy", "--path", "/a"], "The command sandbox takes no option --path.", "It belongs to sign, verify, explain."],
    [["sandbox", "cashy", "--as", "platform"], "The command sandbox takes no option --as.", "It belongs to sign, verify, explain."],
    [["verify", "cashy", "--body", body, "--body", body], "The option --body is there twice."],
    [["sign", "cashy", "--path=/a", "--path", "/b"], "The option --path is there twice."],
    [["gateways", "cashy"], "There are more arguments than the command takes."],
  ];
  for (const [words, sentence, hint] of cases) {
    const { status, stdout, stderr } = run(words);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.equal(stderr, `OPTION_INVALID: ${sentence}\n${hint === undefined ? "" : `  ${hint}\n`}`);
  }
  assert.equal(run(["gateways", "--help", "--body", body]).status, 0);
});

test("what says how a message came, and whose keys there are, is for sign, verify and explain alike", () => {
  const key = file("unused.key", vector("clickpay-request-query-1024").private_key);
  const unused = [
    ...["--kind", "callback", "--path", "/a", "--method", "POST", "--timestamp", "1734517376779", "--merchant", "m", "--json", "--json"],
    ...["--header", "X-A: 1", "--header", "X-B: 2", "--private-key", key, "--password-file", body],
    ...["--platform-key", body, "--merchant-key", body, "--merchant-key", body],
  ];
  const words = ["cashy", "--secret-file", secretFile, "--body", body, ...unused];
  for (const given of [["verify", ...words, ...signed], ["explain", ...words, ...signed], ["sign", ...words, "--as", "platform"]]) {
    const { status, stderr } = run(given);
    assert.equal(status, 0, stderr);
  }
  for (const name of ["--platform-key", "--merchant-key", "--private-key", "--password-file"]) {
    const lost = run(["verify", "cashy", "--secret-file", secretFile, "--body", body, ...signed, name, join(folder, "nowhere")]);
    assert.equal(lost.status, 2);
    assert.equal(lost.stderr.split("\n")[0], `OPTION_INVALID: The file given as ${name} cannot be read: there is no such file.`);
  }
});

test("--json prints mistakes on the command line as well", () => {
  for (const [words, message] of [
    [["--json"], "The command is missing."],
    [["frob", "--json"], "There is no such command."],
    [["verify", "--json", "--frob"], "The option --frob is unknown, or its value is missing."],
    [["gateways", "--json", "--kind", "request"], "The command gateways takes no option --kind."],
    [["verify", "--json"], "The name of a gateway is missing."],
  ]) {
    const { status, stdout, stderr } = run(words);
    assert.equal(status, 2);
    const { error } = JSON.parse(stdout);
    assert.deepEqual([error.code, error.message], ["OPTION_INVALID", message]);
    assert.notEqual(stderr, "");
  }
});

test("advice is given in the words of the command line", () => {
  const { private_key_pem: encrypted } = vector("alikassa-request-encrypted-key");
  const merchant = vector("clickpay-request-query-1024").private_key;
  const inQuery = ["--platform-key", file("alikassa.pem", vector("alikassa-notification").public_key_pem)];
  for (const [words, expected] of [
    [["verify", "cashy"], /\n {2}Give --secret-file FILE or COUNTERSIGN_SECRET\.\n/],
    [["verify", "clickpay"], /\n {2}Give --platform-key FILE or COUNTERSIGN_PLATFORM_KEY\.\n/],
    [["verify", "clickpay", "--as", "platform"], /\n {2}Give --merchant-key FILE or COUNTERSIGN_MERCHANT_KEY\.\n/],
    [["sign", "clickpay"], /\n {2}Give --private-key FILE or COUNTERSIGN_PRIVATE_KEY\.\n/],
    [["sign", "clickpay", "--kind", "callback", "--private-key", file("merchant.txt", merchant)], /\n {2}Add --as platform to sign a callback\.\n/],
    [["verify", "cashy", "--secret-file", secretFile, "--kind", "request"], /\n {2}Add --as platform to verify a request\.\n/],
    [["verify", "cashy", "--secret-file", secretFile], /\n {2}Give its headers as well: --header 'Name: value'\.\n/],
    [["explain", "cashy", "--secret-file", secretFile], /\n {2}Give its headers as well: --header 'Name: value'\.\n/],
    [["verify", "alikassa", ...inQuery, "--body", file("nothing", "")], /give it as --query TEXT\.\n/],
    [["inspect-key", file("encrypted.pem", encrypted)], /; give --password-file FILE or COUNTERSIGN_PASSWORD\.\n/],
  ]) {
    const { stdout, stderr } = run(words, { input: cashy.body });
    assert.match(`${stdout}${stderr}`, expected);
    assert.doesNotMatch(`${stdout}${stderr}`, /gateway\(\)|platform\(\)|`password`|`headers`|`query`/);
  }
  const json = JSON.parse(run(["verify", "cashy", "--json"], { input: cashy.body }).stdout);
  assert.equal(json.error.hint, "Give --secret-file FILE or COUNTERSIGN_SECRET.");
});

test("what cannot be written: status 2, whatever the verdict", { skip: !existsSync("/dev/full") }, () => {
  const full = openSync("/dev/full", "w");
  const words = ["verify", "cashy", "--secret-file", secretFile, "--body", body];
  const told = run([...words, ...signed], { stdio: [, full] });
  assert.equal(told.status, 2);
  assert.equal(told.stderr, "The output cannot be written: ENOSPC.\n");
  assert.equal(run(words, { stdio: [, , full] }).status, 2);
  assert.equal(run([...words, "--json"], { stdio: [, full, full] }).status, 2);
  assert.equal(run(["--help"], { stdio: [, full] }).status, 2);
  closeSync(full);
});

test("a reader that has gone is no failure, and the verdict stays", () => {
  const words = ["verify", "cashy", "--secret-file", secretFile, "--body", body];
  const [genuine, unsigned] = [[...words, ...signed], words].map((given) => unread(given));
  assert.deepEqual([genuine, unsigned], [0, 1]);
});

test("--help and --version succeed", () => {
  assert.match(run(["--help"]).stdout, /^countersign COMMAND\n/);
  assert.match(run(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
});
