// An answer → whether it is right.

// Times, digests and other identifiers, which an answer may hold anew each time.
const FLEETING = /[\da-f:.TZ-]{10,}/gi;

/** Judges the answers to messages of one kind, the genuine ones first. `acknowledgement` is the gateway's, where it is known. */
export class Judge {
  #acknowledgement;
  #kind;
  /** How the endpoint answers genuine messages, where it takes them. */
  #welcome = [];

  constructor(kind, acknowledgement) {
    if (acknowledgement) {
      const { status, also = [], body } = acknowledgement;
      this.#acknowledgement = { statuses: [status, ...also], body };
    }
    this.#kind = kind;
  }

  /** What the gateway takes for an acknowledgement: `{ statuses, body }`, where that is known. An empty body is any. */
  get acknowledgement() {
    return this.#acknowledgement;
  }

  /** The question with its answer, and whether that is right. */
  row({ id, what, genuine }, answer) {
    const row = { id, what, expected: genuine ? "acknowledged" : "refused", answer };
    if (!genuine) return { ...row, right: answer.status < 500 && !this.#isTaken(answer) };
    if (answer.status < 400) this.#welcome.push(answer);
    return { ...row, right: this.#isAcknowledged(answer) };
  }

  /** Whether this answer says that the message was taken for a genuine one. */
  isAccepted(answer) {
    if (!(answer.status < 400)) return false;
    return this.#welcome.length === 0 ? this.#isAcknowledged(answer) : this.#welcome.some((other) => isSame(other, answer));
  }

  /** The same, or whether the gateway would think so. */
  #isTaken(answer) {
    return this.isAccepted(answer) || (this.#acknowledgement !== undefined && this.#isAcknowledged(answer));
  }

  #isAcknowledged({ status, body }) {
    if (this.#acknowledgement !== undefined) {
      const { statuses, body: wanted } = this.#acknowledgement;
      return statuses.includes(status) && (wanted === "" || wanted === body);
    }
    // After a redirect the payer is looking, and is mostly sent on to a page.
    return status >= 200 && status < (this.#kind === "redirect" ? 400 : 300);
  }
}

function isSame(one, other) {
  return one.status === other.status && one.location === other.location && lasting(one.body) === lasting(other.body);
}

function lasting(body) {
  return body.replace(FLEETING, "");
}
