// Hono, in every runtime.
import { readBody } from "./body.js";
import { answerTo, TOO_LARGE } from "./receive/answer.js";
import { readSettings } from "./receive/settings.js";

/** A handler for one route, which answers the gateway. */
export function callbacks(gateway, handler, options) {
  const settings = readSettings(gateway, handler, options);
  return async (context) => {
    const request = context.req.raw;
    const body = await rawBody(context.req, settings);
    if (body === undefined) return respond(TOO_LARGE);
    const { pathname: path, search: query } = new URL(request.url);
    return respond(await answerTo(settings, { method: request.method, path, query, headers: request.headers, body }, [context]));
  };
}

/** The bytes or text, or undefined where there is more than `limit`. */
async function rawBody({ raw, bodyCache }, { limit, failure }) {
  // Hono keeps what was read; only bytes and text are as they came.
  const kept = await (bodyCache?.arrayBuffer ?? bodyCache?.text);
  if (kept !== undefined) {
    const body = typeof kept === "string" ? kept : new Uint8Array(kept);
    return body.length > limit ? undefined : body;
  }
  if (!raw.bodyUsed) return readBody(raw, limit);
  throw failure(
    "MESSAGE_NOT_RAW",
    "The body was parsed before callbacks() could read its bytes: let nothing before this route read it but context.req.text() or context.req.arrayBuffer().",
    {
      hint: "Mount this route before middleware that calls context.req.parseBody(), or have that read context.req.raw.clone().",
      field: "body",
      expected: "a body that was not read yet",
      found: "a body that was read",
    },
  );
}

function respond({ status, headers, body }) {
  // The runtime's own Response refuses even an empty text there.
  const isBodiless = status === 204 || status === 205 || status === 304;
  return new Response(isBodiless ? null : body, { status, headers });
}
