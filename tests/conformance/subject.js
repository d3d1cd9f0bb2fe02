// What is tested, and how a case says what it expects of it.

export function makeSubject({ countersign, slim, wasm, vectors }) {
  /** Codes of all errors that were seen, and vectors that were asked for. */
  const codes = new Set();
  const used = new Set();

  /** Looks at an error; `expected` names properties and their values. */
  function inspect(error, expected, Class = countersign.CountersignError) {
    if (!(error instanceof Class)) throw error;
    equal(error instanceof Error, true, "instanceof Error");
    equal(error.name, "CountersignError", "name");
    codes.add(error.code);
    for (const [name, value] of Object.entries(expected)) equal(error[name], value, `${error.code}: ${name}`);
    return error;
  }

  return {
    countersign,
    slim,
    wasm,
    vectors,
    codes,
    used,
    inspect,

    /** The vector of this id. */
    vector(id) {
      const found = vectors.find((one) => one.id === id);
      if (found === undefined) throw new Error(`there is no vector ${id}`);
      used.add(id);
      return found;
    },

    /** Gives the error that `work` throws. */
    refused(work, expected) {
      let result;
      try {
        result = work();
      } catch (error) {
        return inspect(error, expected);
      }
      throw new Error(`not refused, where ${JSON.stringify(expected)} was expected: ${typeof result}`);
    },

    /** Gives the error that the promise rejects with. */
    async rejected(promise, expected) {
      try {
        await promise;
      } catch (error) {
        return inspect(error, expected);
      }
      throw new Error(`not rejected, where ${JSON.stringify(expected)} was expected`);
    },
  };
}

/** Compares plain values, and objects and arrays by what they hold. */
export function equal(actual, expected, what = "value") {
  const [is, should] = [written(actual), written(expected)];
  if (is !== should) throw new Error(`${what} is ${is}, where ${should} was expected`);
}

function written(value) {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? JSON.stringify(value) : String(value);
  return JSON.stringify(value, (_, one) =>
    typeof one === "object" && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}
