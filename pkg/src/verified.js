// What a genuine message says.
import { core } from "./core.js";

/** The last verdict, which most messages share with the one before. */
let last = { number: 0 };

/** The number of the verdict that the core need not write again. */
export function knownVerdict() {
  return last.number;
}

export class VerifiedMessage {
  #texts;
  #replay;

  /**
   * `answer` is the core's, six texts with U+0000 between them. It leaves the verdict out where it is the known one, and
   * what `body` says.
   */
  constructor(answer, body) {
    const verdictEnd = answer.indexOf("\0");
    const paramsEnd = answer.indexOf("\0", verdictEnd + 1);
    const textsEnd = answer.indexOf("\0", paramsEnd + 1);
    const replayEnd = answer.indexOf("\0", textsEnd + 1);
    const placeEnd = answer.indexOf("\0", replayEnd + 1);
    if (verdictEnd > 0) last = JSON.parse(answer.slice(0, verdictEnd));
    const { gateway, kind, alternative, key, warnings, acknowledgement, outcome } = last;
    this.params = JSON.parse(paramsEnd > verdictEnd + 1 ? answer.slice(verdictEnd + 1, paramsEnd) : body);
    this.#texts = answer.slice(paramsEnd + 1, textsEnd);
    this.kind = kind;
    this.canonical = answer.slice(placeEnd + 1);
    if (placeEnd > replayEnd + 1) {
      const place = Number(answer.slice(replayEnd + 1, placeEnd));
      this.canonical = this.canonical.slice(0, place) + body + this.canonical.slice(place);
    }
    if (alternative !== undefined) this.alternative = alternative;
    this.key = key;
    // Copies, for these are the caller's.
    this.warnings = warnings.map(({ code, sentence, fields }) => ({ code, sentence, fields: fields.slice() }));
    if (acknowledgement !== undefined) this.acknowledgement = { ...acknowledgement, headers: { ...acknowledgement.headers } };
    this.outcome = outcome;
    const replay = answer.slice(textsEnd + 1, replayEnd);
    // Making the key would be a fifth of verifying, so the core says what to make it of.
    this.#replay = replay.startsWith("[") ? [gateway, kind, this.canonical, replay] : replay;
  }

  /** The same text for every repetition of the same event. */
  get replayKey() {
    if (typeof this.#replay !== "string") this.#replay = core().replayKey(...this.#replay);
    return this.#replay;
  }

  toJSON() {
    return { ...this, replayKey: this.replayKey };
  }

  /** A field exactly as it was signed: `"10000.00"` where `params` has the number 10000. */
  text(name) {
    if (this.#texts !== "") {
      if (typeof this.#texts === "string") this.#texts = JSON.parse(this.#texts);
      if (Object.hasOwn(this.#texts, name)) return this.#texts[name];
    }
    if (!Object.hasOwn(this.params, name)) return undefined;
    // Only numbers and nested values have a text of their own; the text of these is what they are.
    return String(this.params[name]);
  }
}
