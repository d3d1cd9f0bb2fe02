// The signed message sent from PHP.

function quoted(text) {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

export function phpCode({ signed, base }) {
  const address = base.replace(/\/+$/, "") + (signed.path ?? "/") + (signed.query ? `?${signed.query}` : "");
  const headers = Object.entries(signed.headers).map(([name, value]) => `        ${quoted(`${name}: ${value}`)},`);
  const options = [`    CURLOPT_CUSTOMREQUEST => ${quoted(signed.method)},`, `    CURLOPT_HTTPHEADER => [\n${headers.join("\n")}\n    ],`, "    CURLOPT_RETURNTRANSFER => true,"];
  // A string in single quotes is taken as it stands: json_encode here would write the body anew.
  if (signed.body) options.push(`    CURLOPT_POSTFIELDS => ${quoted(signed.body)},`);
  return [
    "<?php",
    "// The body is sent byte for byte: writing it anew would break the signature.",
    `$request = curl_init(${quoted(address)});`,
    `curl_setopt_array($request, [\n${options.join("\n")}\n]);`,
    "$answer = curl_exec($request);",
    "echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), PHP_EOL, $answer, PHP_EOL;",
  ].join("\n");
}
