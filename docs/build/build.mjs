// Writes the reference documentation: `node docs/build/build.mjs FOLDER`. What it makes depends on nothing but this
// checkout and the installed package.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { errorsPage } from "./errors-page.mjs";
import { documentLinks, gatewayPage } from "./gateway-page.mjs";
import { indexPage } from "./index-page.mjs";
import { allKeyFiles } from "./keys.mjs";
import { mistakesPage } from "./mistakes-page.mjs";
import { builtIn } from "./scheme.mjs";
import { ownGatewayFiles, schemePage } from "./scheme-page.mjs";

/** Every file that is generated, by its path under `docs`. */
export function pages() {
  const all = builtIn();
  const about = (info) => `${info.subject === info.id ? `\`gateway("${info.id}")\`. ` : ""}${documentLinks(info)}. [All gateways](README.md)`;
  return {
    "gateways/README.md": indexPage(all),
    ...Object.fromEntries(all.map((info) => [`gateways/${info.id}.md`, gatewayPage(info, { about: about(info) })])),
    ...Object.fromEntries(Object.entries(allKeyFiles()).map(([file, text]) => [`gateways/keys/${file}`, text])),
    "errors.md": errorsPage(),
    "mistakes.md": mistakesPage(),
    "scheme.md": schemePage(),
    ...ownGatewayFiles(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  rmSync(join(folder, "gateways"), { recursive: true, force: true });
  for (const [path, text] of Object.entries(pages())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
