// What `callbacks()` of `countersign/express`, `countersign/fastify` and `countersign/hono` have in common.
import type { CountersignError, VerifiedMessage, VerifyOptions } from "countersign";

/** What a message must say, by field; as the option `expect` of `verify`. */
export type Expectation = NonNullable<VerifyOptions["expect"]>;

/** How to verify, and what to do about what is not genuine. `Context` is what the framework hands to its handlers. */
export interface CallbackOptions<Context extends readonly [unknown, ...unknown[]]> extends Omit<VerifyOptions, "expect"> {
  /**
   * What the message must say, or a function that finds it out from the genuine message: look up the order that it names.
   * Where the function gives nothing to compare with, the message is refused with `FIELD_MISMATCH`; where it throws, the
   * gateway is not answered.
   *
   * @example
   * expect: async (message) => {
   *   const order = await orders.find(message.text("mchOrderNo"));
   *   return order && { mchOrderNo: order.number, orderAmount: order.amount };
   * }
   */
  expect?: Expectation | ((message: VerifiedMessage, ...context: Context) => Expected | Promise<Expected>) | undefined;
  /** How many bytes a body may have. Default: 1048576. A longer one is answered with 413. */
  limit?: number | undefined;
  /**
   * Told of each message that is refused, before it is answered with 400 and the error's code: for the log. The sender
   * chose what the error speaks of. What it throws goes where errors of the handler go, and the message is not answered with
   * 400 then, nor acknowledged.
   */
  onRefused?: ((error: CountersignError, request: Context[0]) => unknown) | undefined;
}

/** What a function `expect` gives; nothing, such as `{}` or what `order && { … }` leaves, where there is no such order. */
export type Expected = Expectation | null | undefined | false | 0 | "";

/**
 * Called for genuine messages only. When it has resolved, the gateway is sent its acknowledgement; when it throws, it is
 * not, and sends the message again. So act once on each `message.replayKey`: store it under a unique index, in the
 * transaction that settles the order, and do nothing where it is there already.
 *
 * What it gives counts only where the gateway's documents name no acknowledgement: text for a body, or
 * `{ status, headers, body }` with a status from 200 to 599, the headers as a plain object, and text or bytes. For anything
 * else it is 200 with an empty body.
 */
export type CallbackHandler<Context extends readonly unknown[]> = (message: VerifiedMessage, ...context: Context) => unknown;
