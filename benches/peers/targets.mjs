// What countersign set itself: its median divided by a peer's, at most.

/** `operations` is how their names begin; `ifma` is the limit where OpenSSL's RSA has AVX512-IFMA, which doubles its speed. */
export const targets = [
  { operations: "RSA-2048 sign", beside: "node-forge", atMost: 1 / 14 },
  { operations: "RSA-2048 sign", beside: "rsa in wasm", atMost: 1 / 4 },
  { operations: "RSA-2048 sign", beside: "node:crypto", atMost: 2.5, ifma: 5 },
  { operations: "RSA-1024 sign", beside: "node-forge", atMost: 1 / 14 },
  { operations: "RSA-1024 sign", beside: "node:crypto", atMost: 4 },
  { operations: "RSA-2048 verify", beside: "node-forge", atMost: 1 / 5 },
  { operations: "RSA-2048 verify", beside: "node:crypto", atMost: 4 },
  { operations: "RSA-1024 verify", beside: "node-forge", atMost: 1 / 5 },
  { operations: "RSA-1024 verify", beside: "node:crypto", atMost: 4 },
  { operations: "secp256k1 sign", beside: "node:crypto", atMost: 1 / 2 },
  { operations: "secp256k1 sign", beside: "noble-curves", atMost: 1 / 4 },
  { operations: "secp256k1 verify", beside: "node:crypto", atMost: 1 / 2 },
  { operations: "secp256k1 verify", beside: "noble-curves", atMost: 1 / 6 },
  { operations: "P-256 sign", beside: "noble-curves", atMost: 1 / 3 },
  { operations: "P-256 verify", beside: "noble-curves", atMost: 1 / 3 },
  { operations: "MD5 webhook", beside: "node:crypto", atMost: 2 },
];

/** The first call of a process, divided by a later one. */
export const firstCall = { beside: "later calls", atMost: 5 };
