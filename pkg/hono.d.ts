/** Callback routes for Hono. */

import type { Gateway } from "countersign";
import type { CallbackHandler, CallbackOptions } from "./receive.js";

export type { CallbackHandler, CallbackOptions, Expectation, Expected } from "./receive.js";

/**
 * A handler for one route. It reads the raw body itself, verifies, calls `handler`, and gives the acknowledgement.
 *
 * A message that is not genuine is answered with 400 and the error's code, a body that is too long with 413; `handler` is
 * called for neither. Everything else that goes wrong rejects, for `app.onError()`: what `handler` threw, and
 * `MESSAGE_NOT_RAW` where the body was read before and Hono kept neither its bytes nor its text.
 *
 * Fails at once with `OPTION_INVALID`, `CREDENTIAL_MISSING` or `FREED`.
 *
 * @example
 * app.post("/notify", callbacks(cashy, async (message) => settle(message), { expect: (message) => orderOf(message) }));
 */
export function callbacks<Context extends HonoContext = HonoContext>(
  gateway: Gateway,
  handler: CallbackHandler<[context: Context]>,
  options?: CallbackOptions<[context: Context]>,
): (context: Context) => Promise<HonoResponse>;

/** What is needed of Hono's context. */
export interface HonoContext {
  /** The request. */
  readonly req: {
    /** The runtime's own `Request`. */
    readonly raw: {
      /** The HTTP method. */
      readonly method: string;
      /** The address. */
      readonly url: string;
      /** The headers. */
      readonly headers: {
        /** The value of a header. */
        get(name: string): string | null;
      };
      /** Whether something read the body before. */
      readonly bodyUsed: boolean;
      /** Reads the body. */
      arrayBuffer(): Promise<ArrayBuffer>;
    };
  };
}

/** The runtime's own `Response`, where the program is compiled with declarations of it. */
export type HonoResponse = typeof globalThis extends {
  /** The constructor. */
  Response: {
    /** What it makes. */
    prototype: infer Own;
  };
}
  ? Own
  : object;
