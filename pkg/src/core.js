// The compiled core: one instance, made when it is first needed, so that importing costs next to nothing.
import * as glue from "./countersign_bg.js";
import { CountersignError } from "./error.js";

let compiledModule;
let exported;

/** Says where the compiled module comes from: a function, called when the core is first needed. */
export function provideModule(provide) {
  compiledModule = provide;
}

/** The core's exported functions, ready to be called. */
export function core() {
  if (exported === undefined) start();
  return glue;
}

/** The core's memory. */
export function memory() {
  return exported.memory;
}

function start() {
  try {
    const instance = new WebAssembly.Instance(compiledModule(), { "./countersign_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    exported = instance.exports;
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw unavailable(`The WebAssembly core could not be started: ${cause instanceof Error ? cause.message : String(cause)}`, hint(), cause);
  }
}

/** The error that says that the core cannot run here, and what to change. */
export function unavailable(sentence, advice, cause) {
  return new CountersignError("WASM_UNAVAILABLE", sentence, { hint: advice, cause });
}

function hint() {
  if (typeof WebAssembly !== "object") return "This runtime has no WebAssembly, which countersign needs.";
  return (
    "On a page with a content security policy, script-src needs 'wasm-unsafe-eval'. " +
    "Where WebAssembly cannot be compiled from bytes at all, bundle for the runtime's own export condition " +
    '(such as workerd or edge-light), or hand a compiled module to "countersign/slim".'
  );
}
