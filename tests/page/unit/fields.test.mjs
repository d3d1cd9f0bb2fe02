import assert from "node:assert/strict";
import { test } from "node:test";
import { formFields } from "../../../www/src/paste/form.js";
import { jsonEnd, jsonFields } from "../../../www/src/paste/json.js";
import { encodeXml, xmlFields } from "../../../www/src/paste/xml.js";
import { rowsOf, textOf } from "../../../www/src/sign/rows.js";
import { readExpectations, readTime } from "../../../www/src/verify/expectations.js";
import { fieldsOf, withValue } from "../../../www/src/verify/fields.js";
import { readHeaders } from "../../../www/src/verify/headers.js";
import { splitKeys } from "../../../www/src/verify/key-list.js";

test("JSON fields stand where their values stand", () => {
  const text = '{ "a" : 20000.00 , "b":"x\\"y","c":{"d":[1,2]} }';
  assert.deepEqual(jsonFields(text).map(({ name, start, end }) => [name, text.slice(start, end)]), [["a", "20000.00"], ["b", '"x\\"y"'], ["c", '{"d":[1,2]}']]);
});

test("what is no JSON object has no fields", () => {
  for (const text of ["", "[1]", "{", '{"a":1,}', '{"a":01}', "{'a':1}", '{"a":1} x', '{"a":"\n"}', `${'{"a":'.repeat(100)}1${"}".repeat(100)}`]) {
    assert.equal(jsonFields(text), undefined, text);
  }
  assert.equal(jsonEnd("1.5e3,", 0), 5);
});

test("form fields are decoded, their places are not", () => {
  const text = "a=1+2&b=%2B&c&d=";
  assert.deepEqual(formFields(text).map(({ name, value, start, end }) => [name, value, text.slice(start, end)]), [["a", "1 2", "1+2"], ["b", "+", "%2B"], ["c", "", ""], ["d", "", ""]]);
});

test("XML fields stand where their values stand", () => {
  const text = "<xml>\n<a><![CDATA[x & y]]></a><b> 1&amp;2 </b><c></c></xml>";
  const fields = xmlFields(text);
  assert.deepEqual(fields.map(({ name, value, start, end }) => [name, value, text.slice(start, end)]), [["a", "x & y", "x & y"], ["b", "1&2", "1&amp;2"], ["c", "", ""]]);
  assert.equal(encodeXml("<&", fields[1]), "&lt;&amp;");
  assert.equal(xmlFields("<a>1</b>"), undefined);
});

test("rows and JSON text hold the same, numbers as written", () => {
  const rows = rowsOf('{"a":"x","b":1.00,"c":null}');
  assert.deepEqual(rows, [{ name: "a", type: "text", value: "x" }, { name: "b", type: "literal", value: "1.00" }, { name: "c", type: "literal", value: "null" }]);
  assert.deepEqual(textOf(rows), { text: '{"a":"x","b":1.00,"c":null}' });
  assert.deepEqual(textOf([{ name: "a", type: "literal", value: "x" }]), { badLiteral: "a" });
  assert.deepEqual(textOf([{ name: "a", type: "text", value: "1" }, { name: "a", type: "text", value: "2" }]), { duplicate: "a" });
});

test("a value is changed where it stands, and nothing else", () => {
  const cases = [
    ['{ "a" : 1, "a": "x\\ny" , "b":"" }', ["2", 'q"', "n"], '{ "a" : 2, "a": "q\\"" , "b":"n" }'],
    ["a=1&b&c=", ["+", "2", "x y"], "a=%2B&b=2&c=x+y"],
    ["<xml><a>1</a><b><![CDATA[2]]></b></xml>", ["<", "<"], "<xml><a>&lt;</a><b><![CDATA[<]]></b></xml>"],
  ];
  for (const [given, values, wanted] of cases) {
    let text = given;
    for (const [index, value] of values.entries()) {
      const { fields, write } = fieldsOf(text);
      text = withValue(text, fields[index], value, write);
    }
    assert.equal(text, wanted);
  }
});

test("headers, expectations and times are read from lines", () => {
  assert.deepEqual(readHeaders("Sign: a:b\n\nX-Y:  1 "), { headers: [["Sign", "a:b"], ["X-Y", "1"]] });
  assert.deepEqual(readHeaders("Sign: a\nnonsense"), { line: 2 });
  assert.deepEqual(readExpectations('a: 10\nb: "10"\nc = x y\nd: 12345678901234567890'), { expect: { a: 10, b: "10", c: "x y", d: "12345678901234567890" } });
  assert.deepEqual(readExpectations("just words"), { line: 1 });
  assert.equal(readTime("1733116026894"), 1733116026894);
  assert.equal(readTime("2024-12-02T05:07:06.894Z"), 1733116026894);
  assert.ok(Number.isNaN(readTime("soon")));
});

test("several keys in one field come apart, one wrapped key does not", () => {
  const pem = "-----BEGIN PUBLIC KEY-----\nMIG\n-----END PUBLIC KEY-----";
  assert.deepEqual(splitKeys(`${pem}\n${pem}\n`), [pem, pem]);
  const points = [`02${"ab".repeat(32)}`, `03${"cd".repeat(32)}`];
  assert.deepEqual(splitKeys(points.join("\n")), points);
  const line = "Zq".repeat(32);
  assert.deepEqual(splitKeys(`MI${line.slice(2)}\n${line}\nBBBB==`), [`MI${line.slice(2)}${line}BBBB==`]);
});
