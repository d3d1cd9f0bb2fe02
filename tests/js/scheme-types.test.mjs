// The declarations of a scheme say the same as its JSON Schema, which is made from what the core reads.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const schema = JSON.parse(readFileSync(new URL("../../schema/scheme.schema.json", import.meta.url), "utf8"));
const declarations = readFileSync(new URL("../../node_modules/countersign/scheme.d.ts", import.meta.url), "utf8");
// Where the declarations use another word.
const names = { MessageValue: "SchemeValue", JsonObject: "SchemeJson", OutcomeRule: "SchemeOutcome" };

/** The properties that an interface declares: whether each is documented, and whether it may be absent. */
function declared(name) {
  const body = new RegExp(`^export interface ${name} \\{\\n([^]*?)^\\}`, "m").exec(declarations)?.[1];
  assert.ok(body, `there is no interface ${name}`);
  const lines = body.trimEnd().split("\n");
  return lines.flatMap((line, index) => {
    const [, property, mark] = /^ {2}(\w+)(\??):/.exec(line) ?? [];
    return property === undefined ? [] : [{ property, optional: mark === "?", documented: lines[index - 1]?.endsWith("*/") ?? false }];
  });
}

const objects = Object.entries({ Scheme: schema, ...schema.$defs }).filter(([, one]) => one.properties !== undefined);

test("every object of a scheme is declared with these properties, each documented", () => {
  assert.ok(objects.length >= 15, `only ${objects.length} objects`);
  for (const [definition, { properties, required = [] }] of objects) {
    const name = definition === "Scheme" ? definition : (names[definition] ?? `Scheme${definition}`);
    const found = declared(name);
    assert.deepEqual(found.map(({ property }) => property).sort(), Object.keys(properties).sort(), name);
    for (const { property, optional, documented } of found) {
      assert.equal(optional, !required.includes(property), `${name}.${property}`);
      assert.ok(documented, `${name}.${property} has no comment`);
    }
  }
});

test("every choice that a scheme offers is declared", () => {
  const choices = [];
  JSON.stringify(schema.$defs, (key, value) => {
    if (key === "const") choices.push(`"${value}"`);
    // A choice with content of its own is an object with one property.
    for (const one of key === "oneOf" ? value : []) choices.push(...Object.keys(one.properties ?? {}).map((name) => `{ ${name}: `));
    return value;
  });
  assert.ok(choices.length >= 40, `only ${choices.length} choices`);
  const flat = declarations.replace(/\/\*\*.*?\*\//gs, "").replace(/\s+/g, " ");
  for (const choice of choices) assert.ok(flat.includes(choice), choice);
});
