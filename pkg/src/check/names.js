// Names of options and credentials: one that is misspelt is refused, for silently ignoring it would be dangerous.
import { CountersignError } from "../error.js";
import { describe, isPlainObject } from "./describe.js";

// What the same thing is called elsewhere.
const elsewhere = {
  apikey: "secret",
  appsecret: "secret",
  key: "privateKey",
  passphrase: "password",
  merchantid: "merchant",
  account: "merchant",
  type: "kind",
  tolerance: "toleranceSeconds",
  uri: "path",
  url: "path",
};

/**
 * Gives the object, or an empty one for what is absent.
 * `noun` is what one of its entries is called; `known` are their names; `also` adds to what things are called elsewhere.
 */
export function checkNames(object, noun, known, also = {}) {
  if (object === undefined || object === null) return {};
  // A promise or a map has none of the names, and what it holds would count for nothing.
  if (!isPlainObject(object)) {
    throw new CountersignError("OPTION_INVALID", `The ${noun}s must be a plain object, not ${describe(object)}.`, {
      expected: "a plain object",
      found: describe(object),
    });
  }
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) throw unknown(name, noun, known, also);
  }
  return object;
}

function unknown(name, noun, known, also) {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  const called = also[plain] ?? elsewhere[plain];
  const meant = known.includes(called) ? called : nearest(plain, known);
  return new CountersignError("OPTION_INVALID", `There is no ${noun} called ${JSON.stringify(name)}.`, {
    hint: meant ? `Did you mean \`${meant}\`?` : `Known are ${known.map((one) => `\`${one}\``).join(", ")}.`,
    field: name,
    expected: known.join(", "),
    found: name,
  });
}

/** The known name that takes the fewest changes to reach, if that is no more than a third of it. */
function nearest(name, known) {
  let best;
  let fewest = Infinity;
  for (const candidate of known) {
    const changes = distance(name, candidate.toLowerCase());
    if (changes < fewest && changes <= Math.max(1, Math.floor(candidate.length / 3))) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

/** How many letters must be added, removed or replaced to make `b` of `a` (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
