import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_LENGTH, readPaste } from "../../../www/src/paste/read.js";

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

test("an exported request is unwrapped", () => {
  const message = read(JSON.stringify({ method: "post", url: "/notify?a=1", headers: { Sign: "abc" }, body: callback }));
  assert.deepEqual([message.format, message.method, message.path, message.query, message.body], ["wrapped", "POST", "/notify", "a=1", callback]);
  assert.deepEqual(read(JSON.stringify({ headers: { Sign: "abc" }, body: { a: 1 } })).notes, ["bodyParsed"]);
});

test("what is no message is told apart", () => {
  assert.equal(readPaste("").format, "empty");
  assert.equal(readPaste("x".repeat(MAX_LENGTH + 1)).format, "tooLong");
  assert.equal(readPaste("\u0000\u0001\u0002\ufffd\ufffd").format, "binary");
  assert.equal(readPaste("-----BEGIN PUBLIC KEY-----\nMIG").format, "key");
  assert.equal(readPaste('{"a":1,').format, "unknown");
  assert.equal(readPaste("hello there").format, "unknown");
});

test("hostile text is read to its end", () => {
  const nested = "{\"a\":".repeat(50_000);
  const hostile = ["=&".repeat(200_000), "a=".repeat(200_000), "{".repeat(200_000), nested, `curl ${"\\\"".repeat(200_000)}`, "headers={".repeat(50_000), "%".repeat(500_000), "a:\n".repeat(200_000), "\"".repeat(300_000)];
  for (const text of hostile) assert.equal(typeof readPaste(text, known).format, "string");
});
