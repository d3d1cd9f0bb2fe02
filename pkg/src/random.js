// Random bytes for the core. Nothing is drawn while loading: Workers forbid it at global scope.

let fallback;

/** Names a source for runtimes without `globalThis.crypto`. */
export function provideRandomSource(source) {
  fallback = source;
}

/** Fills `bytes` with unpredictable ones; gives false where the runtime has none. */
export function fillRandom(bytes) {
  try {
    const source = globalThis.crypto ?? fallback?.();
    source.getRandomValues(bytes);
    return true;
  } catch {
    return false;
  }
}
