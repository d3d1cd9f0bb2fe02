// `countersign sandbox GATEWAY --to URL`: plays the gateway to an endpoint on this machine.
import { gateway, gateways, inspectKey, platform } from "countersign";
import { numberOption, unusable } from "./arguments.js";
import { readCredentials, readScheme } from "./credentials.js";
import { readHeaders } from "./message.js";
import { advice } from "./sandbox/advice.js";
import { readFields } from "./sandbox/fields.js";
import { Judge } from "./sandbox/judge.js";
import { freshKey, freshSecret, keyKind, makeKey } from "./sandbox/keys.js";
import { loopback } from "./sandbox/loopback.js";
import { questions } from "./sandbox/questions.js";
import { reportText } from "./sandbox/report.js";
import { send } from "./sandbox/send.js";

export async function sandbox({ subject, options }, env, paint) {
  const scheme = readScheme(subject, options.scheme);
  const kind = options.kind ?? "callback";
  const rule = ruleOf(scheme, kind);
  if (options["make-key"] !== undefined) return makeKey(options["make-key"], rule.signature);
  if (options.to === undefined) throw unusable("The address of the endpoint is missing.", { hint: "Give it as --to http://localhost:3000/notify.", field: "--to" });
  const target = loopback(options.to);
  const own = readCredentials(options, env, { signs: true });
  checkCredential(own, rule);
  const publicKey = own.privateKey === undefined ? undefined : inspectKey(own.privateKey, { password: own.password }).publicKey;
  const id = typeof scheme === "string" ? scheme : scheme.id;
  const sides = openSides(scheme, own, publicKey);
  try {
    const { asked, verified } = questions({
      ...sides,
      rule,
      fields: readFields(options.body, id, rule),
      options: signOptions(options, kind, target),
    });
    const { acknowledgement, replayKey } = verified;
    const judge = new Judge(kind, rule.acknowledgement);
    const rows = await ask(asked, target, judge, milliseconds(options));
    const wrong = rows.filter(({ right }) => !right).length;
    const result = {
      gateway: id,
      kind,
      to: options.to,
      publicKey,
      acknowledgement,
      replayKey,
      questions: rows,
      right: rows.length - wrong,
      wrong,
      advice: advice(rows, judge),
    };
    return { result, text: reportText(result, paint), status: wrong === 0 ? 0 : 1 };
  } finally {
    for (const side of Object.values(sides)) side.free();
  }
}

/** One after another, as a gateway does. */
async function ask(asked, target, judge, patience) {
  const rows = [];
  for (const question of asked) rows.push(judge.row(question, await send(target, question.message, patience)));
  return rows;
}

/** The platform, one who pretends to be it, and the merchant. */
function openSides(scheme, own, publicKey) {
  const { privateKey, secret, merchant } = own;
  const foreign = {
    merchant,
    privateKey: privateKey === undefined ? undefined : freshKey(inspectKey(privateKey, { password: own.password })),
    secret: secret === undefined ? undefined : freshSecret(),
  };
  return {
    side: platform(scheme, own),
    stranger: platform(scheme, foreign),
    judge: gateway(scheme, { merchant, secret, platformKey: publicKey }),
  };
}

/** What the sandbox must know of the rule; the core judges whether it makes sense. */
function ruleOf(scheme, kind) {
  if (!["callback", "redirect"].includes(kind)) throw unusable("The sandbox sends a callback or a redirect.", { field: "--kind" });
  platform(scheme).free();
  const operations = typeof scheme === "string" ? gateways().find(({ id }) => id === scheme).kinds : scheme.operations;
  const rule = operations[kind];
  if (rule === undefined) throw unusable(`The gateway has no known rule for a signed ${kind}.`, { field: "--kind" });
  return { ...rule, signature: rule.signature ?? scheme.signature };
}

function signOptions(options, kind, { path, query }) {
  const headers = options.header.length === 0 ? undefined : Object.fromEntries(readHeaders(options));
  return { kind, contentType: options["content-type"], headers, path, query: query || undefined };
}

function milliseconds(options) {
  const seconds = numberOption(options, "timeout") ?? 10;
  if (seconds > 0 && seconds <= 600) return seconds * 1000;
  throw unusable("The option --timeout is not between 0 and 600 seconds.", { field: "--timeout" });
}

/** Signing would say so too, but not where a throw-away one comes from. */
function checkCredential({ privateKey, secret }, { signature }) {
  const isShared = keyKind(signature) === undefined;
  if ((isShared ? secret : privateKey) !== undefined) return;
  const option = isShared ? "--secret-file" : "--private-key";
  throw unusable(`The sandbox signs as the platform and needs ${option} FILE.`, {
    hint: "A throw-away one: countersign sandbox GATEWAY --make-key FILE.",
    field: option,
  });
}
