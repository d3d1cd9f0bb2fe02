// A folder in which a page's example runs as a reader would run it, within the checkout, so that the package that was
// installed from its tarball is found.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { files } from "./pages.mjs";

const root = fileURLToPath(new URL("../../node_modules/.docs-tests/", import.meta.url));

/** Makes the folder `name` with the files that every example needs and `own` files; gives its path. */
export function makeFolder(name, own) {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...files, ...own })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
