// What the subjects of the comparison are called.

export const OURS = "countersign";

/** In the order of legends and columns; crates that never stand side by side share a place. */
export const groups = [
  { title: OURS, members: [OURS] },
  { title: "node:crypto", members: ["node:crypto"] },
  { title: "rsa, k256, p256 in wasm", members: ["rsa in wasm", "k256 in wasm", "p256 in wasm"] },
  { title: "node-forge", members: ["node-forge"] },
  { title: "node-rsa", members: ["node-rsa"] },
  { title: "jsrsasign", members: ["jsrsasign"] },
  { title: "noble-curves", members: ["noble-curves"] },
];
