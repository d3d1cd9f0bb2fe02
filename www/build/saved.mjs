// The page as one file: everything inline, and a policy that names its parts by their hashes.
import { createHash } from "node:crypto";

export function savedPage({ html, style, icon, script }) {
  // Inside a script element these would be read as markup; in JavaScript the escapes mean the same.
  const inline = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const policy = [
    "default-src 'none'",
    `script-src ${hash(inline)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "worker-src blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const replaced = [
    [/(http-equiv="Content-Security-Policy" content=")[^"]+/, (_, start) => start + policy],
    [/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />`],
    [/ *<link rel="manifest"[^>]*>\n/, () => ""],
    [/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`],
    [/ *<script type="module"[^>]*><\/script>\n/, () => ""],
    [/ *<\/body>/, () => `    <script>${inline}</script>\n  </body>`],
  ];
  return replaced.reduce((text, [pattern, put]) => {
    if (!pattern.test(text)) throw new Error(`index.html has nothing like ${pattern}`);
    return text.replace(pattern, put);
  }, html);
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
