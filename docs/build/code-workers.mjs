// The example's code for Cloudflare Workers, and what it answers.
import { expectation, opening, signOptions, verifyOptions } from "./call.mjs";
import { merchantCredentials } from "./example.mjs";
import { javascript } from "./literal.mjs";

/** What the credentials are called among a Worker's secrets. */
export const BINDINGS = { privateKey: "PRIVATE_KEY", platformKey: "PLATFORM_KEY", secret: "SECRET", merchant: "MERCHANT" };

export function workersExample(info, { request, callback }) {
  const credentials = merchantCredentials(info, ["request", "callback"]);
  const lines = [
    'import { CountersignError, gateway } from "countersign";',
    ...(typeof info.subject === "string" ? [] : [`import scheme from "./${info.id}.json";`]),
    "",
    "export default {",
    "  async fetch(request, env) {",
    ...opening(info, (name) => `env.${BINDINGS[name]}`, credentials, "    "),
    "    try {",
    '      if (new URL(request.url).pathname === "/pay") {',
    `        const message = merchant.sign(await request.text()${signOptions(request)});`,
    "        // To send it: return fetch(address + message.path, message)",
    "        return new Response(message.signature);",
    "      }",
    `      const callback = await merchant.verifyRequest(request, ${javascript(verifyOptions(callback, expectation(callback)), "      ")});`,
    ...answering(callback),
    "    } catch (error) {",
    "      if (error instanceof CountersignError) return new Response(error.code, { status: 400 });",
    "      throw error;",
    "    } finally {",
    "      merchant.free();",
    "    }",
    "  },",
    "};",
  ];
  const answer = callback.verified.acknowledgement;
  const prints = [
    `the order to /pay: 200 ${request.signed.signature}`,
    `the callback: ${answer ? `${answer.status} ${answer.body}`.trim() : "200"}`,
    `the callback with another ${callback.amount}: 400 SIGNATURE_MISMATCH`,
  ];
  return { source: lines.join("\n"), prints: prints.join("\n") };
}

function answering({ verified: { acknowledgement } }) {
  if (acknowledgement === undefined) return ["      // Which answer the gateway wants is not known.", "      return new Response(null);"];
  return ["      const { status, headers, body } = callback.acknowledgement;", "      return new Response(body || null, { status, headers });"];
}
