import assert from "node:assert/strict";
import { sign } from "node:crypto";
import { test } from "node:test";
import { decodeForm, formFields } from "../../../www/src/paste/form.js";
import { MAX_LENGTH, readPaste } from "../../../www/src/paste/read.js";
import { xmlFields } from "../../../www/src/paste/xml.js";
import { keyPair } from "../../support/key-pair.mjs";

const callback = '{"bizType":2,"currency":"IDR","payOrderId":"P1734517376779485186","amount":20000.00}';
const known = ["sign", "x-resp-signature", "merchantid"];

function read(text) {
  const { format, message } = readPaste(text, known);
  return { format, ...message };
}

test("a JSON body keeps its bytes", () => {
  const { format, body, notes } = read(callback);
  assert.deepEqual({ format, body, notes }, { format: "json", body: callback, notes: [] });
});

test("white space around a body is left out and said", () => {
  assert.deepEqual(read(`\n ${callback}\n`).notes, ["trimmed"]);
  assert.equal(read(`${callback}\r\n`).body, callback);
});

test("a form body stays encoded", () => {
  const text = "orderNum=T1&platSign=ab%2Bc%3D%3D&name=a+b";
  assert.deepEqual([read(text).format, read(text).body], ["form", text]);
});

test("a query is read from an address, a path and alone", () => {
  for (const text of ["https://m.example/notify?id=1&sign=a%2B", "/notify?id=1&sign=a%2B", "?id=1&sign=a%2B"]) {
    assert.deepEqual([read(text).format, read(text).query, read(text).method], ["query", "id=1&sign=a%2B", "GET"], text);
  }
});

test("a raw HTTP request gives method, path, query, headers and body", () => {
  const message = read(`POST /notify?x=1 HTTP/1.1\r\nHost: merchant.example\r\nX-RESP-SIGNATURE: 3046\r\n\r\n${callback}`);
  assert.equal(message.format, "http");
  assert.deepEqual([message.method, message.path, message.query, message.host], ["POST", "/notify", "x=1", "merchant.example"]);
  assert.deepEqual(message.headers, [["Host", "merchant.example"], ["X-RESP-SIGNATURE", "3046"]]);
  assert.equal(message.body, callback);
});

test("an HTTP answer is known as one", () => {
  const message = read(`HTTP/1.1 200 OK\nContent-Type: application/json\n\n${callback}`);
  assert.deepEqual([message.format, message.isAnswer, message.body], ["http", true, callback]);
});

test("Content-Length decides about a line end behind the body", () => {
  const body = `${callback}\n`;
  assert.equal(read(`POST / HTTP/1.1\nContent-Length: ${body.length}\n\n${body}`).body, body);
  assert.equal(read(`POST / HTTP/1.1\nContent-Length: ${callback.length}\n\n${body}`).body, callback);
});

test("headers without a request line are read, HTTP/2 ones left out", () => {
  const message = read(`:method: POST\nSign: abc\nContent-Type: application/json\n\n${callback}`);
  assert.deepEqual([message.format, message.headers, message.body], ["headers", [["Sign", "abc"], ["Content-Type", "application/json"]], callback]);
});

test("a cURL command as documents print it", () => {
  const message = read(`curl -L 'https://api.example/api/payIn' \\\n-H 'MerchantId: 1002001' \\\n-H 'Sign: A6FC' \\\n-d '${callback}'`);
  assert.equal(message.format, "curl");
  assert.deepEqual([message.method, message.path, message.host, message.body], ["POST", "/api/payIn", "api.example", callback]);
  assert.deepEqual(message.headers.slice(0, 2), [["MerchantId", "1002001"], ["Sign", "A6FC"]]);
});

test("cURL as browsers and Windows write it", () => {
  assert.equal(read(`curl "https://a.example/x" -H "Sign: 1" --data-raw $'{"a":"it\\'s \\u0041"}'`).body, `{"a":"it's A"}`);
  assert.equal(read('curl "https://a.example/x" ^\r\n -d "{\\"a\\":1}"').body, '{"a":1}');
  assert.equal(read("curl -sSLXPUT https://a.example/x -d a=1 -d b=2").method, "PUT");
  assert.equal(read("curl -sSLXPUT https://a.example/x -d a=1 -d b=2").body, "a=1&b=2");
  assert.equal(read("curl -G https://a.example/x?c=3 --data-urlencode 'a=x y'").query, "c=3&a=x+y");
  assert.equal(read("curl --json '{}' https://a.example/x").body, "{}");
});

