// What the drivers of browsers share.
import { existsSync } from "node:fs";
import { Missing } from "./missing.mjs";
import { serve } from "./serve.mjs";

export const PAGE = "/tests/runtimes/inside/page.html";

/** The first of these files that exists. */
export function installed(name, variable, places) {
  const found = [process.env[variable], ...places].find((place) => place && existsSync(place));
  if (found === undefined) throw new Missing(`${name} is not installed: apt-get install ${name}, or set ${variable} to its path`);
  return found;
}

/** Does `work` with the address of the page that runs the suite; gives the result that it gets back. */
export async function withPage(work) {
  const server = await serve();
  try {
    const { version, result } = await work(server.address + PAGE);
    if (result.error !== undefined) throw new Error(result.error);
    return { version, result };
  } finally {
    server.close();
  }
}
