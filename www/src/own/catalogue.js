// The gateways that the page knows: the built-in ones, and those that the reader describes.

/** `describe` gives what the package knows of a scheme, as a task's `{ value }` or `{ error }`. */
export function createCatalogue(builtIn, describe) {
  const gateways = [...builtIn];
  const listeners = new Set();

  return {
    /** One list for the life of the page; it grows as schemes are added. */
    gateways,
    /** `listener` gets each gateway that is added. */
    onadd: (listener) => listeners.add(listener),
    /**
     * Adds the gateway that `scheme` describes, in place of an earlier one of its id. Gives `{ gateway }` or `{ error }`.
     * None passes for a built-in one, and one `isFromLink` says so in the list.
     */
    async add(scheme, { isFromLink = false } = {}) {
      const { value, error } = await describe(scheme);
      if (error) return { error };
      if (builtIn.some(({ id, name }) => id === value.id || folded(name) === folded(value.name))) return { error: { code: "TAKEN" } };
      const gateway = { ...value, scheme, isFromLink };
      const place = gateways.findIndex(({ id }) => id === value.id);
      gateways.splice(place === -1 ? gateways.length : place, 1, gateway);
      for (const listener of listeners) listener(gateway);
      return { gateway };
    },
  };
}

/** A name without what the eye passes over. */
function folded(name) {
  return name.normalize("NFKC").toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");
}

/** The gateway as the package takes it: its id, or for one of the reader's own its scheme. */
export function asPackageTakesIt(gateway) {
  return gateway.scheme ?? gateway.id;
}
