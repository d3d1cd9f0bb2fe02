/**
 * The same as `countersign`, without the wasm inside: load it before the first call, for instance by streaming.
 *
 * @example
 * import { gateway, init } from "countersign/slim";
 * await init(fetch(new URL("countersign/countersign.wasm", import.meta.url)));
 */

export * from "countersign";

/** A `WebAssembly.Module`; not named so, because not every program is compiled with declarations of it. */
export type CompiledModule = object;

/** What is needed of a WHATWG `Response`. */
export interface WasmResponse {
  /** Whether the status says that it succeeded. */
  readonly ok: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: {
    /** The value of a header. */
    get(name: string): string | null;
  };
  /** Reads the body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Loads the core from a compiled module, its bytes, or the answer to a request for `countersign/countersign.wasm`.
 * Rejects with `OPTION_INVALID` for anything else, with `WASM_UNAVAILABLE` for what cannot be fetched or compiled.
 */
export function init(source: WasmSource | Promise<WasmSource>): Promise<void>;

/** The same at once. Browsers allow that for a compiled module everywhere, for bytes at least in workers. */
export function initSync(source: CompiledModule | Uint8Array | ArrayBuffer): void;

/** What {@link init} takes. */
export type WasmSource = CompiledModule | Uint8Array | ArrayBuffer | WasmResponse;