test("cURL says what it cannot know", () => {
  assert.deepEqual(read("curl -d @body.json https://a.example").notes, ["dataFromFile"]);
  assert.deepEqual(read("curl -F file=@a https://a.example").notes, ["multipart"]);
  assert.equal(read("curl 'https://a.example").format, "brokenCurl");
});

test("log lines of several makes", () => {
  const lines = [
    `2024-12-02 12:07:06 INFO callback headers={X-RESP-SIGNATURE=3046, Content-Type=application/json} body=${callback}`,
    `[12:07] POST /notify x-resp-signature: 3046 payload: ${callback} took 3ms`,
    `notify headers: {"X-RESP-SIGNATURE":["3046"]} body: ${JSON.stringify(callback)}`,
    `headers={'X-RESP-SIGNATURE' => '3046'} data='${callback}'`,
  ];
  for (const line of lines) {
    const message = read(line);
    assert.equal(message.format, "log", line);
    assert.equal(message.body, callback, line);
    assert.deepEqual(message.headers.find(([name]) => name.toLowerCase() === "x-resp-signature")?.[1], "3046", line);
  }
  assert.equal(read(lines[1]).path, "/notify");
});

test("a line of a log that begins as a header does", () => {
  const lines = [
    `INFO: callback headers={X-RESP-SIGNATURE=3046} body=${callback}`,
    `12:07:06 POST /notify x-resp-signature: 3046 body: ${callback}`,
    `INFO: callback\nDEBUG: headers={X-RESP-SIGNATURE=3046}\nDEBUG: body=${callback}`,
  ];
  for (const line of lines) {
    const { format, headers, body } = read(line);
    assert.deepEqual([format, headers[0][1], body], ["log", "3046", callback], line);
  }
  const spread = JSON.stringify(JSON.parse(callback), null, 2);
  for (const body of [callback, spread]) assert.deepEqual([read(`body: ${body}`).format, read(`body: ${body}`).body], ["log", body]);
});

test("headers stay headers without a body, or where no rule knows them", () => {
  assert.deepEqual(read("Sign: abc").headers, [["Sign", "abc"]]);
  assert.deepEqual([read('Sign: abc\nNEL: {"max_age":1}').format, read('Sign: abc\nNEL: {"max_age":1}').body], ["headers", ""]);
  assert.equal(read("X-Own: abc").format, "headers");
  for (const body of [callback, "a=1&b=2", "<xml><a>1</a></xml>"]) {
    const message = read(`X-Own:abc\nX-Other: \t d \n\n${body}`);
    assert.deepEqual([message.format, message.headers, message.body], ["headers", [["X-Own", "abc"], ["X-Other", "d"]], body]);
  }
});

test("an exported request is unwrapped", () => {
  const message = read(JSON.stringify({ method: "post", url: "/notify?a=1", headers: { Sign: "abc" }, body: callback }));
  assert.deepEqual([message.format, message.method, message.path, message.query, message.body], ["wrapped", "POST", "/notify", "a=1", callback]);
  assert.deepEqual(read(JSON.stringify({ headers: { Sign: "abc" }, body: { a: 1 } })).notes, ["bodyParsed"]);
});

test("an exported request that cannot be written as text is none", () => {
  assert.equal(read('{"headers":{},"url":{"toString":1}}').format, "json");
  assert.equal(read(`{"headers":{},"body":${"[".repeat(50_000)}${"]".repeat(50_000)}}`).format, "unknown");
});

test("a key is told from a message, in PEM and in bare base64", () => {
  const pairs = ["prime256v1", "secp256k1", "secp384r1"].map((namedCurve) => keyPair("ec", { namedCurve }));
  const rsa = keyPair("rsa", { modulusLength: 1024 });
  const ed25519 = keyPair("ed25519");
  const keys = [
    ...pairs.map(({ privateKey }) => privateKey.export({ type: "sec1", format: "der" })),
    ...[rsa.privateKey.export({ type: "pkcs1", format: "der" }), rsa.publicKey.export({ type: "pkcs1", format: "der" })],
    ...[...pairs, rsa, ed25519].map(({ publicKey }) => publicKey.export({ type: "spki", format: "der" })),
    ...[...pairs, rsa, ed25519].map(({ privateKey }) => privateKey.export({ type: "pkcs8", format: "der" })),
  ].map((der) => der.toString("base64"));
  const wrapped = keys.map((key) => key.replace(/.{64}/g, "$&\r\n"));
  const pem = pairs[0].publicKey.export({ type: "spki", format: "pem" });
  for (const key of [...keys, ...wrapped, pem]) assert.equal(readPaste(key).format, "key", key);
  assert.equal(readPaste(keys[0].replace(/=+$/, "")).format, "key");

  for (const { privateKey } of pairs) assert.notEqual(readPaste(sign("sha256", callback, privateKey).toString("base64")).format, "key");
  for (const text of [keys[0].slice(4), keys[0].slice(0, -8), `${keys[0]}&a=1`, "MERCHANT", "MA"]) assert.notEqual(readPaste(text).format, "key", text);
});

