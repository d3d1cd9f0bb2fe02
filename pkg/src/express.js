// Express, and whatever else calls its handlers with Node's request, Node's response and `next`.
import { pathAndQuery } from "./receive/address.js";
import { answerTo, TOO_LARGE } from "./receive/answer.js";
import { readSettings } from "./receive/settings.js";
import { readStream } from "./receive/stream.js";

/** A handler for one route, which answers the gateway. */
export function callbacks(gateway, handler, options) {
  const settings = readSettings(gateway, handler, options);
  return async (request, response, next) => {
    try {
      const body = await rawBody(request, settings);
      if (body === undefined) return send(response, { ...TOO_LARGE, headers: { ...TOO_LARGE.headers, Connection: "close" } });
      const { method, headers } = request;
      // `url` lacks what routers above have taken off.
      const parts = { method, ...pathAndQuery(request.originalUrl ?? request.url), headers, body };
      const answer = await answerTo(settings, parts, [request, response]);
      if (!response.headersSent) send(response, answer);
    } catch (thrown) {
      // Express takes nothing, "route" and "router" for a wish to go on to the next route, which might acknowledge.
      const error = thrown instanceof Error ? thrown : new Error("What was thrown over a message is no Error.", { cause: thrown });
      if (typeof next === "function") next(error);
      else fail(request, response, error);
    }
  };
}

/** Where nobody takes errors: the answer that Node.js gives when a listener rejects, and a warning. */
function fail(request, response, error) {
  // The sender broke off: there is nobody to answer, and nothing to tell.
  if (request.destroyed && !request.complete) return response.destroy();
  if (!response.headersSent) send(response, { status: 500, headers: {}, body: "" });
  else if (!response.writableEnded) response.destroy(error);
  process.emitWarning(error);
}

/** The bytes or text, or undefined where there is more than `limit`. */
async function rawBody(request, { limit, failure }) {
  const kept = [request.rawBody, request.body].find((body) => typeof body === "string" || ArrayBuffer.isView(body));
  if (kept !== undefined) return kept.length > limit ? undefined : kept;
  // What was read cannot be read again; a parser that had nothing to do has read nothing.
  if (!request.readableDidRead && !request.readableEnded) return readStream(request, limit);
  throw failure(
    "MESSAGE_NOT_RAW",
    "The body was parsed before callbacks() could read its bytes: mount this route before express.json(), or have its option `verify` keep request.rawBody.",
    {
      hint: "app.use(express.json({ verify: (request, _response, bytes) => { request.rawBody = bytes; } }))",
      field: "body",
      expected: "bytes or text in request.rawBody or request.body, or a body that was not read yet",
      found: `${typeof request.body} in request.body`,
    },
  );
}

function send(response, { status, headers, body }) {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}
