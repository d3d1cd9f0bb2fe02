// The example's commands, and what they print.
import { messageText, verifiedText } from "../../pkg/src/cli/print.js";
import { arrival } from "./call.mjs";
import { merchantCredentials } from "./example.mjs";
import { shell } from "./literal.mjs";
import { TIME } from "../../www/examples/material.mjs";

const CONTINUED = " \\\n  ";

export function shellExample(info, { request, callback }) {
  const sign = [
    `printf %s ${shell(JSON.stringify(request.params))} | npx countersign sign ${subject(info)} --body -`,
    ...keys(info, "request"),
    ...(request.path === undefined ? [] : [`--path ${shell(request.path)}`]),
    ...(request.rule.time ? [`--timestamp ${TIME}`] : []),
  ];
  const { headers = {}, query, body, path, method } = arrival(callback);
  const verify = [
    `${body === undefined ? "" : `printf %s ${shell(body)} | `}npx countersign verify ${subject(info)}${body === undefined ? "" : " --body -"}`,
    ...keys(info, "callback"),
    ...(method === undefined || body !== undefined ? [] : [`--method ${method}`]),
    ...(path === undefined ? [] : [`--path ${shell(path)}`]),
    ...(query === undefined ? [] : [`--query ${shell(query)}`]),
    ...Object.entries(headers).map(([name, value]) => `--header ${shell(`${name}: ${value}`)}`),
    ...Object.entries(callback.expect).map(([name, value]) => `--expect ${shell(`${name}=${value}`)}`),
    ...(callback.rule.time ? [`--now ${TIME}`] : []),
  ];
  return { source: `${sign.join(CONTINUED)}\n\n${verify.join(CONTINUED)}`, prints: `${messageText(request.signed)}${verifiedText(callback.verified)}`.trimEnd() };
}

function subject({ subject: id }) {
  return typeof id === "string" ? id : `--scheme ${id.id}.json`;
}

function keys(info, kind) {
  return [...merchantCredentials(info, [kind])].map(([, { option, file, text }]) => `${option} ${file ? `keys/${file}` : shell(text)}`);
}
