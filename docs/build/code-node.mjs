// The example's code for Node.js, and what it prints.
import { merchantCredentials } from "./example.mjs";
import { javascript } from "./literal.mjs";
import { arrival, expectation, opening, signOptions, verifyOptions } from "./call.mjs";

export function nodeExample(info, { request, callback }) {
  const credentials = merchantCredentials(info, ["request", "callback"]);
  const lines = [
    'import { readFileSync } from "node:fs";',
    'import { gateway } from "countersign";',
    "",
    'const read = (name) => readFileSync(new URL(`keys/${name}`, import.meta.url), "utf8").trim();',
    ...(typeof info.subject === "string" ? [] : [`const scheme = JSON.parse(readFileSync(new URL("${info.id}.json", import.meta.url), "utf8"));`]),
    ...opening(info, (name, { file, text }) => (file ? `read("${file}")` : javascript(text)), credentials),
  ];
  const prints = [];
  if (request) {
    lines.push(
      "",
      `const message = merchant.sign(${javascript(request.params)}${signOptions(request)});`,
      "console.log(message.canonical);",
      "console.log(message.signature);",
      "// To send it: await fetch(address + message.path, message)",
    );
    prints.push(request.signed.canonical, request.signed.signature);
  }
  if (callback) {
    lines.push(
      "",
      "const callback = merchant.verify(",
      `  ${javascript(arrival(callback), "  ")},`,
      `  ${javascript(verifyOptions(callback, expectation(callback)), "  ")},`,
      ");",
      `console.log(callback.kind, callback.outcome, callback.text("${callback.amount}"));`,
    );
    prints.push(`callback ${callback.verified.outcome} ${callback.verified.text(callback.amount)}`);
    const answer = callback.verified.acknowledgement;
    if (answer) {
      lines.push("console.log(callback.acknowledgement.status, callback.acknowledgement.body);");
      prints.push(`${answer.status} ${answer.body}`.trimEnd());
    }
  }
  return { source: lines.join("\n"), prints: prints.join("\n") };
}
