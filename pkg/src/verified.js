// What a genuine message says.

/** The last verdict, as text and read: most messages get the same as the one before. */
let last = { text: "{}", verdict: {} };

export class VerifiedMessage {
  #texts;

  /** `answer` is the core's, five texts with U+0000 between them. `body` says the fields where the core leaves them out. */
  constructor(answer, body) {
    const ends = [];
    for (let from = 0; ends.length < 4; from = ends.at(-1) + 1) ends.push(answer.indexOf("\0", from));
    const [verdictEnd, paramsEnd, textsEnd, keyEnd] = ends;
    const { kind, alternative, key, warnings, acknowledgement, outcome } = readVerdict(answer.slice(0, verdictEnd));
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

function readVerdict(text) {
  if (text !== last.text) last = { text, verdict: JSON.parse(text) };
  return last.verdict;
}
