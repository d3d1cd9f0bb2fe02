// Sends one message to this machine. Nothing else in the package opens a socket.
import { request as plain } from "node:http";
import { request as encrypted } from "node:https";
import { unusable } from "../arguments.js";

const LONGEST_ANSWER = 64 * 1024;
const NOBODY_THERE = new Set(["ECONNREFUSED", "EADDRNOTAVAIL", "EAFNOSUPPORT", "ENETUNREACH"]);

/** The failure where something listened to the messages before. */
export const GONE = "nothing listens any more";

/**
 * Gives `{ status, body }`, with `location` where there is one, or `{ failure }` where there was no complete answer.
 * Redirections are answers as any other: they are not followed. Fails with `OPTION_INVALID` where nothing ever listened.
 */
export async function send(target, message, milliseconds) {
  for (const address of target.addresses) {
    const { refused, ...answer } = await exchange(address, target, message, milliseconds);
    if (refused) continue;
    // Where the first message went, all go.
    target.addresses = [address];
    target.listened = true;
    return answer;
  }
  if (target.listened) return { failure: GONE };
  throw unusable(`Nothing listens at ${target.host}.`, { hint: "Start the endpoint first.", field: "--to" });
}

function exchange(address, { secure, port, host, path, query }, message, milliseconds) {
  const bytes = Buffer.from(message.body ?? "");
  const search = message.query ?? query;
  const options = {
    host: address,
    port,
    method: message.method,
    path: search === "" ? path : `${path}?${search}`,
    headers: { ...message.headers, Host: host, Connection: "close", ...(message.body === undefined ? {} : { "Content-Length": bytes.length }) },
    // Not the agent of the process: a proxy of the environment is none of this machine.
    agent: false,
    // It proves nothing that matters here: the other end is this machine.
    rejectUnauthorized: false,
  };
  return new Promise((resolve) => {
    const request = begin(secure ? encrypted : plain, options);
    const finish = (answer) => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    const timer = setTimeout(() => finish({ failure: `no answer within ${milliseconds / 1000} s` }), milliseconds);
    request.on("error", ({ code, message: reason }) =>
      finish({ refused: NOBODY_THERE.has(code), failure: `the connection failed: ${code ?? reason}` }),
    );
    request.on("response", (response) => readAnswer(response, finish));
    request.end(bytes);
  });
}

function begin(create, options) {
  try {
    return create(options);
  } catch (error) {
    if (!["ERR_INVALID_CHAR", "ERR_INVALID_HTTP_TOKEN"].includes(error.code)) throw error;
    throw unusable("A header holds characters that HTTP does not let stand there.", { field: "--header" });
  }
}

function readAnswer(response, finish) {
  const chunks = [];
  let size = 0;
  const { statusCode: status, headers } = response;
  const location = headers.location === undefined ? {} : { location: headers.location };
  const complete = () => finish({ status, body: Buffer.concat(chunks).toString(), ...location });
  response.on("data", (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    // No gateway reads as much.
    if (size > LONGEST_ANSWER) complete();
  });
  response.on("end", complete);
  response.on("error", () => finish({ failure: "the answer broke off" }));
}
