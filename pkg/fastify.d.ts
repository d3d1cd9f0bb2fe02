/** Callback routes for Fastify. */

import type { Gateway } from "countersign";
import type { CallbackHandler, CallbackOptions } from "./receive.js";

export type { CallbackHandler, CallbackOptions, Expectation, Expected } from "./receive.js";

/**
 * A plugin for `app.register()` with one route. Bodies stay bytes in its scope, whatever their content type, and nowhere else.
 *
 * A message that is not genuine is answered with 400 and the error's code, a body that is too long with 413; `handler` is
 * called for neither. What `handler` throws goes to Fastify's error handler.
 *
 * Fails at once with `OPTION_INVALID`, `CREDENTIAL_MISSING` or `FREED`.
 *
 * @example
 * app.register(callbacks(bdpay, async (message) => settle(message), { url: "/notify" }));
 */
export function callbacks<Request = FastifyRequestLike, Reply = FastifyReplyLike>(
  gateway: Gateway,
  handler: CallbackHandler<[request: Request, reply: Reply]>,
  options: FastifyCallbackOptions<Request, Reply>,
): (scope: any) => Promise<void>;

/** The route, and how to verify. */
export interface FastifyCallbackOptions<Request = FastifyRequestLike, Reply = FastifyReplyLike>
  extends CallbackOptions<[request: Request, reply: Reply]> {
  /** The route's path. */
  url: string;
  /** Its methods. Default: GET and POST. */
  method?: string | string[] | undefined;
}

/** What a handler finds in a request, if it does not name Fastify's own type. */
export interface FastifyRequestLike {
  /** The HTTP method. */
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The headers, their names in lower case. */
  readonly headers: { [name: string]: string | string[] | undefined };
  /** The sender's address. */
  readonly ip: string;
  /** The request's log. */
  readonly log: {
    /** Logs what happened. */
    info(...values: any[]): void;
    /** Logs what should be looked at. */
    warn(...values: any[]): void;
    /** Logs what went wrong. */
    error(...values: any[]): void;
  };
}

/** What a handler finds in a reply, if it does not name Fastify's own type. */
export interface FastifyReplyLike {
  /** Whether an answer is on its way. */
  readonly sent: boolean;
}
