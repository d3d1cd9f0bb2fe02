// The meaning of every property and choice of a scheme, as the published schema states it.
import { readFileSync } from "node:fs";
import { code, oneLine } from "./markdown.mjs";

export const schema = JSON.parse(readFileSync(new URL("../../schema/scheme.schema.json", import.meta.url), "utf8"));

/** What a choice of a type means, such as `nullAndEmpty` of `Skip`, without the full stop. */
export function meaning(type, choice) {
  const found = choices(type).find(({ name }) => name === choice);
  if (found === undefined) throw new Error(`the schema knows no ${type} ${choice}`);
  return found.description.replace(/\.$/, "");
}

/** The choices of a type: `{ name, description, holds }`; `holds` is the schema of what stands in the choice's object. */
export function choices(type) {
  const { oneOf, enum: plain } = schema.$defs[type];
  const all = oneOf ?? plain.map((name) => ({ const: name }));
  return all.flatMap((one) => {
    const description = oneLine(one.description ?? "");
    if (one.const !== undefined) return [{ name: one.const, description }];
    if (one.enum !== undefined) return one.enum.map((name) => ({ name, description }));
    return Object.entries(one.properties).map(([name, holds]) => ({ name, description, holds }));
  });
}

/** An operation's property, or what stands for it where a scheme leaves it out. */
export function withDefaults(type, value) {
  const { properties } = schema.$defs[type];
  const defaults = Object.entries(properties).filter(([, property]) => property.default !== undefined);
  return { ...Object.fromEntries(defaults.map(([name, property]) => [name, property.default])), ...value };
}

/** A choice with its meaning. */
export function explained(type, choice) {
  return `${code(choice)}: ${meaning(type, choice)}`;
}
