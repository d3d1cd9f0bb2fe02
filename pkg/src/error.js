// The one error class. The core raises it too, through `fromCore`.

/** Every failure: a stable `code`, one sentence, and where it helps what was concerned. */
export class CountersignError extends Error {
  constructor(code, message, details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.gateway = details.gateway;
    for (const name of ["hint", "field", "expected", "found"]) {
      if (details[name] !== undefined) this[name] = details[name];
    }
  }
}

// On the prototype, as for the language's own errors: it is no property of each error.
Object.defineProperty(CountersignError.prototype, "name", {
  value: "CountersignError",
  configurable: true,
  writable: true,
});

/** Makes the error that the core describes as JSON text. */
export function fromCore(json) {
  const { code, message, ...details } = JSON.parse(json);
  return new CountersignError(code, message, details);
}