test("what is encoded wrongly in a form stays as it is", () => {
  const texts = { "a+b%2B%C3%A9": "a b+é", "50%+": "50% ", "%FF+%41": "%FF %41", "%C3": "%C3", "%ED%A0%80": "%ED%A0%80", "%EF%BB%BF": "\ufeff", "%zz": "%zz" };
  for (const [encoded, text] of Object.entries(texts)) assert.equal(decodeForm(encoded), text, encoded);
});

test("XML values are found without the space around them", () => {
  const text = "<xml><a> 1 </a>\n<b>\n<![CDATA[ x<y ]]>\n</b><c> </c><d><e>2</e></d></xml>";
  const values = xmlFields(text).map(({ name, start, end, value }) => [name, value, text.slice(start, end)]);
  assert.deepEqual(values, [["a", "1", "1"], ["b", " x<y ", " x<y "], ["c", "", ""], ["e", "2", "2"]]);
});

test("a cURL command says only once what it leaves open", () => {
  assert.deepEqual(read("curl -F a=1 -F b=2 https://a.example").notes, ["multipart"]);
});

test("what is no message is told apart", () => {
  assert.equal(readPaste("").format, "empty");
  assert.equal(readPaste("x".repeat(MAX_LENGTH + 1)).format, "tooLong");
  assert.equal(readPaste("\u0000\u0001\u0002\ufffd\ufffd").format, "binary");
  assert.equal(readPaste("-----BEGIN PUBLIC KEY-----\nMIG").format, "key");
  assert.equal(readPaste('{"a":1,').format, "unknown");
  assert.equal(readPaste("hello there").format, "unknown");
});

/** `part` as often as a paste of the greatest length holds it, between `start` and `end`. */
function filled(start, part, end = "") {
  return start + part.repeat(Math.floor((MAX_LENGTH - start.length - end.length) / part.length)) + end;
}

/** Texts that made an expression try every place anew, each with what it is now taken for. */
const hostile = {
  "spaces in an element": [filled("<xml><a>", " ", "<b>1</b></xml>"), "xml"],
  "CDATA that never ends": [filled("<xml>", "<a><![CDATA[", "</xml>"), "unknown"],
  "CDATA whose element never ends": [filled("<xml>", "<a><![CDATA[]]>", "</xml>"), "unknown"],
  "a form with a quotation mark": [filled("a=", "&b=1", '"'), "unknown"],
  "question marks in an address": [filled("/", "?"), "unknown"],
  "marks of a body": [filled("x ", "body="), "unknown"],
  "marks of a body before a space": [filled("x ", "body=", " a=1&b=2"), "log"],
  "letters in headers": [filled("x headers={", "a"), "unknown"],
  "braces": [filled("x ", "{"), "unknown"],
  "nested JSON in a log": [filled("x ", '{"a":'), "unknown"],
  "many values in nested JSON": [filled(`x ${'{"a":'.repeat(60)}[`, "0,"), "unknown"],
  "spaces in a header": [filled("a:", " ", "\u2028"), "unknown"],
  "line ends in a body": [filled("POST /\n\n", "\n", "x"), "http"],
  "words of a command": [filled("curl ", "a "), "curl"],
};
for (const [name, [text, format]] of Object.entries(hostile)) {
  test(`hostile text: ${name}`, { timeout: 20_000 }, () => assert.equal(readPaste(text, known).format, format));
}

test("hostile text: fields that are encoded wrongly", { timeout: 20_000 }, () => {
  assert.equal(formFields(filled("a=1", "&%FF=")).at(-1).name, "%FF");
});

test("hostile text is read to its end", () => {
  const nested = "{\"a\":".repeat(50_000);
  const hostile = ["=&".repeat(200_000), "a=".repeat(200_000), "{".repeat(200_000), nested, `curl ${"\\\"".repeat(200_000)}`, "headers={".repeat(50_000), "%".repeat(500_000), "a:\n".repeat(200_000), "\"".repeat(300_000)];
  for (const text of hostile) assert.equal(typeof readPaste(text, known).format, "string");
});
