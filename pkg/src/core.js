// The compiled core: one instance, made when it is first needed, so that importing costs next to nothing.
import * as glue from "./countersign_bg.js";
import { CountersignError } from "./error.js";

let compiledModule;
let started = false;

/** Says where the compiled module comes from. Called once, by the entry point. */
export function provideModule(provide) {
  compiledModule = provide;
}

/** The core's exported functions, ready to be called. */
export function core() {
  if (!started) start();
  return glue;
}

function start() {
  try {
    const instance = new WebAssembly.Instance(compiledModule(), { "./countersign_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    started = true;
  } catch (cause) {
    throw new CountersignError(
      "WASM_UNAVAILABLE",
      `The WebAssembly core could not be started: ${cause instanceof Error ? cause.message : String(cause)}`,
      { hint: "On a page with a content security policy, script-src needs 'wasm-unsafe-eval'.", cause },
    );
  }
}
