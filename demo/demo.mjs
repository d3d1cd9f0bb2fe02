// Signs, verifies and refuses a message of every gateway with the installed package.
import { CountersignError, gateway, gateways, platform } from "countersign";
import { demonstrations } from "./gateways.mjs";
import { heading, line, part, refused, verdict } from "./print.mjs";

const names = Object.fromEntries(gateways().map(({ id, name }) => [id, name]));
let failures = 0;

for (const { id, credentials, requests, callback } of demonstrations) {
  heading(names[id]);
  const merchant = gateway(id, credentials);
  for (const request of requests) showRequest(merchant, request);
  const message = callback.message ?? received(id, callback);
  showCallback(merchant, callback, message);
  showTampered(merchant, callback, message);
  merchant.free();
}
line("");
line(failures === 0 ? "Every message was signed, verified or refused as it should be." : `${failures} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;

function showRequest(merchant, { what, params, options, signature }) {
  const message = merchant.sign(params, options);
  part(`request: ${what}`);
  line("canonical", message.canonical);
  line("send", `${message.method} ${message.path || "(the path is not documented)"}`);
  for (const [name, value] of Object.entries(message.headers)) line("header", `${name}: ${value}`);
  line("body", message.body);
  if (signature !== undefined) check("the same signature as in the test vector", message.signature === signature);
}

/** The callback as the gateway's own side sends it. */
function received(id, { platform: credentials, params }) {
  const side = platform(id, credentials);
  const { headers, body, query } = side.sign(params);
  side.free();
  return { headers, body, query };
}

function showCallback(merchant, { what, options, show }, message) {
  part(`callback: ${what}`);
  const verified = merchant.verify(message, options);
  verdict("genuine", true);
  line("canonical", verified.canonical);
  for (const name of show) line("field", `${name} = ${verified.text(name)}`);
  for (const { code, fields } of verified.warnings) line("warning", [code, ...fields].join(" "));
  const answer = verified.acknowledgement;
  line("answer", answer ? `HTTP ${answer.status} ${answer.body || "(any body)"}` : "(not documented)");
}

function showTampered(merchant, { options, tamper: { part: where, from, to } }, message) {
  part(`the same with ${from} changed to ${to}`);
  const changed = message[where].replace(from, to);
  check("the message was changed", changed !== message[where]);
  try {
    merchant.verify({ ...message, [where]: changed }, { ...options, expect: undefined });
    check("refused", false);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    check("refused", error.code === "SIGNATURE_MISMATCH");
    refused(error);
  }
}

function check(what, holds) {
  if (!holds) failures += 1;
  verdict(what, holds);
}
