// What a genuine message says.

/** The last verdict, which most messages share with the one before. */
let last = { number: 0 };

/** The number of the verdict that the core need not write again. */
export function knownVerdict() {
  return last.number;
}

export class VerifiedMessage {
  #texts;

  /**
   * `answer` is the core's, five texts with U+0000 between them. It leaves the verdict out where it is the known one, and the
   * fields where `body` says them.
   */
  constructor(answer, body) {
    const ends = [];
    for (let from = 0; ends.length < 4; from = ends.at(-1) + 1) ends.push(answer.indexOf("\0", from));
    const [verdictEnd, paramsEnd, textsEnd, keyEnd] = ends;
    if (verdictEnd > 0) last = JSON.parse(answer.slice(0, verdictEnd));
    const { kind, alternative, key, warnings, acknowledgement, outcome } = last;
    this.params = JSON.parse(answer.slice(verdictEnd + 1, paramsEnd) || body);
    this.#texts = answer.slice(paramsEnd + 1, textsEnd);
    this.kind = kind;
    this.canonical = answer.slice(keyEnd + 1);
    if (alternative !== undefined) this.alternative = alternative;
    this.key = key;
    // Copies, for these are the caller's.
    this.warnings = warnings.map((warning) => ({ ...warning, fields: [...warning.fields] }));
    if (acknowledgement !== undefined) this.acknowledgement = { ...acknowledgement, headers: { ...acknowledgement.headers } };
    this.outcome = outcome;
    this.replayKey = answer.slice(textsEnd + 1, keyEnd);
  }

  /** A field exactly as it was signed: `"10000.00"` where `params` has the number 10000. */
  text(name) {
    if (typeof this.#texts === "string") this.#texts = JSON.parse(this.#texts);
    if (Object.hasOwn(this.#texts, name)) return this.#texts[name];
    if (!Object.hasOwn(this.params, name)) return undefined;
    // Only numbers and nested values have a text of their own; the text of these is what they are.
    return String(this.params[name]);
  }
}
