// How the cost grows with the body, the number of fields and the key, beside node:crypto.
import { clickpayGrowth, webhook } from "./operations.mjs";
import { keyPair } from "../../tests/support/key-pair.mjs";

/** Series of operations: `{ name, unit, steps: [{ size, operation }] }`. */
export function growth() {
  const pairs = new Map([1024, 2048, 3072, 4096].map((bits) => [bits, keyPair("rsa", { modulusLength: bits })]));
  return [
    {
      name: "Cashy verify, by body",
      unit: "B",
      steps: [100, 1000, 10_000, 100_000, 1_000_000].map((size) => ({ size, operation: webhook(size, ["node:crypto"]) })),
    },
    {
      name: "RSA-2048 sign, by fields",
      unit: "fields",
      steps: [5, 20, 50, 200, 500].map((size) => ({ size, operation: clickpayGrowth(size, pairs.get(2048)) })),
    },
    {
      name: "RSA sign, by key",
      unit: "bit",
      steps: [...pairs].map(([size, pair]) => ({ size, operation: clickpayGrowth(5, pair) })),
    },
  ];
}
