// What a genuine message says.

export class VerifiedMessage {
  #texts;

  constructor(json) {
    const { texts, ...result } = JSON.parse(json);
    this.#texts = texts;
    Object.assign(this, result);
  }

  /** A field exactly as it was signed: `"10000.00"` where `params` has the number 10000. */
  text(name) {
    if (Object.hasOwn(this.#texts, name)) return this.#texts[name];
    if (!Object.hasOwn(this.params, name)) return undefined;
    // Only numbers and nested values have a text of their own; the text of these is what they are.
    return String(this.params[name]);
  }
}
