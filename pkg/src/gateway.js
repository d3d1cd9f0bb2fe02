// One side of a conversation with a gateway: checks what comes in, lets the core do the work.
import { core } from "./core.js";
import { fillCredentials } from "./check/credentials.js";
import { describe } from "./check/describe.js";
import { bytesOf, readMessage } from "./check/message.js";
import { explainOptions, signOptions, verifyOptions } from "./check/options.js";
import { paramsText } from "./check/params.js";
import { isTooLarge, tooLarge } from "./check/size.js";
import { checkText } from "./check/text.js";
import { CountersignError } from "./error.js";
import { post } from "./inbox.js";
import { readRequest } from "./request.js";
import { knownVerdict, VerifiedMessage } from "./verified.js";

/** As the core has it, of the built-in gateways' ids. */
const LONGEST_ID = 24;

export class Gateway {
  #handle;
  #id;

  constructor(scheme, credentials, peer) {
    const { id, json } = readScheme(scheme);
    // Errors name the id, and a longer text than any may be a key that was meant for another argument.
    this.#id = json === undefined && id.length > LONGEST_ID ? undefined : id;
    this.#handle = this.#named(() => open(id, json, credentials, peer));
  }

  /** The gateway and its rules. */
  get info() {
    return this.#call(() => JSON.parse(this.#live.info()));
  }

  sign(params, options) {
    return this.#call(() => {
      const isText = typeof params === "string";
      const text = isText ? checkText(params, "`params`", "PARAMS_UNSIGNABLE") : paramsText(params);
      const given = signOptions(options);
      if (isTooLarge(text.length)) throw tooLarge(text.length, "`params`", "PARAMS_UNSIGNABLE");
      const now = Date.now();
      const handle = this.#live;
      const [length, optionsLength] = post([text, given]);
      return JSON.parse(handle.sign(length, optionsLength, isText, now));
    });
  }

  verify(message, options) {
    return this.#call(() => {
      const { method, path, query, headers, body } = readMessage(message);
      const { json, now = Date.now() } = verifyOptions(options);
      const handle = this.#live;
      const at = post([body, headers, query, method, path, json]);
      // Spelt out, for spreading takes longer.
      const answer = handle.verify(at[0], at[1], at[2], at[3], at[4], at[5], typeof body === "string", now, knownVerdict());
      return new VerifiedMessage(answer, body);
    });
  }

  /** Says why a message verifies or does not. What is wrong with the message is part of the answer, never thrown. */
  explain(message, options) {
    return this.#call(() => {
      const { json, now = Date.now() } = explainOptions(options);
      let parts;
      try {
        parts = readMessage(message);
      } catch (error) {
        if (error instanceof CountersignError && error.code.startsWith("MESSAGE_")) return unreadable(error, this.#id);
        throw error;
      }
      const { method, path, query, headers, body } = parts;
      return JSON.parse(this.#live.explain(method, path, query, headers, bytesOf(body), json, now));
    });
  }

  async verifyRequest(request, options) {
    this.#call(() => verifyOptions(options));
    const message = await this.#namedLater(readRequest(request));
    return this.verify(message, options);
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
  }

  /** What was freed is refused before anything is read, and once more after: a getter of the caller's may free it. */
  #call(work) {
    return this.#named(() => this.#live && work());
  }

  get #live() {
    if (this.#handle !== undefined) return this.#handle;
    throw new CountersignError("FREED", "This gateway was freed, and its keys are wiped.", {
      hint: "Call free() only after the last sign() and verify().",
    });
  }

  // Errors say at which gateway they arose.
  #named(work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof CountersignError) error.gateway ??= this.#id;
      throw error;
    }
  }

  async #namedLater(work) {
    try {
      return await work;
    } catch (error) {
      return this.#named(() => {
        throw error;
      });
    }
  }
}

if (typeof Symbol.dispose === "symbol") {
  Object.defineProperty(Gateway.prototype, Symbol.dispose, {
    value: Gateway.prototype.free,
    configurable: true,
    writable: true,
  });
}

/** The explanation of what is no message at all. */
function unreadable({ code, message, hint, field, expected, found }, gateway) {
  return { verdict: "unreadable", error: { code, message, gateway, hint, field, expected, found }, gateway, mistakes: [], warnings: [] };
}

function open(id, json, credentials, peer) {
  const glue = core();
  const own = new glue.CredentialSet();
  let taken = false;
  try {
    fillCredentials(credentials, peer, own);
    // The core takes the credentials over, whether it can use them or not.
    taken = true;
    return glue.Handle.open(json === undefined ? id : undefined, json, peer === "merchantKey", own);
  } finally {
    if (!taken) own.free();
  }
}

/** A built-in gateway by its id, or a scheme of the caller's own as JSON text. */
function readScheme(scheme) {
  if (typeof scheme === "string") return { id: checkText(scheme, "A gateway's id", "GATEWAY_UNKNOWN") };
  if (typeof scheme !== "object" || scheme === null || Array.isArray(scheme)) {
    throw new CountersignError("GATEWAY_UNKNOWN", `A gateway is named by its id or given as a scheme, not as ${describe(scheme)}.`, {
      hint: 'For instance gateway("clickpay", { privateKey, platformKey }).',
      expected: "an id or a scheme",
      found: describe(scheme),
    });
  }
  const id = typeof scheme.id === "string" ? scheme.id : undefined;
  const json = schemeText(scheme);
  if (json === undefined) throw new CountersignError("SCHEME_INVALID", "The scheme cannot be written as JSON.", { gateway: id });
  return { id, json };
}

function schemeText(scheme) {
  try {
    return JSON.stringify(scheme);
  } catch {
    return undefined;
  }
}
