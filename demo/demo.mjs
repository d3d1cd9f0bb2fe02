// Signs a request, verifies a callback and explains a tampered one for every gateway with the installed package.
import { CountersignError, gateway, gateways, platform } from "countersign";
import { demonstrations } from "./gateways.mjs";
import { explained, heading, line, part, refused, verdict } from "./print.mjs";

const names = Object.fromEntries(gateways().map(({ id, name }) => [id, name]));
let failures = 0;

for (const { id, credentials, requests, callback } of demonstrations) {
  heading(names[id]);
  const merchant = gateway(id, credentials);
  for (const request of requests) showRequest(merchant, request);
  const message = callback.message ?? received(id, callback);
  const verified = showCallback(merchant, callback, message);
  showTampered(merchant, callback, message, verified);
  merchant.free();
}
line("");
for (const id of Object.keys(names)) {
  if (!demonstrations.some((one) => one.id === id)) check(`${id} is shown`, false);
}
line(failures === 0 ? "Every message was signed, verified, refused and explained as it should be." : `${failures} checks failed.`);
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
  line("outcome", verified.outcome);
  line("answer", answer ? `HTTP ${answer.status} ${answer.body || "(any body)"}` : "(not documented)");
  return verified;
}

function showTampered(merchant, { options, tamper: { part: where, field, to, mistake = "value-altered" } }, message, verified) {
  const from = verified.text(field);
  part(`the same with ${field} changed from ${from} to ${to}`);
  const tampered = { ...message, [where]: message[where].replace(from, to) };
  check("the message was changed", tampered[where] !== message[where]);
  try {
    merchant.verify(tampered, { ...options, expect: undefined });
    check("refused", false);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    check("refused", error.code === "SIGNATURE_MISMATCH");
    refused(error);
  }
  // The merchant knows from its own order what the field should say.
  const explanation = merchant.explain(tampered, { ...options, expect: { [field]: from } });
  explained(explanation);
  check("explained", explanation.verdict === "forged or mistaken" && explanation.mistakes[0]?.id === mistake);
  check("proved: the text that was signed", explanation.mistakes[0]?.proof === verified.canonical);
}

function check(what, holds) {
  if (!holds) failures += 1;
  verdict(what, holds);
}
