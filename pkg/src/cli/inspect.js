// `countersign inspect-key FILE`
import { inspectKey } from "countersign";
import { unusable } from "./arguments.js";
import { readKey, readSecret } from "./files.js";
import { columns } from "./print.js";

export function inspect({ subject, options }, env) {
  if (subject === undefined) throw unusable("The name of a file is missing.");
  const password =
    options["password-file"] === undefined
      ? env.COUNTERSIGN_PASSWORD || undefined
      : readSecret(options["password-file"], "--password-file");
  const info = inspectKey(readKey(subject, "FILE"), { password });
  const rows = [
    ["key", `${info.type}, ${info.algorithm}`],
    ...(info.bits === undefined ? [] : [["bits", String(info.bits)]]),
    ...(info.curve === undefined ? [] : [["curve", info.curve]]),
    ["found in", info.container],
    ...info.warnings.map((warning) => ["warning", `${warning.code}: ${warning.sentence}`]),
  ];
  return { result: info, text: `${columns(rows)}\n${info.publicKey}` };
}
