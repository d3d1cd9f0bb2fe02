// A WHATWG Request or Response → the parts of a message.
import { readBody } from "./body.js";
import { describe } from "./check/describe.js";
import { LARGEST, tooLarge } from "./check/size.js";
import { CountersignError } from "./error.js";

/** Reads the body, once, as bytes. */
export async function readRequest(request) {
  if (typeof request?.arrayBuffer !== "function") {
    throw new CountersignError(
      "MESSAGE_UNREADABLE",
      `verifyRequest() takes a Request or Response, not ${describe(request)}.`,
      {
        hint: "For a message whose body is at hand, use verify({ headers, body }).",
        expected: "a Request or Response",
        found: describe(request),
      },
    );
  }
  if (request.bodyUsed) {
    throw new CountersignError("MESSAGE_NOT_RAW", "The body of the request was read before.", {
      hint: "Verify a clone made before reading: gateway.verifyRequest(request.clone()).",
      field: "body",
    });
  }
  const body = await readBody(request, LARGEST).catch(brokenOff);
  if (body === undefined) throw tooLarge(undefined, "The body of the request", "MESSAGE_UNREADABLE", "body");
  const url = address(request.url);
  return {
    method: request.method,
    path: url?.pathname,
    query: url?.search,
    headers: request.headers,
    body,
  };
}

function brokenOff(cause) {
  throw new CountersignError("MESSAGE_UNREADABLE", "The body of the request could not be read to its end.", {
    hint: "Either the sender broke off, or something else reads it: verify a clone made before.",
    field: "body",
    cause,
  });
}

// A Response that was made by hand has no address.
function address(url) {
  if (typeof url !== "string" || url === "") return undefined;
  try {
    return new URL(url, "http://localhost");
  } catch {
    throw new CountersignError("MESSAGE_UNREADABLE", "The address of the request is no URL.", { field: "url" });
  }
}
