// The reference of schemes, from the published JSON Schema, and a gateway of one's own as an example.
import { readFileSync } from "node:fs";
import { gatewayPage } from "./gateway-page.mjs";
import { block, code, oneLine, sections, table } from "./markdown.mjs";
import { fill } from "./scheme.mjs";
import { choices, schema } from "./schema.mjs";

const ownText = readFileSync(new URL("../../tests/data/schemes/own-pay.json", import.meta.url), "utf8");

export function schemePage() {
  return `${sections(
    "# Schemes",
    `A scheme is a gateway's rule as a value. The built-in gateways are such values ([src/gateway](../src/gateway)), and a gateway that is not built in is described in the same way: as an object for \`gateway()\` and \`platform()\`, or as a file for \`countersign … --scheme FILE\`. A [JSON Schema](../schema/scheme.schema.json) says the same as this page. What makes no sense, or what anyone could sign, is refused with \`SCHEME_INVALID\`, which names the property.`,
    "## A gateway of one's own",
    block("json", ownText.trimEnd(), "own-pay.json"),
    "[What this gateway does](own-pay.md): the page that every built-in gateway has, for this one.",
    "## Scheme",
    oneLine(schema.description),
    properties(schema),
    Object.keys(schema.$defs).map((name) => sections(`## ${name}`, oneLine(schema.$defs[name].description), body(name))),
  )}\n`;
}

/** The page of the example, and its scheme as a file. */
export function ownGatewayFiles() {
  const about = "A gateway that is not built in, as [schemes](scheme.md) describe one: [own-pay.json](own-pay.json).";
  return { "own-pay.md": gatewayPage(fill(JSON.parse(ownText)), { about, keys: "gateways/keys", root: "..", mistakes: "mistakes.md" }), "own-pay.json": ownText };
}

function body(name) {
  const type = schema.$defs[name];
  if (type.properties) return properties(type);
  return table(["choice", "meaning"], choices(name).map((one) => [choice(one), one.description]));
}

/** A choice that holds something shows what. */
function choice({ name, holds }) {
  return holds ? `${code(`{ "${name}": … }`)} with ${holds.properties ? members(holds) : typeName(holds)}` : code(`"${name}"`);
}

function members({ properties: all }) {
  return Object.entries(all).map(([name, property]) => `${code(name)} (${typeName(property)}${property.description ? `: ${oneLine(property.description)}` : ""})`).join(", ");
}

function properties({ properties: all, required = [] }) {
  const rows = Object.entries(all).map(([name, property]) => [code(name), typeName(property), required.includes(name) ? "needed" : defaultOf(property), oneLine(property.description ?? "")]);
  return table(["property", "type", "default", "meaning"], rows);
}

function defaultOf({ default: value }) {
  return value === undefined || value === null ? "none" : code(JSON.stringify(value));
}

function typeName(property) {
  if (property.$ref) return link(property.$ref);
  if (property.anyOf) return property.anyOf.filter(({ type }) => type !== "null").map(typeName).join(" or ");
  if (Array.isArray(property.type)) return typeName({ ...property, type: property.type.find((one) => one !== "null") });
  if (property.type === "array") return `list of ${typeName(property.items)}`;
  if (property.type === "object" && typeof property.additionalProperties === "object") return `object of ${typeName(property.additionalProperties)}`;
  return property.type ?? "any";
}

function link(reference) {
  const name = reference.split("/").at(-1);
  return `[${name}](#${name.toLowerCase()})`;
}
