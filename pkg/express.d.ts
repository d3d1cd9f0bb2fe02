/** Callback routes for Express, and for whatever calls its handlers with Node's request, response and `next`. */

import type { Gateway } from "countersign";
import type { CallbackHandler, CallbackOptions } from "./receive.js";

export type { CallbackHandler, CallbackOptions, Expectation, Expected } from "./receive.js";

/**
 * A handler for one route. It reads the raw body itself, verifies, calls `handler`, and sends the acknowledgement.
 *
 * A message that is not genuine is answered with 400 and the error's code, a body that is too long with 413; `handler` is
 * called for neither. Everything else that goes wrong is handed to `next`, always as an `Error`: what `handler` threw, and
 * `MESSAGE_NOT_RAW` where a parser took the body before and kept its bytes neither in `request.body` nor in
 * `request.rawBody`.
 *
 * Without `next`, as in `createServer(callbacks(…))`, such a message is answered with 500, and the error is given to
 * `process.emitWarning`. A sender that breaks off is no error then.
 *
 * Fails at once with `OPTION_INVALID`, `CREDENTIAL_MISSING` or `FREED`.
 *
 * @example
 * app.post("/notify", callbacks(tarspay, async (message) => settle(message), { expect: (message) => orderOf(message) }));
 */
export function callbacks<Request extends NodeRequest = NodeRequest, Response extends NodeResponse = NodeResponse>(
  gateway: Gateway,
  handler: CallbackHandler<[request: Request, response: Response]>,
  options?: CallbackOptions<[request: Request, response: Response]>,
): (request: Request, response: Response, next?: (error?: any) => void) => Promise<void>;

/** What is needed of a Node.js request. */
export interface NodeRequest {
  /** The HTTP method. */
  method?: string | undefined;
  /** Path and query. */
  url?: string | undefined;
  /** The headers, their names in lower case. */
  headers: { [name: string]: string | string[] | undefined };
  /** Hands over the body, chunk by chunk. */
  on(event: string, listener: (...values: any[]) => void): unknown;
}

/** What is needed of a Node.js response. */
export interface NodeResponse {
  /** The status to send. */
  statusCode: number;
  /** Whether an answer is on its way. */
  readonly headersSent: boolean;
  /** Sets a header. */
  setHeader(name: string, value: string): unknown;
  /** Sends the answer. */
  end(body?: any): unknown;
  /** Breaks off. */
  destroy(error?: Error): unknown;
}
