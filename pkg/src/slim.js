// Without the wasm: the caller loads it, once, before the first call.
import { provideModule, unavailable } from "./core.js";
import { describe, isBytes } from "./check/describe.js";
import { CountersignError } from "./error.js";

provideModule(() => {
  throw unavailable("The WebAssembly core was not loaded yet.", "Call `await init(source)` or `initSync(source)` first.");
});

/** Loads the core from a compiled module, from bytes, or from a Response or the promise of one. */
export async function init(source) {
  const given = await source;
  use(typeof given?.arrayBuffer === "function" ? await compileResponse(given) : await compile(given, (bytes) => WebAssembly.compile(bytes)));
}

/** The same from a compiled module or from bytes, at once. */
export function initSync(source) {
  use(compile(source, (bytes) => new WebAssembly.Module(bytes)));
}

function use(module) {
  provideModule(() => module);
}

/** A module that may come from another realm, where `instanceof` says no. */
function compile(source, compileBytes) {
  const kind = Object.prototype.toString.call(source);
  if (kind === "[object WebAssembly.Module]") return source;
  if (isBytes(source) || kind === "[object ArrayBuffer]") return checked(() => compileBytes(source));
  const expected = "a WebAssembly.Module, its bytes, or for `init` a Response";
  throw new CountersignError("OPTION_INVALID", `The core cannot be loaded from ${describe(source)}.`, {
    field: "source",
    expected,
    found: describe(source),
  });
}

async function compileResponse(response) {
  if (response.ok === false) {
    throw unavailable(`The WebAssembly core could not be fetched: HTTP status ${response.status}.`);
  }
  const streams = typeof WebAssembly.compileStreaming === "function";
  // Streaming is refused for any other type.
  if (streams && response.headers?.get("content-type") === "application/wasm") {
    return checked(() => WebAssembly.compileStreaming(response));
  }
  const bytes = await response.arrayBuffer();
  return checked(() => WebAssembly.compile(bytes));
}

/** What the runtime says of a module that it cannot compile, as a coded error. */
function checked(work) {
  const refuse = (cause) => {
    throw unavailable(
      `The WebAssembly core could not be compiled: ${cause instanceof Error ? cause.message : String(cause)}`,
      "The source must be the file `countersign/countersign.wasm`; on a page, script-src needs 'wasm-unsafe-eval'.",
      cause,
    );
  };
  try {
    const compiled = work();
    return typeof compiled.then === "function" ? compiled.then(undefined, refuse) : compiled;
  } catch (cause) {
    return refuse(cause);
  }
}

export * from "./api.js";
